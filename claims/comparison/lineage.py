"""How many independent origins stand behind several reports, and what they share.

Two things are told apart. Through whom a report reached us: its document, the agency
and the outlet that issued it, and whoever relayed it. And on whose word it rests: the
voice, who stands first in its chain of attribution. Reports are of one origin when
they share either, or when their words are near-copies: of the shorter's runs of four
words at least half stand in the longer as well. Origins are counted, never rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from sources.passages import GAP_MARK
from sources.shingles import CONTAINED, contained, shingles

Kind = Literal["article", "agency", "outlet", "relay", "voice", "chain", "text"]
# What a name is called that reports have in different parts: the first that one has.
RANK: tuple[Kind, ...] = ("article", "agency", "outlet")


@dataclass(frozen=True)
class Voice:
    """Someone in a chain of attribution, and the body that they speak for, if any."""

    id: str
    name: str
    body: "Voice | None" = None


@dataclass(frozen=True)
class Report:
    """One report: who put it out, through which agency, on whose word.

    The chain runs from the first voice to the outlet; `text` is what of the
    report may be compared with others, usually the words cited; `document` is
    the id of what it stands in. `inferred` names what of publisher and agency
    the document itself does not state.
    """

    publisher: str = ""
    agency: str = ""
    chain: tuple[Voice, ...] = ()
    text: str = ""
    document: str = ""
    inferred: frozenset[str] = frozenset()

    @property
    def is_traced(self) -> bool:
        """Whether it is known through whom it reached us, and on whose word it rests."""
        return bool(self.publisher or self.agency) and bool(self.chain)


@dataclass(frozen=True)
class Shared:
    """What several reports have in common, and which they are, by their positions.

    `name` is whose agency, outlet or word it is; of near-copies, how much is alike.
    """

    kind: Kind
    name: str
    reports: tuple[int, ...]


@dataclass(frozen=True)
class Origin:
    """Reports of one origin, by their positions, and what makes them one."""

    reports: tuple[int, ...]
    shared: tuple[Shared, ...] = ()


@dataclass(frozen=True)
class Lineage:
    """The origins of several reports, in the order in which they appear.

    `count` is None where reports are of several origins and one of them is not
    traced: it may share its origin with any other.
    """

    origins: tuple[Origin, ...]
    count: int | None

    @property
    def reports(self) -> int:
        return sum(len(origin.reports) for origin in self.origins)


def origins(reports: Sequence[Report]) -> Lineage:
    """Group reports by origin, with all that the reports of each have in common."""
    leader = list(range(len(reports)))
    shared = [*_shared(reports)]
    for one in shared:
        for number in one.reports[1:]:
            first, second = sorted(
                (_find(leader, one.reports[0]), _find(leader, number))
            )
            leader[second] = first
    groups: dict[int, list[int]] = {}
    for number in range(len(reports)):
        groups.setdefault(_find(leader, number), []).append(number)
    found = tuple(
        Origin(tuple(x), tuple(y for y in shared if y.reports[0] in x))
        for x in groups.values()
    )
    traced = all(report.is_traced for report in reports)
    return Lineage(found, len(found) if traced or len(found) < 2 else None)


def _find(leader: list[int], number: int) -> int:
    while leader[number] != number:
        number = leader[number]
    return number


def _shared(reports: Sequence[Report]) -> Iterable[Shared]:
    """Yield what two reports or more have in common, each thing once."""
    having: dict[str, dict[int, tuple[Kind, str]]] = {}
    for number, report in enumerate(reports):
        for key, part in _keys(report):
            having.setdefault(key, {}).setdefault(number, part)
    found: dict[tuple[str, tuple[int, ...]], Shared] = {}
    for parts in having.values():
        if len(parts) > 1:
            kind, name = _part([*parts.values()])
            one = Shared(kind, name, tuple(parts))
            same = (_folded(name), one.reports)  # a name and an id of one actor
            if same not in found or (kind in RANK and found[same].kind not in RANK):
                found[same] = one
    yield from _telling([*found.values()])
    yield from _copies(reports)


def _telling(found: Sequence[Shared]) -> Iterable[Shared]:
    """Leave out who issued an article that is shared, and the body of a shared voice."""
    articles = {one.reports for one in found if one.kind == "article"}
    told: dict[tuple[Kind, tuple[int, ...]], Shared] = {}
    for one in found:
        if one.kind not in {"agency", "outlet"} or one.reports not in articles:
            told.setdefault((one.kind, one.reports), one)
    return told.values()


def _part(parts: Sequence[tuple[Kind, str]]) -> tuple[Kind, str]:
    """What a name is to several reports: voice or relay only if it is that to all."""
    for kind in RANK:
        if names := [name for part, name in parts if part == kind]:
            return kind, names[0]
    kinds = {kind for kind, _ in parts}
    return kinds.pop() if len(kinds) == 1 else "chain", parts[0][1]


def _copies(reports: Sequence[Report]) -> Iterable[Shared]:
    sets = [
        frozenset().union(*map(shingles, report.text.split(GAP_MARK)))
        for report in reports
    ]
    for pair in combinations(range(len(reports)), 2):
        share = contained(*(sets[number] for number in pair))
        if share >= CONTAINED:
            yield Shared("text", f"{share:.0%}", pair)


def _keys(report: Report) -> Iterable[tuple[str, tuple[Kind, str]]]:
    """What makes a report one with every other that has the same, and what it is to it."""
    keys: dict[str, tuple[Kind, str]] = {}
    if report.document:
        keys[f"document {report.document}"] = "article", report.document
    if report.agency:
        keys[_folded(report.agency)] = "agency", report.agency
    if report.publisher:
        keys.setdefault(_folded(report.publisher), ("outlet", report.publisher))
    for place, member in enumerate(report.chain):
        for voice in filter(None, (member, member.body)):
            part = ("relay" if place else "voice"), voice.name
            keys.setdefault(f"actor {voice.id}", part)
            keys.setdefault(_folded(voice.name), part)
    return keys.items()


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
