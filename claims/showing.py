"""Which statements show a record, so that a change of it is a change of theirs."""

from django.db.models import Q
from django.db.models.functions import Coalesce, Now

from claims.models import Actor, Claim, Outcome, Place, Topic
from claims.workflow import UNAPPROVED
from sources.models import Publisher, Source

LOOKUPS = {
    Actor: ["parts__actor", "reports__attributions__actor"],
    Place: [f"places{'__parent' * depth}" for depth in range(4)],
    Topic: ["topics"],
    Source: ["reports__source", "reports__source__part_of"],
    Publisher: ["reports__source__publisher", "reports__source__agency"],
}


def showing(*records):
    """Yield the claims, then the outcomes, that show one of these records."""
    for model in (Claim, Outcome):
        shown = Q(pk=None)
        for record in records:
            for lookup in LOOKUPS[type(record)]:
                shown |= Q(**{lookup: record})
        keys = model.objects.filter(shown).values("pk")
        yield model.objects.filter(pk__in=keys)


def saved_last(records, by):
    """Whoever changed what these records show has saved them last."""
    since = Coalesce("waiting_since", Now())
    records.update(saved_by=by, waiting_since=since, **UNAPPROVED)
