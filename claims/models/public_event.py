"""The log of all that happened in public: published, corrected, withdrawn, merged."""

from django.db import models
from django.db.models import Q

from sources.models import PublicId


class PublicEventQuerySet(models.QuerySet):
    def listed(self):
        """What readers are told of: all but that a name was named for the first time."""
        return self.exclude(kind=PublicEvent.Kind.NAMING)

    def changes(self):
        """What changed of what readers had seen: all but first publications."""
        return self.exclude(kind__in=["publication", "naming"])


class PublicEvent(models.Model):
    """One thing that happened to a public record. Triggers write it; nothing changes it.

    It stays whatever becomes of the record: a correction of a pair that was
    withdrawn since is still a correction. `note` is the correction note, or the
    reason of a withdrawal or a merge. A name is public from its `naming` on, when
    something published first named it.
    """

    class Kind(models.TextChoices):
        PUBLICATION = "publication", "published"
        CORRECTION = "correction", "corrected"
        REPUBLICATION = "republication", "published again"
        WITHDRAWAL = "withdrawal", "withdrawn"
        MERGE = "merge", "merged"
        SEPARATION = "separation", "merge undone"
        RETIREMENT = "retirement", "citation retired"
        NAMING = "naming", "named"

    at = models.DateTimeField()
    kind = models.CharField(max_length=13, choices=Kind)
    record = models.ForeignKey(PublicId, models.PROTECT, related_name="public_events")
    number = models.PositiveIntegerField("version", null=True)
    successor = models.ForeignKey(
        PublicId,
        models.PROTECT,
        null=True,
        verbose_name="merged into, or separated from",
        related_name="+",
    )
    note = models.CharField("note or reason", max_length=400, blank=True)

    objects = PublicEventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "number"], name="publicevent_version_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=["publication", "correction", "republication"],
                    number__isnull=False,
                )
                | Q(
                    kind__in=[
                        "withdrawal",
                        "merge",
                        "separation",
                        "retirement",
                        "naming",
                    ],
                    number=None,
                ),
                name="publicevent_version_of_what_was_published",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["merge", "separation"], successor__isnull=False)
                | ~Q(kind__in=["merge", "separation"]) & Q(successor=None),
                name="publicevent_merge_has_successor",
            ),
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="publicevent_newest"),
            models.Index(
                fields=["-at", "-id"],
                condition=~Q(kind__in=["publication", "naming"]),
                name="publicevent_changes",
            ),
        ]

    def __str__(self):
        return f"{self.record_id} {self.get_kind_display()}"
