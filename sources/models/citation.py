"""The exact words that a statement rests on, and where they stand later."""

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce, Length, Now, Substr
from django.urls import reverse

from sources.models.identity import Identified
from sources.models.source import Revision


class CitationQuerySet(models.QuerySet):
    def published(self):
        return self.exclude(published_at=None)

    def proof(self):
        """Count all citations and name those that their text belies, at once."""
        said = Substr("revision__text", F("start") + 1, F("end") - F("start"))
        true = Q(exact=said) & Q(end__lte=Length("revision__text"))
        return self.aggregate(
            total=Count("pk"),
            false=Coalesce(ArrayAgg("public_id", filter=~true, ordering="pk"), []),
        )


class Citation(Identified):
    """Characters [start, end) of a revision, in code points, and the words there.

    The names are those of the W3C Web Annotation quote and position selectors.
    A citation never changes, but that it is published, once.
    """

    revision = models.ForeignKey(
        Revision, models.PROTECT, related_name="citations", editable=False
    )
    start = models.PositiveIntegerField(editable=False)
    end = models.PositiveIntegerField(editable=False)
    exact = models.TextField("quote", editable=False)
    prefix = models.TextField(blank=True, editable=False)
    suffix = models.TextField(blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["revision", "start", "end"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "start", "end"], name="citation_unique_span"
            ),
            models.CheckConstraint(
                condition=Q(start__lt=F("end")), name="citation_span_not_empty"
            ),
            models.CheckConstraint(
                condition=Q(end=F("start") + Length("exact")),
                name="citation_span_fits_quote",
            ),
        ]

    def __str__(self):
        return f"“{self.exact}”"

    def get_absolute_url(self):
        revision = self.revision
        return reverse(
            "source_revision",
            args=[revision.source.public_id, revision.number],
            fragment=f"cite-{self.public_id}",
        )


class Change(models.TextChoices):
    """What differs between the words that were cited and those that stand there."""

    CASE = "case"
    WHITESPACE = "whitespace"
    QUOTES = "quotes"
    WORDING = "wording"
    MATERIAL = "material", "number, place, actor or negation"


HARMLESS = [Change.CASE, Change.WHITESPACE, Change.QUOTES]


class Anchor(models.Model):
    """Where a citation stands in a later revision of its source.

    A trigger keeps it to a later revision of the same source, and to the very
    words: whatever differs in more than case, whitespace or quotes has drifted.
    """

    class State(models.TextChoices):
        EXACT = "exact"
        MOVED = "moved"
        DRIFTED = "drifted"
        LOST = "lost"

    citation = models.ForeignKey(Citation, models.PROTECT, related_name="anchors")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="anchors")
    state = models.CharField(max_length=7, choices=State)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    score = models.FloatField(null=True, blank=True)
    changes = ArrayField(
        models.CharField(max_length=10, choices=Change),
        default=list,
        blank=True,
    )
    looked_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["citation", "revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["citation", "revision"], name="anchor_unique"
            ),
            models.CheckConstraint(
                condition=Q(state="lost", start=None, end=None)
                | ~Q(state="lost")
                & Q(start__isnull=False, end__isnull=False, start__lt=F("end")),
                name="anchor_stands_unless_lost",
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0, score__lte=1),
                name="anchor_score_from_0_to_1",
            ),
            models.CheckConstraint(
                condition=Q(state="lost", changes=[])
                | Q(state="drifted", changes__contained_by=Change.values)
                | Q(state__in=["exact", "moved"], changes__contained_by=HARMLESS),
                name="anchor_changed_as_its_state_says",
            ),
        ]

    def __str__(self):
        return f"{self.citation_id} {self.state}"

    @classmethod
    def of(cls, citation, revision, match):
        """Say of a citation what `anchoring.anchor` found in a text; None is lost."""
        anchor = cls(citation=citation, revision=revision, state=cls.State.LOST)
        if match is not None:
            anchor.start, anchor.end = match.start, match.end
            anchor.state, anchor.score = match.state, match.score
            anchor.changes = sorted(match.changes)
        return anchor
