"""The lists that readers see, made again after ids became one or two."""

from django.db.models import Q

from claims.models import (
    ClaimRevision,
    Mention,
    OutcomeRevision,
    PairRevision,
    PublishedPair,
)
from claims.publishing import write_row
from claims.rows import write_statement

STATEMENTS = {"claim": ClaimRevision, "outcome": OutcomeRevision}


def index_again(winner, losers):
    """Write again the rows of all that was published under a loser's id.

    What was published is not changed: the rows lead from the same snapshots to
    where the ids lead now.
    """
    ids = [x.public_id for x in losers]
    either = [winner.public_id, *ids]
    named = Mention.objects.filter(Q(record__in=either) | Q(parent__in=either))
    keys = {*named.values_list("statement", flat=True), *either}
    for side, model in STATEMENTS.items():
        found = model.objects.published().filter(**{f"{side}__public_id__in": keys})
        for revision in found.filter(says(ids)).select_related(side):
            write_statement(revision)
    for revision in pairs(either).filter(says(ids)):
        write_row(revision)
    came_back = PairRevision.objects.filter(
        pair__public_id__in=ids, pair__state="published", pair__publishedpair=None
    )
    for revision in came_back.order_by("pair_id", "-number").distinct("pair_id"):
        write_row(revision)


def says(ids):
    """Whether a snapshot names one of these ids."""
    found = Q()
    for one in ids:
        found |= Q(snapshot__contains=f'"id":"{one}"')
    return found


def pairs(ids):
    """The newest revisions of the published pairs that name one of these ids."""
    shown = PublishedPair.objects.filter(
        Q(claim__in=ids) | Q(outcome__in=ids) | Q(claimants__overlap=ids)
    )
    return PairRevision.objects.filter(publishedpair__in=shown).select_related("pair")
