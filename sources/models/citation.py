"""The exact words that a statement rests on, and where they stand later."""

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce, Left, Length, Substr
from django.urls import reverse

from sources.models.identity import Identified, PublicId
from sources.models.source import Revision

# Words are looked for in the beginning: no tsvector holds a text of a megabyte.
OPENING = SearchVector(Left("exact", 1000), config="english")


class CitationQuerySet(models.QuerySet):
    def published(self):
        return self.exclude(published_at=None)

    def public(self):
        """Published, in a source that was not taken back."""
        shown = PublicId.objects.shown()
        return self.published().filter(revision__source__public_id__in=shown)

    def retired(self):
        """Those of which an editor decided that the source no longer says them."""
        return self.filter(anchors__decision="retired").distinct()

    def in_place(self):
        """With their text and its source, but without the words of the text."""
        return self.select_related("revision__source").defer("revision__text")

    def saying(self, query):
        """Those whose words, in their beginning, match a search."""
        return self.annotate(words=OPENING).filter(words=query)

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
        indexes = [GinIndex(OPENING, name="citation_words")]

    def __str__(self):
        return f"“{self.exact}”"

    def get_absolute_url(self):
        revision = self.revision
        return reverse(
            "source_revision",
            args=[revision.source.public_id, revision.number],
            fragment=f"cite-{self.public_id}",
        )
