"""How likely a claim and an outcome belong beside each other, and why.

Evidence is summed as it is in a naive Bayes classifier, in units of log odds, and
what is rare among the statements at hand counts for more. Weights are round
numbers, set by judgement and tried on the seeds. What speaks against counts as
well: deeds of somebody else, other victims, another season. A number that both
happen to print is no evidence by itself.
"""

from collections.abc import Iterable, Iterator
from itertools import product
from math import exp, log1p

from claims.comparison.dimensions import (
    Party,
    assess_count,
    assess_place,
    assess_time,
)
from claims.comparison.place import PlaceAlignment, align_place
from claims.comparison.subject import telling
from claims.comparison.time import TimeAlignment, align_time
from claims.comparison.told import NOTHING_KNOWN, Evidence, Likeness, Rarity, Told
from sources.dates import bounds

PRIOR = -2.5  # log odds that two statements belong together, before anything is known
SHORT = 3  # days: a period up to this long says when
VAGUE = {"country", ""}  # precision of places that hardly say where
FORWARD = {"intention", "prediction", "warning", "demand"}  # tested by what follows
DEEDS = {"performance_figure", "casualty_figure", "responsibility"}
EFFECTS = {"strike_effect", "casualties", "attack"}
BEARING = {  # what an outcome must be to bear on a claim of this kind at first sight
    "performance_figure": {"strike_effect", "territory_gained", "territory_lost"},
    "casualty_figure": {"casualties"},
    "progress_statement": {"territory_gained", "territory_lost", "state_of_control"},
    "intention": {"deployment", "political", "attack", "non_event"},
    "denial": {"political", "strike_effect", "deployment"},
    "accusation": {"strike_effect", "political", "deployment", "attack"},
    "responsibility": {"attack", "territory_gained", "casualties"},
    "demand": {"political"},
    "warning": {"political", "attack"},
    "prediction": {"territory_gained", "territory_lost", "political"},
    "admission": {"casualties", "territory_lost"},
}
VOICES = ("claimant", "speaker")
MEETINGS = [  # the part of an actor in the claim, that in the outcome, and what to say
    (("target",), ("against",), "Both are about what befell {}."),
    (("target",), ("by",), "Whom the claim is about acts: {}."),
    (VOICES, ("by",), "Who claims is of the side that acts: {}."),
    (VOICES, ("against",), "Who claims was acted against: {}."),
]


def liken(claim: Told, outcome: Told, rarity: Rarity = NOTHING_KNOWN) -> Likeness:
    """Weigh a claim and an outcome against each other."""
    ways = (_time, _said, _order, _victims, _doer, _kind)
    found = [one for way in ways for one in way(claim, outcome)]
    for way in (_place, _parties, _subject, _source):
        found += way(claim, outcome, rarity)
    found.sort(key=lambda one: (one.weight < 0, -abs(one.weight)))
    odds = PRIOR + sum(one.weight for one in found)
    return Likeness(round(1 / (1 + exp(-odds)), 3), tuple(found))


def _time(claim: Told, outcome: Told) -> Iterator[Evidence]:
    windows = (claim.window, outcome.window)
    aligned = align_time(claim.happened, outcome.happened, windows)
    if aligned.relation != "unknown":
        weight = _time_weight(aligned, claim, outcome)
        yield Evidence(weight, assess_time(aligned).reason)


def _time_weight(aligned: TimeAlignment, claim: Told, outcome: Told) -> float:
    days = aligned.days or 0
    if aligned.relation == "before":
        return 0.4 - 3.0 * _far(days, 30)
    if aligned.relation == "after":
        return 0.4 - 3.0 * _far(days, 365 if claim.kind in FORWARD else 30)
    if aligned.relation == "within" and aligned.endless[0]:
        return 0.8 - 0.8 * _far(aligned.since or 0, 365)
    if max(_length(claim), _length(outcome)) <= SHORT:
        return 1.2
    return 0.8 if aligned.relation in {"same", "same_day", "within"} else 0.6


def _said(claim: Told, outcome: Told) -> Iterator[Evidence]:
    """Of a long period, what lies near to the day of the words matters first."""
    if claim.said and outcome.happened and _length(claim) > SHORT:
        found = bounds(outcome.happened)
        first, last = found.lower or claim.said, found.upper or claim.said
        days = max((first - claim.said).days, (claim.said - last).days, 0)
        yield Evidence(0.4 - 0.4 * _far(days, 180), "")


def _order(claim: Told, outcome: Told) -> Iterator[Evidence]:
    """What is intended or foretold is tested by what comes after the words."""
    if claim.kind in FORWARD and claim.said and outcome.happened:
        last = bounds(outcome.happened).upper
        if last and last < claim.said:
            yield Evidence(-1.5, "It had happened before the words were said.")


def _place(claim: Told, outcome: Told, rarity: Rarity) -> Iterator[Evidence]:
    aligned = align_place(claim.places, outcome.places)
    weight = _place_weight(aligned, claim, outcome)
    if weight > 0:
        named = [x.id for told in (claim, outcome) for x in told.places]
        weight *= 0.5 + 0.5 * max(map(rarity.of, named))
    if weight:
        yield Evidence(weight, assess_place(aligned).reason)


def _place_weight(aligned: PlaceAlignment, claim: Told, outcome: Told) -> float:
    vague = [
        all(place.precision in VAGUE for place in side.places)
        for side in (claim, outcome)
    ]
    if aligned.relation == "unspecified":
        return 0.0
    if aligned.relation == "disjoint":
        near = 0 if aligned.km is None else exp(-aligned.km / 30)
        return 1.5 * near - 1.2
    if aligned.relation in {"same", "overlapping"}:
        return 0.5 if all(vague) else 1.5
    wider = vague[0] if aligned.relation == "claim_wider" else vague[1]
    return 0.4 if wider else 1.0


def _parties(claim: Told, outcome: Told, rarity: Rarity) -> Iterator[Evidence]:
    """Whom the claim is about, or who makes it, acts or is acted on."""
    met = False
    for claimed, seen, words in MEETINGS:
        if hit := _met(claim.who(*claimed), outcome.who(*seen)):
            met = True
            yield Evidence(0.6 * rarity.of(hit.id), words.format(hit.name))
    both = claim.who(*VOICES, "target"), outcome.who("by", "against")
    if all(both) and not met:
        yield Evidence(-0.5, "No actor stands in both.")


def _victims(claim: Told, outcome: Told) -> Iterator[Evidence]:
    """Dead are only compared with the dead of the same side."""
    if claim.kind == "casualty_figure" and outcome.kind == "casualties":
        dead = claim.who("target"), outcome.who("against")
        if all(dead) and not _met(*dead):
            names = (", ".join(one.name for one in side) for side in dead)
            yield Evidence(-3.0, "Other victims: {} there, {} here.".format(*names))


def _doer(claim: Told, outcome: Told) -> Iterator[Evidence]:
    """What one party says it did is not told of by the deeds of a third."""
    if claim.kind in DEEDS and outcome.kind in EFFECTS:
        own, doers = claim.who(*VOICES), outcome.who("by")
        if own and doers and not _met([*own, *claim.who("target")], doers):
            names = ", ".join(party.name for party in doers)
            yield Evidence(-3.0, f"Done by others: {names}.")
        elif own and doers and not _met(own, doers) and _is_suffered(claim, outcome):
            names = ", ".join(party.name for party in doers)
            yield Evidence(-1.5, f"Done by others: {names}.")


def _is_suffered(claim: Told, outcome: Told) -> bool:
    """Whether the outcome tells what befell the very target, by another hand."""
    return bool(_met(claim.who("target"), outcome.who("against")))


def _subject(claim: Told, outcome: Told, rarity: Rarity) -> Iterator[Evidence]:
    topics = [key for key in claim.topics if key in outcome.topics]
    if topics:
        weight = 2.0 * max(map(rarity.of, topics))
        titles = "; ".join(claim.topics[key] for key in topics)
        yield Evidence(weight, f"One topic: {titles}.")
    elif claim.topics and outcome.topics:
        yield Evidence(-0.5, "They are of different topics.")
    stems = telling(outcome.statement).keys()
    words = {x: word for x, word in telling(claim.statement).items() if x in stems}
    if words:
        weight = min(2.0, sum(1.0 * rarity.of(stem) ** 2 for stem in words))
        yield Evidence(weight, f"Both speak of: {', '.join(words.values())}.")
    count = assess_count(claim.figures, outcome.figures)
    if count.verdict in {"matches", "differs"}:
        yield Evidence(1.0, count.reason)


def _source(claim: Told, outcome: Told, rarity: Rarity) -> Iterator[Evidence]:
    shared = [key for key in claim.sources if key in outcome.sources]
    if shared:
        rarest = max(shared, key=rarity.of)
        reason = f"One source tells both: “{claim.sources[rarest]}”."
        yield Evidence(2.0 * rarity.of(rarest), reason)


def _kind(claim: Told, outcome: Told) -> Iterator[Evidence]:
    if outcome.kind in BEARING.get(claim.kind, ()):
        kinds = (one.kind.replace("_", " ") for one in (claim, outcome))
        yield Evidence(0.5, "{} is tested by {}.".format(*kinds).capitalize())


def _met(one: Iterable[Party], other: Iterable[Party]) -> Party | None:
    """The first of the others who is, belongs to, or fights for the same as one."""
    for x, y in product(one, other):
        if x.is_one_with(y) or (x.member_of and x.member_of == y.member_of):
            return y
    return None


def _far(days: int, horizon: int) -> float:
    """0 for the same day, 1 at the horizon and beyond, as people feel distance."""
    return min(1.0, log1p(days) / log1p(horizon))


def _length(told: Told) -> int:
    found = bounds(told.happened) if told.happened else None
    if found is None or found.lower is None or found.upper is None:
        return 10_000
    return (found.upper - found.lower).days + 1
