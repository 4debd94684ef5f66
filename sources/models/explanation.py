"""What one person wrote for readers about a change, and who else approved it."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Now
from django.utils import timezone

from sources.models.citation import Citation
from sources.models.identity import PublicId

MATTER = ("matter", "record", "number")


class NotYours(ValueError):
    """Somebody approves words of their own, or words that do not wait any more."""


class ExplanationQuerySet(models.QuerySet):
    def current(self):
        """The newest of each matter; what was written of it before counts no more."""
        same = {name: OuterRef(name) for name in MATTER}
        newer = Explanation.objects.filter(**same, pk__gt=OuterRef("pk"))
        return self.filter(~Exists(newer))

    def waiting(self):
        """What readers are not shown yet, and would be if it were approved.

        A decision on a citation is shown once the citation is published.
        """
        shown = Citation.objects.published().values("public_id")
        inner = Q(matter=Explanation.Matter.CITATION) & ~Q(record__in=shown)
        return self.current().filter(approved_at=None).exclude(inner)

    def texts(self, matter, records):
        """The current text of some records by (record, number); None while it waits."""
        found = self.current().filter(matter=matter, record__in=records)
        return {
            (one.record_id, one.number): one.text if one.approved_at else None
            for one in found
        }


def approved(matter, record, number, field="text"):
    """Select what readers are shown of a matter: its text, or its decision.

    It is null while it waits. `record` and `number` are expressions of the row that
    it is selected beside.
    """
    found = Explanation.objects.filter(matter=matter, record=record, number=number)
    shown = Case(When(approved_at__isnull=False, then=F(field)))
    return Subquery(found.order_by("-pk").values(shown=shown)[:1])


class Explanation(models.Model):
    """A correction note, a reason or a decision; readers see it once it is approved.

    It is of a `matter` of a record and a number: of the version that a note is about,
    of the last version before a withdrawal, of the merge by its key, of the later
    version of the source that a citation was decided on. Only who approved it is
    written afterwards; other words are another explanation of the same matter, and
    the newest counts. Without `approved_by` it was public before there was this rule.
    """

    class Matter(models.TextChoices):
        CORRECTION = "correction", "correction note"
        WITHDRAWAL = "withdrawal", "reason of a withdrawal"
        MERGE = "merge", "reason of a merge"
        CITATION = "citation", "decision on a citation"

    matter = models.CharField(max_length=10, choices=Matter)
    record = models.ForeignKey(
        PublicId, models.PROTECT, related_name="explanations", db_index=False
    )
    number = models.PositiveBigIntegerField("of version, or of merge")
    decision = models.CharField(max_length=10, blank=True)
    text = models.CharField(max_length=400, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    written_at = models.DateTimeField(db_default=Now())
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    approved_at = models.DateTimeField(null=True, blank=True)

    objects = ExplanationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(approved_at__isnull=False),
                name="explanation_approved_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(decision=""),
                name="explanation_says_something",
            ),
        ]
        indexes = [
            models.Index(
                fields=["record", "matter", "number", "-id"],
                name="explanation_matter",
            ),
            models.Index(
                fields=["id"],
                condition=Q(approved_at=None),
                name="explanation_waiting",
            ),
        ]

    def __str__(self):
        return self.text or self.decision

    @classmethod
    def write(cls, matter, record, number, text, by, *, decision="", approved_by=None):
        """Keep what somebody wrote; words that somebody else had read are approved.

        The user of the seeds cannot log in, and needs no second.
        """
        if by.username == "seed" and not by.is_active:
            approved_by = by
        return cls.objects.create(
            matter=matter,
            record_id=record,
            number=number,
            text=text,
            decision=decision,
            written_by=by,
            approved_by=approved_by,
            approved_at=approved_by and timezone.now(),
        )

    @property
    def is_current(self):
        return Explanation.objects.current().filter(pk=self.pk).exists()

    @transaction.atomic
    def approve(self, by):
        """Let readers see it. Raises NotYours for own words, or what was decided on."""
        stored = Explanation.objects.select_for_update(no_key=True).get(pk=self.pk)
        if stored.approved_at or not stored.is_current:
            raise NotYours("It does not wait any more: see what is there now.")
        if stored.written_by == by:
            raise NotYours("You wrote it: somebody else approves it.")
        self.approved_by, self.approved_at = by, timezone.now()
        self.save(update_fields=["approved_by", "approved_at"])

    def reword(self, text, by):
        """Put other words in its place, for somebody else to approve."""
        return Explanation.write(
            self.matter,
            self.record_id,
            self.number,
            text.strip(),
            by,
            decision=self.decision,
        )
