"""What can be computed of how a pair compares: time, place, target, count.

Whether an effect was reached is never computed: it takes a reader. Each
function answers in words that a reader can check against the two statements.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from claims.comparison.figures import Figure, Spread, spread
from claims.comparison.place import PlaceAlignment
from claims.comparison.time import TimeAlignment, days_words
from claims.comparison.units import same_kind

Kind = Literal["place", "time", "target", "count", "effect"]
Verdict = Literal["matches", "differs", "not_stated", "not_comparable"]
ORDER: tuple[Kind, ...] = ("place", "time", "target", "count", "effect")
# What a relation rests on: the verdict that speaks for it, in the first of the
# respects that has it. A relation that is not here rests on none: to speak of
# one place and time supports nothing.
RESPECTS: tuple[Kind, ...] = ("effect", "count", "target", "place", "time")
DRIVEN_BY: Mapping[str, tuple[Verdict, tuple[Kind, ...]]] = {
    "supports": ("matches", RESPECTS[:3]),
    "contradicts": ("differs", RESPECTS),
    "undercuts": ("differs", RESPECTS),
    "qualifies": ("differs", RESPECTS),
    "not_comparable": ("not_comparable", RESPECTS),
}
TIMES = {
    "same": "Both refer to the same period.",
    "same_day": "Both refer to the same day.",
    "within": "The outcome falls within the period the claim covers.",
    "overlapping": "The periods overlap.",
    "unknown": "At least one of them is undated.",
}
PLACES = {
    "same": "Both speak of the same place.",
    "claim_wider": "The outcome lies in the place that the claim names, which is wider.",
    "claim_narrower": "The claim’s place lies in that of the outcome, which is wider.",
    "overlapping": "The places are partly the same.",
    "disjoint": "The places lie apart.",
    "unspecified": "At least one of the two names no place.",
}


@dataclass(frozen=True)
class Assessment:
    """One dimension of a pair: the verdict, and its reason in a sentence."""

    kind: Kind
    verdict: Verdict
    reason: str


@dataclass(frozen=True)
class Party:
    """An actor in a statement, and the id of the body that it belongs to."""

    id: str
    name: str
    member_of: str = ""

    def is_one_with(self, other: "Party") -> bool:
        """Whether one is the other, or belongs to it."""
        return self.id in {other.id, other.member_of} or self.member_of == other.id


def assess_time(aligned: TimeAlignment) -> Assessment:
    if aligned.relation == "unknown":
        return Assessment("time", "not_stated", TIMES["unknown"])
    reason = _time_reason(aligned)
    if aligned.uncertain:
        reason += " At least one of the dates is uncertain."
    apart = aligned.relation in {"before", "after"}
    return Assessment("time", "differs" if apart else "matches", reason)


def _time_reason(aligned: TimeAlignment) -> str:
    if aligned.relation == "before":
        by = f" by {days_words(aligned.days)}" if aligned.days else ""
        return f"The outcome predates the claim{by}."
    if aligned.relation == "after":
        by = f"{days_words(aligned.days)} " if aligned.days else ""
        return f"The outcome came {by}after the claim."
    if aligned.contains:
        return "The outcome covers a longer period that includes the claim’s."
    if aligned.relation == "within" and aligned.endless[0]:
        return f"{TIMES['within'][:-1]}, which has no stated end."
    return TIMES[aligned.relation]


def assess_place(aligned: PlaceAlignment) -> Assessment:
    if aligned.vague:
        reason = "A place is named too vaguely to be told apart from the other."
        return Assessment("place", "not_comparable", reason)
    reason = PLACES[aligned.relation]
    if aligned.km is not None:
        reason = f"The places lie {aligned.words}."
    verdicts = {"unspecified": "not_stated", "disjoint": "differs"}
    return Assessment("place", verdicts.get(aligned.relation, "matches"), reason)


def assess_target(
    targets: Sequence[Party], by: Sequence[Party], against: Sequence[Party]
) -> Assessment:
    """Compare whom a claim is about with who acts, or is acted on, in the outcome."""
    if not targets:
        return Assessment("target", "not_stated", "The claim names no target.")
    if hit := _met(targets, against):
        reason = f"Both are about what befell {hit.name}."
        return Assessment("target", "matches", reason)
    if hit := _met(targets, by):
        reason = f"Whom the claim is about acts in the outcome: {hit.name}."
        return Assessment("target", "matches", reason)
    if not against:
        reason = "The outcome does not say who was acted against."
        return Assessment("target", "not_stated", reason)
    befell = _named(against)
    reason = f"The claim is about {_named(targets)}, the outcome about {befell}."
    return Assessment("target", "differs", reason)


def assess_count(claimed: Sequence[Figure], observed: Sequence[Figure]) -> Assessment:
    """Compare the figures of both as intervals, where any two may be compared."""
    if not claimed or not observed:
        silent = "Neither gives" if not claimed and not observed else "Only one gives"
        return Assessment("count", "not_stated", f"{silent} a figure.")
    pairs = [*product(claimed, observed)]
    spreads = [spread(pair) for pair in pairs]
    if comparable := [found for found in spreads if found.comparable]:
        return _counted(max(comparable, key=lambda found: found.gap))
    reasons = [
        _counts_of(*pair) or found.reason
        for pair, found in zip(pairs, spreads, strict=True)
    ]
    of_one_unit = [
        reason
        for (a, b), reason in zip(pairs, reasons, strict=True)
        if same_kind(a.unit, b.unit)
    ]
    return Assessment("count", "not_comparable", (of_one_unit or reasons)[0])


def driver(relation: str, found: Iterable[Assessment]) -> Kind | None:
    """Say which dimension the headline relation of a pair rests on, if any."""
    wanted, respects = DRIVEN_BY.get(relation, ("", ()))
    bearing = {one.kind for one in found if one.verdict == wanted}
    return next((kind for kind in respects if kind in bearing), None)


def _counted(widest: Spread) -> Assessment:
    if widest.agree:
        return Assessment("count", "matches", "The figures are compatible.")
    reason = f"The figures differ by {widest.gap_words}."
    return Assessment("count", "differs", reason)


def _counts_of(claimed: Figure, observed: Figure) -> str:
    if claimed.counted.casefold() == observed.counted.casefold():
        return ""
    return f"The claim counts {claimed.counted}; the report counts {observed.counted}."


def _met(one: Sequence[Party], other: Sequence[Party]) -> Party | None:
    return next((x for x, y in product(one, other) if x.is_one_with(y)), None)


def _named(parties: Sequence[Party]) -> str:
    return ", ".join(dict.fromkeys(party.name for party in parties))
