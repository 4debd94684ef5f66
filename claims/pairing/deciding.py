"""What an editor finds and decides who pairs a statement at the desk."""

from django.db import transaction

from claims.models import Claim, Outcome, Pair, Suggestion
from claims.pairing import accept, rank

OTHER = {"claim": Outcome, "outcome": Claim}


def rejected(statement):
    found = Suggestion.objects.of_pairs().rejected().select_related("decided_by")
    return found.about(statement)


def said_like(statement, words):
    """Unpaired statements of the other side in which each of some words stands."""
    found = OTHER[statement._meta.model_name].objects.exclude(
        pairs__in=statement.pairs.all()
    )
    for word in words.split():
        found = found.filter(statement__icontains=word)
    return found.order_by("-pk")


def pair_of(claim, outcome, *, lock=False):
    """The pair of the two, or a new one that is not saved."""
    found = Pair.objects.filter(claim=claim, outcome=outcome)
    if lock:
        found = found.select_for_update(no_key=True)
    return found.first() or Pair(claim=claim, outcome=outcome)


def decision(claim, outcome):
    """What was proposed of the two or decided, if it was."""
    return Suggestion.objects.of_pairs().filter(claim=claim, outcome=outcome).first()


def reasons(claim, outcome):
    """Why the two could belong together, and what speaks against it, as of now."""
    [(_, like)] = rank(claim, Outcome, [outcome.pk])
    return like.reasons


@transaction.atomic
def took(pair, by):
    """Say of a proposal, even of one that was rejected, that it became this pair."""
    found = decision(pair.claim, pair.outcome)
    if found is None or found.became_id == pair.public_id:
        return
    if found.state != Suggestion.State.OPEN:
        found.reopen()
    accept(pair, by)
