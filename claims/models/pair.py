"""One claim beside one outcome, and how they relate."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from claims.comparison.dimensions import RULES, VERDICTS
from claims.comparison.strength import STRENGTHS
from claims.models.state import Reviewed, published_only_when
from claims.models.statement import Claim, Outcome
from sources.models import Identified, Versioned

SYMBOLS = {
    "supports": "✓",
    "contradicts": "✕",
    "undercuts": "≠",
    "qualifies": "±",
    "context": "○",
    "not_comparable": "∅",
}
VERDICT_SYMBOLS = {
    "matches": "=",
    "wider": "⊃",
    "partly": "≈",
    "differs": "≠",
    "not_stated": "–",
    "not_comparable": "∅",
}
MEANINGS = {
    "supports": "The observed outcome supports the claim.",
    "contradicts": "The claim and the observed outcome cannot both be true as worded.",
    "undercuts": "The claim may be literally true, but the observed outcome points"
    " against what it implies.",
    "qualifies": "The observed outcome limits the claim or adds what it leaves out.",
    "context": "Related, but neither supports nor contradicts the claim.",
    "not_comparable": "The two cannot be meaningfully compared.",
}


class Pair(Versioned, Reviewed, Identified):
    """What editors work on. Readers see its newest revision."""

    class Relation(models.TextChoices):
        SUPPORTS = "supports"
        CONTRADICTS = "contradicts"
        UNDERCUTS = "undercuts"
        QUALIFIES = "qualifies"
        CONTEXT = "context"
        NOT_COMPARABLE = "not_comparable", "Not comparable"

        @property
        def symbol(self):
            return SYMBOLS[self]

        @property
        def meaning(self):
            return MEANINGS[self]

        @property
        def rule(self):
            """Which result of the comparison it is based on."""
            return RULES[self]

    class Strength(models.TextChoices):
        STRONG = "strong"
        MODERATE = "moderate"
        WEAK = "weak"

        @property
        def rule(self):
            """What a comparison of this strength needs."""
            return STRENGTHS[self]

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="pairs")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="pairs")
    heading = models.CharField("what stands beside what", max_length=160, blank=True)
    relation = models.CharField(max_length=14, choices=Relation, blank=True)
    strength = models.CharField(max_length=8, choices=Strength, blank=True)
    rationale = models.TextField("why they belong side by side", blank=True)
    weakness = models.TextField("what limits the comparison", blank=True)
    settle = models.TextField("what would settle it", blank=True)

    class Meta(Reviewed.Meta):
        ordering = ["pk"]
        constraints = [
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(fields=["claim", "outcome"], name="pair_unique"),
            published_only_when(~Q(relation=""), "pair_published_with_relation"),
            published_only_when(~Q(rationale=""), "pair_published_with_rationale"),
            published_only_when(~Q(heading=""), "pair_published_with_heading"),
        ]

    def __str__(self):
        return self.heading or self.public_id

    def get_absolute_url(self):
        return reverse("pair", args=[self.public_id])


class DimensionQuerySet(models.QuerySet):
    def decided(self):
        return self.filter(basis=Dimension.Basis.DECIDED)


class Dimension(models.Model):
    """How a pair compares in one respect.

    What is computed is written anew whenever the pair is saved at the desk;
    what an editor decided stands.
    """

    class Kind(models.TextChoices):
        PLACE = "place"
        TIME = "time"
        TARGET = "target", "target or party"
        COUNT = "count"
        EFFECT = "effect"

    class Verdict(models.TextChoices):
        MATCHES = "matches", VERDICTS["matches"]
        WIDER = "wider", VERDICTS["wider"]
        PARTLY = "partly", VERDICTS["partly"]
        DIFFERS = "differs", VERDICTS["differs"]
        NOT_STATED = "not_stated", VERDICTS["not_stated"]
        NOT_COMPARABLE = "not_comparable", VERDICTS["not_comparable"]

        @property
        def symbol(self):
            return VERDICT_SYMBOLS[self]

    class Basis(models.TextChoices):
        COMPUTED = "computed"
        DECIDED = "decided", "decided by an editor"

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="dimensions")
    kind = models.CharField(max_length=6, choices=Kind)
    verdict = models.CharField(max_length=14, choices=Verdict)
    basis = models.CharField(max_length=8, choices=Basis, default=Basis.DECIDED)
    reason = models.CharField(max_length=400)

    objects = DimensionQuerySet.as_manager()

    class Meta:
        ordering = ["pair", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pair", "kind"], name="dimension_unique"),
            models.CheckConstraint(
                condition=~Q(reason=""), name="dimension_has_reason"
            ),
        ]

    def __str__(self):
        return f"{self.kind}: {self.verdict}"
