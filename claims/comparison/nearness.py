"""How near a claim and an outcome lie in time and space, as evidence."""

from collections.abc import Iterator
from math import exp, log1p

from claims.comparison.dimensions import assess_place, assess_time
from claims.comparison.place import PlaceAlignment, align_place
from claims.comparison.time import TimeAlignment, align_time, least_days
from claims.comparison.told import Evidence, Rarity, Told
from claims.comparison.weights import Weights
from sources.dates import bounds

SHORT = 3  # days: a period up to this long says when
MONTH, YEAR = 30, 365  # days after which what is apart is as good as unrelated
FADED = 180  # days after which it no longer matters when something was said
REACH = 30  # kilometres within which the next place still speaks for it
VAGUE = {"country", ""}  # precision of places that hardly say where
FORWARD = {"intention", "prediction", "warning", "demand"}  # tested by what follows


def time(claim: Told, outcome: Told, _: Rarity, weights: Weights) -> Iterator[Evidence]:
    windows = (claim.window, outcome.window)
    aligned = align_time(claim.happened, outcome.happened, windows)
    if aligned.relation != "unknown":
        weight = _time_weight(aligned, claim, outcome, weights)
        yield Evidence(weight, assess_time(aligned).reason)


def _time_weight(
    aligned: TimeAlignment, claim: Told, outcome: Told, weights: Weights
) -> float:
    windows = (claim.window, outcome.window)
    apart, since = least_days(claim.happened, outcome.happened, windows) or (0, 0)
    if aligned.relation in {"before", "after"}:
        later = aligned.relation == "after" and claim.kind in FORWARD
        far = _far(apart, YEAR if later else MONTH)
        near = weights["near in time"]
        return near - (near + weights["far in time"]) * far
    if aligned.relation == "within" and aligned.endless[0]:
        return weights["within"] * (1 - _far(since, YEAR))
    if max(_length(claim), _length(outcome)) <= SHORT:
        return weights["one short time"]
    nested = aligned.relation in {"same", "same_day", "within"}
    return weights["within" if nested else "overlapping"]


def words(
    claim: Told, outcome: Told, _: Rarity, weights: Weights
) -> Iterator[Evidence]:
    """Of a long period, what lies near to the day of the words matters first.

    What is intended or foretold is tested by what comes after them.
    """
    if not (claim.said and outcome.happened):
        return
    found = bounds(outcome.happened)
    first, last = found.lower or claim.said, found.upper or claim.said
    if _length(claim) > SHORT:
        days = max((first - claim.said).days, (claim.said - last).days, 0)
        yield Evidence(weights["near the words"] * (1 - _far(days, FADED)), "")
    if claim.kind in FORWARD and found.upper and found.upper < claim.said:
        reason = "It had happened before the words were said."
        yield Evidence(-weights["before the words"], reason)


def place(
    claim: Told, outcome: Told, rarity: Rarity, weights: Weights
) -> Iterator[Evidence]:
    aligned = align_place(claim.places, outcome.places)
    weight = _place_weight(aligned, claim, outcome, weights)
    if weight > 0:
        named = [x.id for told in (claim, outcome) for x in told.places]
        weight *= 0.5 + 0.5 * max(map(rarity.of, named))
    if weight:
        yield Evidence(weight, assess_place(aligned).reason)


def _place_weight(
    aligned: PlaceAlignment, claim: Told, outcome: Told, weights: Weights
) -> float:
    vague = [
        all(one.precision in VAGUE for one in side.places) for side in (claim, outcome)
    ]
    if aligned.relation == "unspecified":
        return 0.0
    if aligned.relation == "disjoint":
        near = 0 if aligned.km is None else exp(-aligned.km / REACH)
        return weights["near in space"] * near - weights["apart in space"]
    if aligned.relation in {"same", "overlapping"}:
        return weights["one vague place" if all(vague) else "one place"]
    wider = vague[0] if aligned.relation == "claim_wider" else vague[1]
    return weights["place in vague place" if wider else "place in place"]


def _far(days: int, horizon: int) -> float:
    """0 for the same day, 1 at the horizon and beyond, as people feel distance."""
    return min(1.0, log1p(days) / log1p(horizon))


def _length(told: Told) -> int:
    found = bounds(told.happened) if told.happened else None
    if found is None or found.lower is None or found.upper is None:
        return 10_000
    return (found.upper - found.lower).days + 1
