"""How the pairs of the seeds rank, with the weights there are and with others."""

import random
from collections import defaultdict

from claims.comparison.likeness import liken
from claims.comparison.told import Rarity
from claims.comparison.weights import WEIGHTS
from claims.models import Claim, Outcome, Pair, Suggestion
from claims.pairing.reading import read

TOP = 5


class Ranking:
    """All claims and outcomes that there are, read once and weighed as often as wished."""

    def __init__(self):
        self.claims = read(Claim, [*Claim.objects.values_list("pk", flat=True)])
        self.outcomes = read(Outcome, [*Outcome.objects.values_list("pk", flat=True)])
        self.rarity = Rarity(self.outcomes.values())
        self.pairs = ends(Pair.objects.all())
        self.traps = ends(Suggestion.objects.of_pairs().rejected())

    def order(self, claim, weights=WEIGHTS):
        """The outcomes, the likeliest first."""
        scores = {
            key: liken(self.claims[claim], told, self.rarity, weights).score
            for key, told in self.outcomes.items()
        }
        return sorted(scores, key=lambda key: (-scores[key], key))

    def measure(self, weights=WEIGHTS):
        """The pairs in the top, by their claims, and the traps above a pair of theirs."""
        among, above = {}, 0
        for claim, right in self.pairs.items():
            order = self.order(claim, weights)
            among[claim] = len({*order[:TOP]} & right)
            last = max(map(order.index, right))
            above += sum(order.index(x) < last for x in self.traps[claim])
        return among, above


def ends(found):
    sides = defaultdict(set)
    for claim, outcome in found.values_list("claim", "outcome"):
        sides[claim].add(outcome)
    return sides


def shaken(seed, by=0.3):
    """The weights, each changed by up to a share of itself."""
    draw = random.Random(seed)  # noqa: S311
    return {name: x * draw.uniform(1 - by, 1 + by) for name, x in WEIGHTS.items()}
