"""Whether a claim and an outcome are of one matter, as evidence.

A topic, a word or a name that is rare among the statements at hand tells more. A
number that both happen to print tells nothing: figures count where they are given
for the same thing.
"""

from collections.abc import Iterator, Mapping

from claims.comparison.dimensions import assess_count
from claims.comparison.subject import named, telling
from claims.comparison.themes import themes
from claims.comparison.told import Evidence, Rarity, Told
from claims.comparison.weights import Weights

MOST = 2.0  # log odds: many shared words say no more than this


def topics(
    claim: Told, outcome: Told, rarity: Rarity, weights: Weights
) -> Iterator[Evidence]:
    shared = [key for key in claim.topics if key in outcome.topics]
    if shared:
        titles = "; ".join(claim.topics[key] for key in shared)
        weight = weights["topic"] * max(map(rarity.of, shared))
        yield Evidence(weight, f"One topic: {titles}.")
    elif claim.topics and outcome.topics:
        yield Evidence(-weights["other topic"], "They are of different topics.")


def words(
    claim: Told, outcome: Told, rarity: Rarity, weights: Weights
) -> Iterator[Evidence]:
    stems = telling(outcome.statement).keys()
    shared = {x: word for x, word in telling(claim.statement).items() if x in stems}
    yield from _rare(weights["words"], "Both speak of", shared, rarity)


def names(
    claim: Told, outcome: Told, rarity: Rarity, weights: Weights
) -> Iterator[Evidence]:
    there = named(outcome.statement)
    shared = {name: name for name in named(claim.statement) if name in there}
    yield from _rare(weights["names"], "Both name", shared, rarity)


def subjects(
    claim: Told, outcome: Told, rarity: Rarity, weights: Weights
) -> Iterator[Evidence]:
    there = themes(outcome.statement)
    if shared := [theme for theme in themes(claim.statement) if theme in there]:
        weight = weights["themes"] * sum(map(rarity.of, shared))
        yield Evidence(min(MOST, weight), f"Both are about {', '.join(shared)}.")


def figures(
    claim: Told, outcome: Told, _: Rarity, weights: Weights
) -> Iterator[Evidence]:
    count = assess_count(claim.figures, outcome.figures)
    if count.verdict in {"matches", "differs"}:
        yield Evidence(weights["figures"], count.reason)


def source(
    claim: Told, outcome: Told, rarity: Rarity, weights: Weights
) -> Iterator[Evidence]:
    shared = [key for key in claim.sources if key in outcome.sources]
    if shared:
        rarest = max(shared, key=rarity.of)
        reason = f"One source tells both: “{claim.sources[rarest]}”."
        yield Evidence(weights["one source"] * rarity.of(rarest), reason)
    if len(outcome.sources) > 1:
        reason = f"{len(outcome.sources)} sources tell of the outcome."
        yield Evidence(weights["several sources"], reason)


def _rare(
    weight: float, opening: str, shared: Mapping[str, str], rarity: Rarity
) -> Iterator[Evidence]:
    """Weigh what both have, each as printed by its key: the rarer, the more."""
    if shared:
        total = sum(weight * rarity.of(key) ** 2 for key in shared)
        yield Evidence(min(MOST, total), f"{opening}: {', '.join(shared.values())}.")
