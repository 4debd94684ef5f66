"""Which records under review show another, so that a change of it is one of theirs."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, F, Func, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce, Now

from claims.models import Actor, Claim, Discrepancy, Outcome, Place, Silence, Topic
from claims.models.state import State
from claims.workflow import UNAPPROVED
from sources.models import Publisher, Source

PLACES = 5  # a place, and the wider ones that are named with it, up to its country
CITED = "sides__cited__citation__revision__source"
OF_STATEMENTS = {
    Actor: [
        f"{way}__actor{of}"
        for way in ("parts", "reports__attributions")
        for of in ("", "__member_of")
    ],
    Place: ["places"],
    Topic: ["topics"],
    Source: ["reports__source"],
}
OF_SILENCES = {
    Actor: ["actor", "actor__member_of"],
    Place: ["place"],
    Topic: ["topic"],
}
OF_DISCREPANCIES = {Source: [CITED]}
LOOKUPS = {
    Claim: OF_STATEMENTS,
    Outcome: OF_STATEMENTS,
    Silence: OF_SILENCES,
    Discrepancy: OF_DISCREPANCIES,
}
CONTAINED_IN = {Place: "parent", Source: "part_of"}


def showing(*records):
    """Yield the claims, outcomes, silences, discrepancies that show one of these.

    A place is shown wherever one within it is, a source wherever a part of it is.
    """
    named = [*named_with(records)]
    for model, lookups in LOOKUPS.items():
        shown = Q(pk=None)
        for kind, keys in named:
            for lookup in lookups.get(kind, []):
                shown |= Q(**{f"{lookup}__in": keys})
        keys = model.objects.filter(shown).values("pk")
        yield model.objects.filter(pk__in=keys)


def named_with(records):
    """Yield what is named wherever one of these is, as (model, keys)."""
    for record in records:
        if isinstance(record, Publisher):
            sources = Source.objects.filter(Q(publisher=record) | Q(agency=record))
            yield Source, within(Source, sources.values_list("pk", flat=True))
        else:
            yield type(record), within(type(record), [record.pk])


def within(model, keys):
    """The keys of these records and of all that they contain, however deep."""
    found, level = {*keys}, {*keys}
    while level and (of := CONTAINED_IN.get(model)):
        inside = model.objects.filter(**{f"{of}__in": level})
        level = {*inside.values_list("pk", flat=True)} - found
        found |= level
    return found


def saved_last(records, by):
    """Whoever changed what these records show has saved them last.

    What others wrote in them and nobody has read yet waits on: see workflow.changed.
    """
    read = Q(approved_by__isnull=False)
    read |= Q(state=State.PUBLISHED, waiting_since=None)
    records.update(
        saved_by=by,
        writers=Case(When(read, then=Value([by.pk])), default=together(by)),
        waiting_since=Coalesce("waiting_since", Now()),
        **UNAPPROVED,
    )


def together(by):
    """The accounts whose words nobody else has read, with one more."""
    return Func(
        F("writers"),
        F("saved_by"),
        Value(by.pk),
        template="ARRAY(SELECT DISTINCT one FROM unnest(%(expressions)s) one"
        " WHERE one IS NOT NULL ORDER BY one)",
        arg_joiner=" || ",
        output_field=ArrayField(IntegerField()),
    )
