"""Two records of one thing that became one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from sources.models import PublicId


class MergeQuerySet(models.QuerySet):
    def open(self):
        return self.filter(undone_at=None)


class Merge(models.Model):
    """Says of an id what it was merged into, by whom and why, and if that was undone.

    All that was changed stands in the history, from `first_event` to
    `last_event`: what undoes the merge is read from there. A merge `within`
    another was made, and is undone, together with it.
    """

    class Kind(models.TextChoices):
        ACTOR = "actor"
        PLACE = "place"
        CLAIM = "claim"
        OUTCOME = "outcome"
        PAIR = "pair"
        SOURCE = "source"

    kind = models.CharField(max_length=7, choices=Kind)
    loser = models.ForeignKey(
        PublicId, models.PROTECT, verbose_name="merged", related_name="merges"
    )
    winner = models.ForeignKey(
        PublicId, models.PROTECT, verbose_name="into", related_name="taken_in"
    )
    within = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="with_it"
    )
    was = models.CharField(
        "state of the id before", max_length=9, choices=PublicId.State
    )
    reason = models.CharField(max_length=400)
    public = models.BooleanField("readers knew it")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="merges"
    )
    at = models.DateTimeField(db_default=Now())
    first_event = models.BigIntegerField()
    last_event = models.BigIntegerField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["loser"], condition=Q(undone_at=None), name="merge_one_open"
            ),
            models.CheckConstraint(
                condition=~Q(loser=F("winner")), name="merge_not_into_itself"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="merge_has_reason"),
            models.CheckConstraint(
                condition=Q(undone_by=None, undone_at=None)
                | Q(undone_by__isnull=False, undone_at__isnull=False),
                name="merge_undone_by_somebody",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.loser_id} into {self.winner_id}"

    @property
    def is_open(self):
        return self.undone_at is None
