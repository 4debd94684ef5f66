"""What was published, and every text of it that was captured."""

from urllib.parse import urldefrag

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models, transaction
from django.db.models.functions import Now
from django.urls import reverse

from sources.fields import EDTFField, EDTFRangeField, basis_field
from sources.jobs import READ_TEXT, enqueue
from sources.models.editing import Versioned
from sources.models.identity import Identified, PublicId
from sources.normalise import normalise
from sources.passages import after, before
from sources.shingles import sketch


class Publisher(Versioned):
    """Who puts texts out: an agency, a paper, a ministry, an aggregator."""

    class Kind(models.TextChoices):
        NEWS_AGENCY = "news_agency"
        NEWSPAPER = "newspaper"
        BROADCASTER = "broadcaster"
        OFFICIAL_BODY = "official_body"
        MONITOR = "monitor"
        NGO = "ngo", "NGO"
        AGGREGATOR = "aggregator"

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=13, choices=Kind)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""), name="publisher_has_name"
            )
        ]

    def __str__(self):
        return self.name


class SourceQuerySet(models.QuerySet):
    def at(self, url):
        """Sources with this address, whatever its scheme, slash or fragment."""
        bare = urldefrag(url)[0].partition("://")[2].removesuffix("/")
        spelt = [
            f"{scheme}://{bare}{end}"
            for scheme in ("http", "https")
            for end in ("", "/")
        ]
        return self.filter(url__in=spelt)


class Source(Versioned, Identified):
    """One published document. A part of another has a text of its own."""

    class Rights(models.TextChoices):
        FULL = "full", "full text"
        EXCERPTS = "excerpts", "cited words only"

    title = models.CharField(max_length=400)
    publisher = models.ForeignKey(
        Publisher, models.PROTECT, null=True, blank=True, related_name="sources"
    )
    publisher_basis = basis_field()
    publisher_ground = models.CharField(max_length=400, blank=True)
    agency = models.ForeignKey(
        Publisher, models.PROTECT, null=True, blank=True, related_name="wire_copies"
    )
    agency_basis = basis_field()
    agency_ground = models.CharField(max_length=400, blank=True)
    byline = models.CharField(max_length=200, blank=True)
    url = models.URLField("address", max_length=2000, blank=True)
    url_basis = basis_field()
    archive_url = models.URLField("archived copy", max_length=2000, blank=True)
    language = models.CharField(max_length=35, default="en")
    published = EDTFField()
    published_range = EDTFRangeField(of="published")
    published_basis = basis_field()
    published_ground = models.CharField(max_length=400, blank=True)
    rights = models.CharField(
        "anonymous readers see",
        max_length=8,
        choices=Rights,
        default=Rights.EXCERPTS,
    )
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["-published_range", "title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title=""), name="source_has_title"
            ),
            models.CheckConstraint(
                condition=models.Q(url="") | models.Q(url__regex=r"^https?://"),
                name="source_url_is_http",
                violation_error_message="An address begins with http:// or https://.",
            ),
            models.CheckConstraint(
                condition=models.Q(archive_url="")
                | models.Q(archive_url__regex=r"^https?://"),
                name="source_archive_url_is_http",
                violation_error_message="An address begins with http:// or https://.",
            ),
            models.CheckConstraint(
                condition=~models.Q(part_of=models.F("pk")),
                name="source_not_part_of_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(published="", published_range__isnull=True)
                | ~models.Q(published="") & models.Q(published_range__isnull=False),
                name="source_published_has_range",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("source", args=[self.public_id])

    @transaction.atomic
    def revise(self, text, origin):
        """Append a captured text, for workers to read. Raises ValueError as `normalise` does."""
        Source.objects.select_for_update(no_key=True).get(pk=self.pk)
        last = self.revisions.aggregate(last=models.Max("number"))["last"] or 0
        text = normalise(text)
        revision = self.revisions.create(
            number=last + 1, text=text, origin=origin, sketch=sketch(text)
        )
        revision.refresh_from_db(fields=["sha256"])
        enqueue(READ_TEXT, revision=revision.pk)
        return revision


class RevisionQuerySet(models.QuerySet):
    def public(self):
        """Those that may be read, of sources that were not merged since."""
        live = PublicId.objects.filter(state=PublicId.State.LIVE)
        return self.readable().filter(source__public_id__in=live)

    def readable(self):
        """Texts of which something published cites the words, unless taken back."""
        shown = PublicId.objects.shown()
        cited = self.filter(citations__published_at__isnull=False).distinct()
        cited = cited.filter(source__public_id__in=shown)
        return cited.select_related("source__publisher", "source__agency")


class Revision(models.Model):
    """One captured text of a source, numbered from 1 and never edited."""

    class Origin(models.TextChoices):
        PASTED = "pasted"
        FILE = "file"
        FETCHED = "fetched"
        SEED = "seed", "seed document"
        EXCERPTS = "excerpts", "excerpt edition"

    source = models.ForeignKey(Source, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64, editable=False)
    captured_at = models.DateTimeField(db_default=Now())
    origin = models.CharField(max_length=8, choices=Origin)
    sketch = ArrayField(models.IntegerField(), default=list, editable=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["source", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "number"], name="revision_unique_number"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="revision_numbered_from_1"
            ),
            models.CheckConstraint(
                condition=~models.Q(text="") & ~models.Q(text__contains="\r"),
                name="revision_text_normalised",
            ),
        ]
        indexes = [
            models.Index(fields=["sha256"], name="revision_sha256"),
            GinIndex(fields=["sketch"], name="revision_sketch"),
        ]

    def __str__(self):
        return f"{self.source_id}@{self.number}"

    def get_absolute_url(self):
        return reverse("source_revision", args=[self.source.public_id, self.number])

    def cite(self, start, end, **fields):
        """Cite the characters [start, end), in code points; once for each span.

        Raises ValueError for an empty span or one outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(
                f"[{start}, {end}) is no span of {len(self.text)} characters."
            )
        return self.citations.get_or_create(
            start=start, end=end, defaults=self.quoted(start, end) | fields
        )[0]

    def quoted(self, start, end):
        """The fields of a citation of [start, end): its words and their context."""
        return {
            "start": start,
            "end": end,
            "exact": self.text[start:end],
            "prefix": before(self.text, start),
            "suffix": after(self.text, end),
        }
