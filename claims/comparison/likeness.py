"""How likely a claim and an outcome belong beside each other, and why.

Evidence is summed as it is in a naive Bayes classifier, in units of log odds, and
what is rare among the statements at hand counts for more. What speaks against
counts as well: deeds of somebody else, other victims, another season.
"""

from math import exp

from claims.comparison import bearing, matter, nearness
from claims.comparison.told import NOTHING_KNOWN, Likeness, Rarity, Told
from claims.comparison.weights import WEIGHTS, Weights

PRIOR = -2.5  # log odds that two statements belong together, before anything is known
GROUNDS = [
    *(nearness.time, nearness.words, nearness.place),
    *(bearing.parties, bearing.others, bearing.victims, bearing.doers, bearing.kind),
    *(matter.topics, matter.words, matter.names, matter.subjects),
    *(matter.figures, matter.source),
]


def liken(
    claim: Told,
    outcome: Told,
    rarity: Rarity = NOTHING_KNOWN,
    weights: Weights = WEIGHTS,
) -> Likeness:
    """Weigh a claim and an outcome against each other."""
    found = [
        one for ground in GROUNDS for one in ground(claim, outcome, rarity, weights)
    ]
    found.sort(key=lambda one: (one.weight < 0, -abs(one.weight)))
    odds = PRIOR + sum(one.weight for one in found)
    return Likeness(round(1 / (1 + exp(-odds)), 3), tuple(found))
