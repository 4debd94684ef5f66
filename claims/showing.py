"""Which records under review show another, so that a change of it is one of theirs."""

from django.db.models import Q
from django.db.models.functions import Coalesce, Now

from claims.models import Actor, Claim, Discrepancy, Outcome, Place, Silence, Topic
from claims.workflow import UNAPPROVED
from sources.models import Publisher, Source

PLACES = 4  # a place, and the wider ones that are named with it
CITED = "sides__cited__citation__revision__source"
OF_STATEMENTS = {
    Actor: [
        f"{way}__actor{of}"
        for way in ("parts", "reports__attributions")
        for of in ("", "__member_of")
    ],
    Place: [f"places{'__parent' * depth}" for depth in range(PLACES)],
    Topic: ["topics"],
    Source: ["reports__source", "reports__source__part_of"],
    Publisher: ["reports__source__publisher", "reports__source__agency"],
}
OF_SILENCES = {
    Actor: ["actor", "actor__member_of"],
    Place: [f"place{'__parent' * depth}" for depth in range(PLACES)],
    Topic: ["topic"],
}
OF_DISCREPANCIES = {
    Source: [CITED, f"{CITED}__part_of"],
    Publisher: [f"{CITED}__publisher", f"{CITED}__agency"],
}
LOOKUPS = {
    Claim: OF_STATEMENTS,
    Outcome: OF_STATEMENTS,
    Silence: OF_SILENCES,
    Discrepancy: OF_DISCREPANCIES,
}


def showing(*records):
    """Yield the claims, outcomes, silences, discrepancies that show one of these."""
    for model, lookups in LOOKUPS.items():
        shown = Q(pk=None)
        for record in records:
            for lookup in lookups.get(type(record), []):
                shown |= Q(**{lookup: record})
        keys = model.objects.filter(shown).values("pk")
        yield model.objects.filter(pk__in=keys)


def saved_last(records, by):
    """Whoever changed what these records show has saved them last."""
    since = Coalesce("waiting_since", Now())
    records.update(saved_by=by, waiting_since=since, **UNAPPROVED)
