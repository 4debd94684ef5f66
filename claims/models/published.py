"""The read model of statements: what is published now, and whom and what it names."""

from collections import Counter, defaultdict
from datetime import timedelta

from django.contrib.postgres.fields.ranges import RangeEndsWith, RangeStartsWith
from django.db import models
from django.db.models import Count, F, Max, Min, OuterRef, Q, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, Greatest, Least, NullIf
from django.urls import reverse

from claims.models.publication import SIDES, PublishedPair
from sources.fields import EDTFField, EDTFRangeField, newest_first, oldest_first
from sources.models import PublicId


class PublishedStatementQuerySet(models.QuerySet):
    def of_side(self, side):
        return self.filter(side=side)

    def unpaired(self):
        """Statements that no published pair shows."""
        pairs = PublishedPair.objects.order_by()
        claim, outcome = (pairs.filter(**{x: OuterRef("pk")}) for x in SIDES)
        return self.exclude(models.Exists(claim) | models.Exists(outcome))

    def naming(self, *records, parts=None):
        """Statements that name one of these actors, places, topics or sources."""
        mentions = Mention.objects.filter(record__in=records)
        if parts is not None:
            mentions = mentions.filter(part__in=parts)
        return self.filter(pk__in=mentions.values("statement"))

    def oldest_first(self):
        """Those that are printed with the same date follow one another."""
        return self.order_by(*oldest_first("happened"), "side", "record_id")

    def by_period(self):
        """How many statements of each side have each date."""
        return Counter(
            {
                (side, happened): number
                for side, happened, number in self.order_by()
                .values_list("side", "happened")
                .annotate(models.Count("pk"))
            }
        )

    def around(self, topic, day, *, most, days=45):
        """Those of a topic that begin or end nearest to a day, in any order."""
        near = (day - timedelta(days), day + timedelta(days))
        ends = RangeStartsWith("happened_range"), RangeEndsWith("happened_range")
        found = self.naming(topic).annotate(first=ends[0], last=ends[1])
        found = found.filter(Q(first__range=near) | Q(last__range=near))
        apart = Least(
            *(Greatest(F(x) - day, Value(day) - F(x)) for x in ("first", "last"))
        )
        nearest = found.order_by(apart, "record_id").values("pk")[:most]
        return self.filter(pk__in=nearest).order_by()

    def linked_with(self, statement):
        """Say of each how it is linked, from whichever end the link was made."""
        links = Mention.objects.filter(kind=Mention.Kind.STATEMENT)
        ends = links.filter(Q(statement=statement) | Q(record=statement))
        found = {}
        for link in ends:
            made_here = link.statement_id == statement
            other = link.record_id if made_here else link.statement_id
            found[other] = link.part if made_here else CONVERSE[link.part]
        return [(found[row.pk], row) for row in self.filter(pk__in=found)]


CONVERSE = {
    "variant_of": "variant_of",
    "disputes": "disputed_by",
    "same_event_as": "same_event_as",
}


class PublishedStatement(models.Model):
    """A row a published claim or outcome, made from its newest snapshot alone."""

    class Side(models.TextChoices):
        CLAIM = "claim"
        OUTCOME = "outcome"

    record = models.OneToOneField(
        PublicId, models.PROTECT, primary_key=True, related_name="+"
    )
    side = models.CharField(max_length=7, choices=Side)
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    happened = EDTFField("period")
    happened_range = EDTFRangeField(of="happened")
    card = models.JSONField()

    objects = PublishedStatementQuerySet.as_manager()

    class Meta:
        ordering = [*newest_first("happened"), "record_id"]
        indexes = [
            models.Index(
                "side",
                *newest_first("happened"),
                "record_id",
                name="publishedstatement_newest",
            )
        ]

    def __str__(self):
        return self.record_id

    def get_absolute_url(self):
        return reverse(self.side, args=[self.record_id])


class MentionQuerySet(models.QuerySet):
    def of_kind(self, kind):
        shown = [PublicId.State.LIVE, PublicId.State.MERGED]
        return self.filter(kind=kind, record__state__in=shown).order_by()

    def of_statements(self, statements):
        """What these statements name themselves, each with its statement."""
        named = self.filter(statement__in=statements.order_by().values("pk"))
        return named.exclude(part="within").select_related("statement")

    def acting(self, statements):
        """Who claims or observes in those of these statements that have a date."""
        actors = self.of_kind("actor").of_statements(statements)
        dated = actors.exclude(statement__happened="")
        acting = dated.filter(part__in=["claimant", "observer"])
        newest = newest_first("statement__happened")
        return acting.order_by(*newest, "record_id", "statement")

    def narrowing(self, statements):
        """The targets and the places of statements: names by id, by statement and part."""
        targets = Q(kind=Mention.Kind.ACTOR, part="target")
        places = Q(kind=Mention.Kind.PLACE, part="")
        found = defaultdict(dict)
        for mention in self.filter(targets | places, statement__in=statements):
            named = found[mention.statement_id, mention.part]
            named[mention.record_id] = mention.facts["name"]
        return found

    def facts(self):
        """What was last published of each record, by its id; under its own, if ever."""
        was = KT("facts__was").asc(nulls_first=True)
        newest = self.order_by(
            "record_id", was, "part", "-statement__published_at", "-pk"
        )
        found = newest.distinct("record_id").values_list("record_id", "facts")
        return dict(found)

    def tally(self):
        """How many claims and outcomes name each record, the most first."""
        named = self.values(key=F("record_id")).annotate(**COUNTS)
        return named.order_by("-statements", "key")

    def by_container(self):
        """How much rests on each source with all its parts, the newest first."""
        top = Coalesce(NullIf("parent", Value("")), "record_id")
        paired = PublishedPair.objects.order_by().filter(
            Q(claim=OuterRef("statement_id")) | Q(outcome=OuterRef("statement_id"))
        )
        newest = F("first").desc(nulls_last=True), F("last").asc(nulls_last=True)
        return (
            self.annotate(top=top, paired=models.Exists(paired))
            .values("top")
            .annotate(
                **COUNTS,
                pairs=Count("pk", filter=Q(paired=True)),
                first=Max(RangeStartsWith("published_range")),
                last=Min(RangeEndsWith("published_range")),
            )
            .order_by(*newest, "top")
        )

    def inside(self, tops):
        """These sources and their parts: what was published of each, with counts."""
        found = self.filter(Q(record__in=tops) | Q(parent__in=tops))
        facts = found.facts()
        rows = found.values("parent", key=F("record_id")).annotate(**COUNTS)
        return [
            row | {"facts": facts[row["key"]]} for row in rows.order_by("parent", "key")
        ]


def counted(**condition):
    return Count("statement", distinct=True, filter=Q(**condition))


COUNTS = {
    "claims": counted(statement__side="claim"),
    "outcomes": counted(statement__side="outcome"),
    "statements": counted(),
}


class Mention(models.Model):
    """An actor, a place, a topic, a source or a statement that a statement names."""

    class Kind(models.TextChoices):
        ACTOR = "actor"
        PLACE = "place"
        TOPIC = "topic"
        SOURCE = "source"
        STATEMENT = "statement"

    statement = models.ForeignKey(
        PublishedStatement, models.CASCADE, related_name="mentions"
    )
    record = models.ForeignKey(PublicId, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind)
    part = models.CharField("part, or kind of link", max_length=13, blank=True)
    parent = models.CharField("what contains it", max_length=8, blank=True)
    facts = models.JSONField(default=dict)
    published = EDTFField("when the whole source was published")
    published_range = EDTFRangeField(of="published")

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "statement", "part"], name="mention_unique"
            )
        ]
        indexes = [
            models.Index(fields=["kind", "record"], name="mention_kind"),
            models.Index(fields=["kind", "parent"], name="mention_parent"),
        ]

    def __str__(self):
        return f"{self.statement_id} {self.kind} {self.record_id}"
