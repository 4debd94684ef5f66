"""The few hundred of a million statements that are worth weighing, by indexes alone.

Every step reads a bounded number of rows, however many there are of a place or
an actor: the nearest in time first; then whatever shares something rare.
"""

from datetime import date
from itertools import islice

from django.contrib.postgres.fields.ranges import RangeStartsWith
from django.db.models import (
    Case,
    DateField,
    DurationField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Greatest

from claims.models import Actor, Claim, Place, Report
from claims.pairing.keys import Among
from sources.models import unmerged

NEAREST = 1000  # statements looked at before and after each of the days that count
RARE = 500  # statements that share something, if there are no more than these
WEIGHED = 300
FIRST_DAY = RangeStartsWith("happened_range")


def near(statement, other, left_out=()):
    """Return the keys of the statements to weigh, those that share most first."""
    shared = {name: keys for name, keys in features(statement).items() if keys}
    pool = {*nearest(statement, other), *rare(other, shared)} - {*left_out}
    votes = sum((vote(other, name, keys) for name, keys in shared.items()), Value(0))
    ranked = unmerged(other.objects.filter(Among("pk", pool))).annotate(
        votes=votes, away=away(statement)
    )
    ranked = ranked.order_by("-votes", F("away").asc(nulls_last=True), "pk")
    return [*ranked.values_list("pk", flat=True)[:WEIGHED]]


def away(statement):
    """How far the first day of another statement lies from its own."""
    day = next(iter(days(statement)), date.max)
    here, there = Value(day, output_field=DateField()), FIRST_DAY
    return Greatest(here - there, there - here, output_field=DurationField())


def features(statement):
    """What another statement can share with it: keys of what it names."""
    return {
        "source": [*statement.reports.values_list("source", flat=True)],
        "place": places(statement),
        "actor": actors(statement),
        "topic": [*statement.topics.values_list("pk", flat=True)],
    }


def places(statement):
    """Its places but for countries, what they lie in, and what lies in them."""
    named = statement.places.exclude(kind=Place.Kind.COUNTRY)
    found = {*named.values_list("pk", flat=True)}
    within, around = found, found
    while within:
        lower = Place.objects.filter(parent__in=within)
        within = {*islice(lower.values_list("pk", flat=True), RARE)} - found
        found = found | within
    while around:
        wider = Place.objects.filter(children__in=around)
        wider = wider.exclude(kind=Place.Kind.COUNTRY)
        around = {*wider.values_list("pk", flat=True)} - found
        found = found | around
    return [*found]


def actors(statement):
    """Its actors but for observers, their bodies, and the members of these."""
    named = statement.parts.exclude(part="observer").values("actor")
    own = Q(pk__in=named) | Q(members__in=named)
    bodies = Actor.objects.filter(pk__in=named).values("member_of")
    own |= Q(member_of__in=named) | Q(member_of__in=bodies)
    return [*Actor.objects.filter(own).distinct().values_list("pk", flat=True)]


def nearest(statement, other):
    """Those that begin next before and after the days that count, or last over them."""
    dated = other.objects.annotate(first=FIRST_DAY).values_list("pk", flat=True)
    dated = dated.order_by()
    for day in days(statement):
        yield from dated.filter(first__gte=day).order_by("first")[:NEAREST]
        yield from dated.filter(first__lt=day).order_by("-first")[:NEAREST]
        yield from dated.filter(happened_range__contains=day)[:RARE]


def days(statement):
    """The first and the last day of which it speaks, and on which it was said."""
    said = statement.reports.exclude(said_range=None).order_by("said_range")
    first = said.values_list("said_range", flat=True)[:1]
    ranges = [x for x in [statement.happened_range, *first] if x]
    ends = [end for x in ranges for end in (x.lower, x.upper) if end]
    return sorted({*ends})


def rare(other, shared):
    """Those that share something that few share, whenever they happened."""
    for name, keys in shared.items():
        through, column, of = table(other, name)
        found = through.objects.filter(
            **{f"{column}__in": keys, f"{of}__isnull": False}
        )
        some = [*found.order_by().values_list(of, flat=True)[: RARE + 1]]
        if len(some) <= RARE or name == "source":
            yield from some


def vote(other, name, keys):
    """One for each statement that shares something of a kind."""
    through, column, of = table(other, name)
    rows = through.objects.filter(**{of: OuterRef("pk"), f"{column}__in": keys})
    return Case(When(Exists(rows), then=1), default=0, output_field=IntegerField())


def table(other, name):
    """The table that says which statements share something, and its two columns."""
    side = "claim" if other is Claim else "outcome"
    if name == "source":
        return Report, name, side
    return getattr(other, f"{name}s").through, name, side
