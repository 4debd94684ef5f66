"""Which outcomes could stand beside a claim, and which claims beside an outcome.

The database narrows a million statements down to a few hundred that are near in
time or share a place, an actor, a topic or a source (`narrowing`); these are read
in a handful of queries (`reading`) and weighed by `claims.comparison.likeness`.
Nothing here decides: what an editor rejects is remembered as a suggestion.
"""

from dataclasses import dataclass

from django.db import transaction

from claims.comparison.likeness import liken
from claims.comparison.told import Rarity
from claims.models import Claim, Outcome, Pair, Suggestion
from claims.models.state import State
from claims.pairing.narrowing import near
from claims.pairing.reading import read
from sources.models import PublicId

LIMIT = 20


@dataclass(frozen=True)
class Candidate:
    """A statement of the other side, its probability, and the reasons in words.

    `pair` is the pair that there is already, `rejection` the suggestion that an
    editor has rejected; both are None for what is proposed.
    """

    statement: Claim | Outcome
    score: float
    reasons: list[str]
    pair: Pair | None = None
    rejection: Suggestion | None = None


def candidates(statement, limit=LIMIT, *, settled=False):
    """Rank the statements that could stand beside one, the likeliest first.

    Those that are paired with it, or were rejected, are left out unless `settled`.
    """
    other = Outcome if isinstance(statement, Claim) else Claim
    pairs, rejections = decided(statement, other)
    left_out = [] if settled else [*pairs, *rejections]
    keys = near(statement, other, left_out)
    ranked = rank(statement, other, keys)[:limit]
    found = other.objects.in_bulk([key for key, _ in ranked])
    return [
        Candidate(
            found[key], like.score, like.reasons, pairs.get(key), rejections.get(key)
        )
        for key, like in ranked
    ]


def rank(statement, other, keys):
    """Weigh statements of the other side by their keys; the likeliest first."""
    [own] = read(type(statement), [statement.pk]).values()
    told = read(other, keys)
    rarity = Rarity(told.values())
    sides = ((own, x) if other is Outcome else (x, own) for x in told.values())
    found = zip(told, (liken(*side, rarity) for side in sides), strict=True)
    return sorted(found, key=lambda one: (-one[1].score, one[0]))


def decided(statement, other):
    """The pairs and the rejected suggestions of a statement, by the other side's key."""
    theirs = other._meta.model_name
    pairs = {getattr(x, f"{theirs}_id"): x for x in statement.pairs.all()}
    rejected = Suggestion.objects.of_pairs().rejected().about(statement)
    ends = {x: getattr(x, theirs) for x in rejected}
    return pairs, {key_now(end): x for x, end in ends.items()}


def key_now(statement):
    """The key of a statement, or of what it was merged into."""
    if statement.state != State.WITHDRAWN:
        return statement.pk
    led = PublicId.objects.successors([statement.public_id])
    now = type(statement).objects.filter(public_id__in=led.values()).first()
    return (now or statement).pk


@transaction.atomic
def reject(claim, outcome, by, reason=""):
    """Remember that the two do not belong beside each other. Raises Decided."""
    suggestion = suggested(claim, outcome)
    suggestion.reject(by, reason)
    return suggestion


@transaction.atomic
def accept(pair, by):
    """Note that a suggested pair was made. Raises Decided where it was rejected."""
    suggestion = suggested(pair.claim, pair.outcome)
    suggestion.accept(pair, by)
    return suggestion


def suggested(claim, outcome):
    """The suggestion of two statements, with the reasons that there are now."""
    found = Suggestion.objects.filter(claim=claim, outcome=outcome).first()
    if found:
        return found
    [(_, like)] = rank(claim, Outcome, [outcome.pk])
    made, _ = Suggestion.objects.get_or_create(
        kind=Suggestion.Kind.PAIR,
        claim=claim,
        outcome=outcome,
        defaults={"score": like.score, "reasons": like.reasons},
    )
    return made
