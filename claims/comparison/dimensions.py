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
Verdict = Literal[
    "matches", "wider", "partly", "differs", "not_stated", "not_comparable"
]
ORDER: tuple[Kind, ...] = ("place", "time", "target", "count", "effect")
VERDICTS: Mapping[str, str] = {  # what readers see
    "matches": "consistent",
    "wider": "consistent, wider",
    "partly": "consistent in part",
    "differs": "inconsistent",
    "not_stated": "no information",
    "not_comparable": "not comparable",
}
# Which verdicts can be the basis of a relation, in the first of the dimensions that
# has one. A relation that is not here has no basis in a single dimension.
MATTER: tuple[Kind, ...] = ("effect", "count", "target")
WHERE_AND_WHEN: tuple[Kind, ...] = ("place", "time")
BASES: Mapping[str, tuple[frozenset[Verdict], tuple[Kind, ...]]] = {
    "supports": (frozenset({"matches", "wider"}), MATTER),
    "contradicts": (frozenset({"differs"}), MATTER + WHERE_AND_WHEN),
    "undercuts": (frozenset({"differs"}), MATTER),
    "qualifies": (
        frozenset({"differs", "wider", "partly"}),
        MATTER + WHERE_AND_WHEN,
    ),
    "not_comparable": (frozenset({"not_comparable"}), MATTER + WHERE_AND_WHEN),
}
RULES: Mapping[str, str] = {  # the same, for readers and editors
    "supports": "The effect, count or target is consistent.",
    "contradicts": "The effect, count or target is inconsistent; place or time only"
    " where an editor finds that the claim is about them.",
    "undercuts": "The effect, count or target is inconsistent. Different places or"
    " times alone undercut nothing.",
    "qualifies": "The effect, count or target is inconsistent, or consistent only in"
    " part or more widely; place or time only where an editor finds that the claim"
    " is about them.",
    "context": "It is not based on any single criterion.",
    "not_comparable": "One of the criteria is not comparable.",
}
# The kinds of claim whose target is whom the claimant acts on. The target of any
# other may be accused or addressed, and is never taken for who was harmed.
ACTING_ON_TARGET = frozenset(
    {
        "performance_figure",
        "casualty_figure",
        "progress_statement",
        "intention",
        "responsibility",
    }
)
TIMES = {
    "same": "Both refer to the same period.",
    "same_day": "Both refer to the same day.",
    "within": "The outcome falls within the period the claim covers.",
    "overlapping": "The periods overlap.",
    "unknown": "At least one of them is undated.",
}
PLACES = {
    "same": "Both refer to the same place.",
    "claim_wider": "The outcome took place within the larger area the claim covers.",
    "claim_narrower": "The claim refers to a place within the larger area of the outcome.",
    "overlapping": "The places partly overlap.",
    "disjoint": "The places are different.",
    "unspecified": "At least one of them names no place.",
}
PLACE_VERDICTS: Mapping[str, Verdict] = {
    "same": "matches",
    "claim_wider": "wider",
    "claim_narrower": "wider",
    "overlapping": "partly",
    "disjoint": "differs",
    "unspecified": "not_stated",
}
TIME_VERDICTS: Mapping[str, Verdict] = {
    "same": "matches",
    "same_day": "matches",
    "within": "wider",
    "overlapping": "partly",
    "before": "differs",
    "after": "differs",
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
    verdict = "wider" if aligned.contains else TIME_VERDICTS[aligned.relation]
    return Assessment("time", verdict, reason)


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
        reason = "The places are too vague to compare."
        return Assessment("place", "not_comparable", reason)
    reason = PLACES[aligned.relation]
    if aligned.km is not None:
        reason = f"The places are {aligned.words}."
    return Assessment("place", PLACE_VERDICTS[aligned.relation], reason)


def assess_target(
    targets: Sequence[Party],
    by: Sequence[Party],
    against: Sequence[Party],
    kind: str = "performance_figure",
) -> Assessment:
    """Compare whom a claim of this kind is about with who acts, or is acted on."""
    if not targets:
        return Assessment(
            "target", "not_stated", "No target is recorded for the claim."
        )
    acts, hit = _met(targets, by), _met(targets, against)
    if hit and kind in ACTING_ON_TARGET:
        reason = f"Both concern action against {hit.name}."
        return Assessment("target", "matches", reason)
    if acts:
        reason = f"{_role(kind)} is the party acting in the outcome: {acts.name}."
        return Assessment("target", "matches", reason)
    if hit:
        reason = f"{_role(kind)} is the one acted against in the outcome: {hit.name}."
        return Assessment("target", "not_comparable", reason)
    if not against:
        reason = "The report does not say who was affected."
        return Assessment("target", "not_stated", reason)
    about = f"{_role(kind)}: {_named(targets)}"
    reason = f"{about}. The one acted against in the outcome: {_named(against)}."
    return Assessment("target", "differs", reason)


def _role(kind: str) -> str:
    """Say whom the records give, for the words themselves need not name the party."""
    if kind in ACTING_ON_TARGET:
        return "The party recorded as the target of the claim"
    return "The party recorded as the subject of the claim"


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


def driver(
    relation: str, found: Iterable[Assessment], computed: Iterable[Assessment] = ()
) -> Kind | None:
    """Say which dimension the relation of a pair is based on, if any.

    `computed` are those of the assessments that no editor gave. That places or
    times differ says nothing of a claim by itself: they are the basis of a relation
    only where an editor found that the claim is about them.
    """
    verdicts, kinds = BASES.get(relation, (frozenset(), ()))
    by_nobody = set(computed) if relation != "not_comparable" else set()
    able = {
        one.kind
        for one in found
        if one.verdict in verdicts
        and not (one.kind in WHERE_AND_WHEN and one in by_nobody)
    }
    return next((kind for kind in kinds if kind in able), None)


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
