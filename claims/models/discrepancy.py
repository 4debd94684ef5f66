"""A matter that two or more sources put differently."""

from django.db import models
from django.db.models import Q

from claims.models.report import kept_because
from claims.models.state import Reviewed
from claims.models.statement import Claim, Outcome
from sources.models import Citation, Identified, Versioned


class DiscrepancyQuerySet(models.QuerySet):
    def flagged(self):
        """Without those where the sides turned out equal."""
        return self.exclude(verdict=Discrepancy.Verdict.EQUAL)


class Discrepancy(Versioned, Reviewed, Identified):
    """What is put differently, whether that matters, and how we read it."""

    class Kind(models.TextChoices):
        CATEGORY = "category"
        DATE = "date"
        DESCRIPTION = "description"
        DETAIL = "detail"
        ERROR = "error"
        FACT = "fact"
        FIGURE = "figure"
        GRANULARITY = "granularity"
        NOTATION = "notation"
        SPELLING = "spelling"
        STANCE = "stance"
        SUPERLATIVE = "superlative"
        WORDING = "wording"

    class Verdict(models.TextChoices):
        DIFFERS = "differs"
        COMPATIBLE = "compatible"
        EQUAL = "equal"

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=11, choices=Kind)
    verdict = models.CharField(max_length=10, choices=Verdict)
    comparable = models.BooleanField()
    comparable_reason = models.CharField("why, or why not", max_length=400, blank=True)
    reading = models.TextField("how we read it")
    claims = models.ManyToManyField(Claim, blank=True, related_name="discrepancies")
    outcomes = models.ManyToManyField(Outcome, blank=True, related_name="discrepancies")

    objects = DiscrepancyQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        ordering = ["title", "pk"]
        verbose_name_plural = "discrepancies"
        constraints = [
            *Reviewed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(comparable=True) | ~Q(comparable_reason=""),
                name="discrepancy_says_why_not_comparable",
            ),
        ]

    def __str__(self):
        return self.title


class Side(models.Model):
    """What one source, or one passage of it, says of the matter."""

    discrepancy = models.ForeignKey(Discrepancy, models.CASCADE, related_name="sides")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=120)
    value = models.CharField(max_length=300)
    normalised = models.CharField(max_length=120, blank=True)
    citations = models.ManyToManyField(
        Citation, through="SideCitation", related_name="sides"
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["discrepancy", "position"], name="side_unique_position"
            )
        ]

    def __str__(self):
        return f"{self.label}: {self.value}"

    @property
    def version(self):
        """The version of the discrepancy, which counts the changes of its sides."""
        return self.discrepancy.version


class SideCitation(models.Model):
    """Words that a side rests on."""

    role = "statement"  # of every citation of a side; see ReportCitation.Role

    side = models.ForeignKey(Side, models.CASCADE, related_name="cited")
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="side_links")
    kept_because = kept_because()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["side", "citation"], name="sidecitation_unique"
            )
        ]

    def __str__(self):
        return str(self.citation_id)
