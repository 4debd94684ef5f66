"""What the public sees of discrepancies and pairs, and their read model."""

import re
from collections import defaultdict

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models
from django.db.models import F, Func, OuterRef, Subquery
from django.db.models.functions import Cast, JSONObject
from django.urls import reverse

from claims.comparison.independence import NOT_ESTABLISHED
from claims.models.discrepancy import Discrepancy
from claims.models.pair import Pair
from claims.models.revision import (
    CitingRevisionQuerySet,
    ClaimRevision,
    OutcomeRevision,
    PublishedRevision,
    numbered,
    public_note,
)
from sources.fields import EDTFField, EDTFRangeField, newest_first
from sources.models import Anchor, Citation, PublicId

# “Not not not …” overflows PostgreSQL's stack for queries; one minus says as much.
MINUSES = re.compile(r"-[\s-]*-")


SIDES = ("claim", "outcome")
LISTED = ("public_id", "relation", "card", "glance")
ALTERED = {  # what pages say of words that a later text alters, and where it is stored
    "cited": "citation__public_id",
    "exact": "citation__exact",
    "source": "revision__source__public_id",
    "number": "revision__number",
    "state": "state",
    "decision": "decision",
    "approved": "approved_decision",
    "reason": "approved_reason",
}


class DiscrepancyRevisionQuerySet(CitingRevisionQuerySet):
    def flagged(self):
        """Those that may be called a discrepancy: two sides that are not equal."""
        said = self.annotate(said=Cast("snapshot", models.JSONField()))
        return said.exclude(said__verdict=Discrepancy.Verdict.EQUAL)

    def touching(self, **statements):
        """Those that touch this claim, or this outcome, as published."""
        touched = models.Q()
        for side, statement in statements.items():
            touched |= models.Q(said__contains={f"{side}s": [{"id": statement}]})
        return self.published().flagged().filter(touched).order_by("discrepancy_id")


class DiscrepancyRevision(PublishedRevision):
    of = "discrepancy"
    discrepancy = models.ForeignKey(
        Discrepancy, models.PROTECT, related_name="revisions"
    )
    citations = models.ManyToManyField(Citation, related_name="discrepancy_revisions")

    objects = DiscrepancyRevisionQuerySet.as_manager()

    class Meta(PublishedRevision.Meta):
        constraints = numbered("discrepancy")
        indexes = [
            GinIndex(
                OpClass(Cast("snapshot", models.JSONField()), name="jsonb_path_ops"),
                name="discrepancyrevision_says",
            )
        ]


class PairRevisionQuerySet(models.QuerySet):
    def published(self):
        """Revisions of the pairs that are published now, and what pages need."""
        return self.with_altered().filter(pair__publishedpair__isnull=False)

    def readable(self):
        """Revisions of the pairs that are published now, or were merged into another.

        `successor` is the id of that other; what was merged is true as it was.
        """
        merged = PublicId.objects.filter(
            pk=OuterRef("pair__public_id"), state=PublicId.State.MERGED
        )
        found = self.with_altered().annotate(
            successor=Subquery(merged.values("successor"))
        )
        return found.filter(
            models.Q(pair__publishedpair__isnull=False)
            | models.Q(successor__isnull=False)
        )

    def with_notes(self):
        """With the note that readers are shown of each, as `public_note`."""
        return self.annotate(public_note=public_note("pair"))

    def with_altered(self):
        found = self.with_notes().select_related("pair__publishedpair__revision")
        return found.annotate(altered=ArraySubquery(altered_words()))


def altered_words():
    """What has become, in later texts, of the words that a pair rests on."""
    claim, outcome = (OuterRef(OuterRef(f"pair__{side}")) for side in SIDES)
    claimed = ClaimRevision.citations.through.objects.filter(claimrevision__claim=claim)
    observed = OutcomeRevision.citations.through.objects.filter(
        outcomerevision__outcome=outcome
    )
    found = (
        Anchor.objects.altered()
        .with_public_decision()
        .filter(
            models.Q(citation__in=claimed.values("citation"))
            | models.Q(citation__in=observed.values("citation"))
        )
    )
    return found.order_by("pk").values(facts=JSONObject(**ALTERED))


class PairRevision(PublishedRevision):
    pair = models.ForeignKey(Pair, models.PROTECT, related_name="revisions")

    objects = PairRevisionQuerySet.as_manager()

    class Meta(PublishedRevision.Meta):
        constraints = numbered("pair")


class PublishedPairQuerySet(models.QuerySet):
    def for_list(self):
        """What a row of the list shows, and nothing else."""
        return self.only(*LISTED)

    def matching(self, *, relation=(), claimant=(), q=""):
        pairs = self
        if relation:
            pairs = pairs.filter(relation__in=relation)
        if claimant:
            pairs = pairs.filter(claimants__overlap=list(claimant))
        if q:
            pairs = pairs.filter(
                search=SearchQuery(
                    MINUSES.sub("-", q), search_type="websearch", config="english"
                )
            )
        return pairs

    def with_ends(self):
        """What a row of the list shows, and which statements it ties."""
        return self.only(*LISTED, "claim", "outcome")

    def resting_on(self, statements):
        """The pairs of each statement, by its public id."""
        pairs, found = defaultdict(list), list(statements)
        for pair in self.with_ends().filter(
            models.Q(claim__in=found) | models.Q(outcome__in=found)
        ):
            pairs[pair.claim].append(pair)
            pairs[pair.outcome].append(pair)
        return pairs

    def showing(self, statements):
        """The pairs that set one of these statements beside another."""
        ids = statements.order_by().values("pk")
        return self.filter(models.Q(claim__in=ids) | models.Q(outcome__in=ids))

    def by_relation(self):
        """How many pairs stand in each relation."""
        counts = self.order_by().values_list("relation")
        return dict(counts.annotate(models.Count("pk")))

    def by_period(self):
        """How many pairs stand in each relation, by the date of the claim."""
        counts = self.order_by().values_list("relation", "happened")
        return counts.annotate(models.Count("pk"))

    def by_claimant(self):
        """The id, name and number of pairs of every claimant, the most first."""
        counts = self.order_by().annotate(
            claimant=Func(F("claimants"), function="unnest"),
            name=Func(F("claimant_names"), function="unnest"),
        )
        counts = counts.values("claimant", "name").annotate(pairs=models.Count("pk"))
        return counts.order_by("-pairs", "name", "claimant")


class PublishedPair(models.Model):
    """A row a published pair, with what list, facets, search and sort need.

    Made from the newest snapshot alone, so that it can be rebuilt.
    """

    pair = models.OneToOneField(Pair, models.PROTECT, primary_key=True)
    revision = models.OneToOneField(PairRevision, models.PROTECT)
    public_id = models.CharField(max_length=8, unique=True)
    relation = models.CharField(max_length=14, choices=Pair.Relation)
    claimants = ArrayField(models.CharField(max_length=8))
    claimant_names = ArrayField(models.CharField(max_length=200))
    claim = models.CharField(max_length=8, db_index=True)
    outcome = models.CharField(max_length=8, db_index=True)
    happened = EDTFField("period of the claim")
    happened_range = EDTFRangeField(of="happened")
    weight = models.PositiveSmallIntegerField("1 strong to 3 weak")
    card = models.JSONField()
    glance = models.JSONField("time, place and independence in words", null=True)
    independent_sources = models.PositiveSmallIntegerField(
        "of both sides together, if established", null=True
    )
    search = SearchVectorField()

    objects = PublishedPairQuerySet.as_manager()

    class Meta:
        ordering = [*newest_first("happened"), "weight", "pair_id"]
        indexes = [
            GinIndex(fields=["search"], name="publishedpair_search"),
            GinIndex(fields=["claimants"], name="publishedpair_claimants"),
            models.Index(
                *newest_first("happened"),
                "weight",
                "pair_id",
                name="publishedpair_newest",
            ),
            models.Index(fields=["relation"], name="publishedpair_relation"),
        ]

    def __str__(self):
        return self.public_id

    def get_absolute_url(self):
        return reverse("pair", args=[self.public_id])

    def at_a_glance(self):
        """Time, place and independence in words.

        A row that an earlier release wrote has none until it is rebuilt.
        """
        return self.glance or glance_of_card(self.card)


def glance_of_card(card):
    """What is known of a pair whose independence was not judged yet."""
    words = {kind: card[kind]["words"] for kind in ("time", "place")}
    return words | {"independence": NOT_ESTABLISHED}
