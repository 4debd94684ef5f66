"""Whether an outcome bears on a claim, by who does what to whom, as evidence."""

from collections.abc import Iterable, Iterator
from itertools import product

from claims.comparison.dimensions import ACTING_ON_TARGET, Party
from claims.comparison.told import Evidence, Rarity, Told
from claims.comparison.weights import Weights

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
MEETINGS = [  # part in the claim, part in the outcome, the weight, and what to say
    (("target",), ("by",), "acts", "The target of the claim acts: {}."),
    (VOICES, ("by",), "acts", "The claimant belongs to the acting party: {}."),
    (VOICES, ("against",), "befalls", "The claimant was acted against: {}."),
]


def parties(
    claim: Told, outcome: Told, rarity: Rarity, weights: Weights
) -> Iterator[Evidence]:
    """Whom the claim is about, or who makes it, acts or is acted on."""
    for claimed, seen, weight, words in _meetings(claim.kind):
        if hit := _met(claim.who(*claimed), outcome.who(*seen)):
            reason = words.format(hit.name)
            yield Evidence(weights[weight] * rarity.of(hit.id), reason)


def _meetings(kind: str) -> list[tuple[tuple[str, ...], tuple[str, ...], str, str]]:
    """Add what is said where the target was acted against; it may be the accused."""
    words = "The subject of the claim was acted against: {}."
    if kind in ACTING_ON_TARGET:
        words = "Both concern action against {}."
    return [(("target",), ("against",), "befalls", words), *MEETINGS]


def others(
    claim: Told, outcome: Told, _: Rarity, weights: Weights
) -> Iterator[Evidence]:
    """Where one whom the claim names is seen to fight others, it is put to the test."""
    targets, against = claim.who("target"), outcome.who("against")
    acts = _met(claim.who(*VOICES, "target"), outcome.who("by"))
    if acts and targets and against and not _met(targets, against):
        reason = f"Different target from the claim: {_named(against)}."
        yield Evidence(weights["others than the target"], reason)


def victims(
    claim: Told, outcome: Told, _: Rarity, weights: Weights
) -> Iterator[Evidence]:
    """Dead are only compared with the dead of the same side."""
    if claim.kind == "casualty_figure" and outcome.kind == "casualties":
        dead = claim.who("target"), outcome.who("against")
        if all(dead) and not _met(*dead):
            named, killed = map(_named, dead)
            reason = f"The claim is about {named}; the casualties are of {killed}."
            yield Evidence(-weights["other victims"], reason)


def doers(
    claim: Told, outcome: Told, _: Rarity, weights: Weights
) -> Iterator[Evidence]:
    """What one party says it did is not told of by the deeds of a third.

    Of a battle that is told of from both sides it is not known who did what.
    """
    own, acting = claim.who(*VOICES), outcome.who("by")
    if claim.kind not in DEEDS or outcome.kind not in EFFECTS or _is_battle(outcome):
        return
    if not (own and acting) or _met(own, acting):
        return
    reason = f"Carried out by others: {_named(acting)}."
    if not _met(claim.who("target"), acting):
        yield Evidence(-weights["other doers"], reason)
    elif _met(claim.who("target"), outcome.who("against")):
        yield Evidence(-weights["other doers, one target"], reason)


def kind(claim: Told, outcome: Told, _: Rarity, weights: Weights) -> Iterator[Evidence]:
    if outcome.kind in BEARING.get(claim.kind, ()):
        kinds = (one.kind.replace("_", " ") for one in (claim, outcome))
        reason = "{} is tested by {}.".format(*kinds).capitalize()
        yield Evidence(weights["kind"], reason)


def _is_battle(outcome: Told) -> bool:
    """Whether all who act are acted against as well."""
    acting = {party.id for party in outcome.who("by")}
    return acting == {party.id for party in outcome.who("against")}


def _met(one: Iterable[Party], other: Iterable[Party]) -> Party | None:
    """The first of the others who is, belongs to, or fights for the same as one."""
    for x, y in product(one, other):
        if x.is_one_with(y) or (x.member_of and x.member_of == y.member_of):
            return y
    return None


def _named(parties: Iterable[Party]) -> str:
    return ", ".join(dict.fromkeys(party.name for party in parties))
