"""One rendering of a claim or an outcome in one source."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from claims.models.actor import Actor
from claims.models.statement import Claim, Outcome
from sources.fields import EDTFField, EDTFRangeField, basis_field
from sources.models import Citation, Source

GREATEST = Decimal(10) ** 100


class Report(models.Model):
    """Where and how a statement stands in a source: said when, in what words."""

    class Wording(models.TextChoices):
        DIRECT = "direct", "quoted"
        INDIRECT = "indirect", "reported"
        PARTIAL_QUOTE = "partial_quote", "partly quoted"
        HEADLINE = "headline"
        CAPTION = "caption"

    claim = models.ForeignKey(
        Claim, models.CASCADE, null=True, blank=True, related_name="reports"
    )
    outcome = models.ForeignKey(
        Outcome, models.CASCADE, null=True, blank=True, related_name="reports"
    )
    source = models.ForeignKey(Source, models.PROTECT, related_name="reports")
    said = EDTFField()
    said_range = EDTFRangeField(of="said")
    said_basis = basis_field()
    said_ground = models.CharField(max_length=400, blank=True)
    wording = models.CharField(max_length=13, choices=Wording)
    verb = models.CharField("verb of attribution", max_length=100, blank=True)
    hedge = models.CharField(max_length=100, blank=True)
    citations = models.ManyToManyField(
        Citation, through="ReportCitation", related_name="reports"
    )
    chain = models.ManyToManyField(Actor, through="Attribution")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(claim=None, outcome__isnull=False)
                | Q(claim__isnull=False, outcome=None),
                name="report_of_one_statement",
                violation_error_message="A report belongs to a claim or to an outcome.",
            ),
            models.CheckConstraint(
                condition=Q(said="", said_range=None)
                | ~Q(said="") & Q(said_range__isnull=False),
                name="report_said_has_range",
            ),
        ]

    def __str__(self):
        return f"{self.source_id}: {self.claim_id or self.outcome_id}"

    @property
    def version(self):
        """The version of the statement, which counts the changes of its reports."""
        return (self.claim or self.outcome).version


def kept_because():
    """Why words are still cited although an editor has retired them; readers see it."""
    return models.CharField(
        "why it is kept, if it was retired",
        max_length=400,
        blank=True,
        default="",
        db_default="",
    )


class ReportCitation(models.Model):
    """What a citation does for a report. One span may serve several."""

    class Role(models.TextChoices):
        STATEMENT = "statement"
        ATTRIBUTION = "attribution"
        EVIDENCE = "evidence"
        DATE = "date"
        CONTEXT = "context"

    report = models.ForeignKey(Report, models.CASCADE, related_name="cited")
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="cited_by")
    role = models.CharField(max_length=11, choices=Role, default=Role.STATEMENT)
    kept_because = kept_because()

    class Meta:
        ordering = ["citation__start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "citation", "role"], name="reportcitation_unique"
            )
        ]

    def __str__(self):
        return f"{self.citation_id} {self.role}"


class Attribution(models.Model):
    """A link of the chain from the first voice to the outlet, in order."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="attributions")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="attributions")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "position"], name="attribution_unique_position"
            )
        ]

    def __str__(self):
        return f"{self.position}: {self.actor_id}"


def is_number(field):
    """Whether a decimal is unknown, or a number; PostgreSQL takes NaN for the greatest."""
    return Q(**{field: None}) | Q(**{f"{field}__range": (-GREATEST, GREATEST)})


class Figure(models.Model):
    """One number as reported. Bounds come from the words: “hundreds” are at least 200."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="figures")
    counted = models.CharField("what is counted", max_length=120)
    reference = models.CharField("of what", max_length=200, blank=True)
    unit = models.CharField(max_length=40)
    low = models.DecimalField(null=True, blank=True)
    best = models.DecimalField(null=True, blank=True)
    high = models.DecimalField(null=True, blank=True)
    hedge = models.CharField(max_length=60, blank=True)
    printed = models.CharField("as printed", max_length=200)
    citation = models.ForeignKey(
        Citation, models.PROTECT, null=True, blank=True, related_name="figures"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(low=None) | Q(best=None) | Q(low__lte=F("best")))
                & (Q(best=None) | Q(high=None) | Q(best__lte=F("high")))
                & (Q(low=None) | Q(high=None) | Q(low__lte=F("high"))),
                name="figure_low_best_high_in_order",
                violation_error_message="Low, best and high must be in this order.",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=False)
                | Q(best__isnull=False)
                | Q(high__isnull=False),
                name="figure_has_a_number",
                violation_error_message="Give at least one of low, best and high.",
            ),
            models.CheckConstraint(
                condition=is_number("low") & is_number("best") & is_number("high"),
                name="figure_is_number",
                violation_error_message="Low, best and high are plain numbers.",
            ),
        ]

    def __str__(self):
        return self.printed
