"""Which pairs show statements that were published anew since they were read."""

from itertools import product

from django.db.models import Exists, OuterRef, Q, Subquery

from claims.models import ClaimRevision, OutcomeRevision, Pair, PairRevision
from claims.models.state import State

SIDES = {
    "claim": (ClaimRevision, "variant_of"),
    "outcome": (OutcomeRevision, "same_event_as"),
}


def shown_anew(since):
    """Whether a statement of a pair, or its kin, was published after a time of the pair's."""
    claim, outcome = (
        Exists(
            revisions.objects.filter(
                shown_beside(side, kind), published_at__gt=OuterRef(since)
            )
        )
        for side, (revisions, kind) in SIDES.items()
    )
    return claim | outcome


def shown_beside(side, kind):
    """Revisions of the statement, and of those linked directly or through one other."""
    here = OuterRef(f"{side}_id")
    steps = [("links", "other"), ("linked_from", side)]
    shown = Q(**{side: here})
    for hops in (*product(steps), *product(steps, repeat=2)):
        reached, linked = side, {}
        for link, end in hops:
            linked[f"{reached}__{link}__kind"] = kind
            reached = f"{reached}__{link}__{end}"
        shown |= Q(**linked, **{reached: here})
    return shown


def outdated():
    """Public pairs, left as they are, that show what a statement of theirs said before.

    One query a side, the first for the claim; a pair is in one of them only.
    """
    pairs = Pair.objects.filter(state=State.PUBLISHED, waiting_since=None)
    of_claim, of_outcome = (shows_older(side) for side in SIDES)
    return [pairs.filter(of_claim), pairs.filter(of_outcome).exclude(of_claim)]


def shows_older(side):
    """Statements published again are few: the pairs are found from them."""
    pair = OuterRef(OuterRef("pk"))
    read = PairRevision.objects.filter(pair=pair).order_by("-number")
    anew = SIDES[side][0].objects.filter(number__gt=1)
    later = anew.filter(
        **{side: OuterRef(f"{side}_id")},
        published_at__gt=Subquery(read.values("published_at")[:1]),
    )
    return Q(Exists(later), **{f"{side}__in": anew.values(side)})
