"""How many independent origins stand behind several reports.

Reports are of one origin when they stand in one document, when one publisher or
agency put them out, when their chains of attribution meet (in one voice, one body that voices speak for, or
one outlet that passed both on), or when their words are near-copies: of the
shorter's runs of four words at least half stand in the longer as well. Origins
are counted, never rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from sources.shingles import CONTAINED, contained, shingles


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
    the id of what it stands in.
    """

    publisher: str = ""
    agency: str = ""
    chain: tuple[Voice, ...] = ()
    text: str = ""
    document: str = ""


@dataclass(frozen=True)
class Origin:
    """Reports of one origin, by their positions, and what makes them one."""

    reports: tuple[int, ...]
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lineage:
    """The origins of several reports, in the order in which they appear."""

    origins: tuple[Origin, ...]

    @property
    def reports(self) -> int:
        return sum(len(origin.reports) for origin in self.origins)

    @property
    def words(self) -> str:
        """Such as “5 reports, 2 origins”."""
        return f"{_counted(self.reports, 'report')}, {_counted(len(self.origins), 'origin')}"


def origins(reports: Sequence[Report]) -> Lineage:
    """Group reports by origin, with the grounds for each group in words."""
    leader = list(range(len(reports)))
    ties: list[tuple[int, str]] = []
    for one, other, ground in _ties(reports):
        first, second = sorted((_find(leader, one), _find(leader, other)))
        leader[second] = first
        ties.append((one, ground))
    groups: dict[int, list[int]] = {}
    for number in range(len(reports)):
        groups.setdefault(_find(leader, number), []).append(number)
    grounds: dict[int, dict[str, None]] = {}
    for number, ground in ties:
        grounds.setdefault(_find(leader, number), {})[ground] = None
    return Lineage(
        tuple(
            Origin(tuple(x), tuple(grounds.get(key, ()))) for key, x in groups.items()
        )
    )


def _find(leader: list[int], number: int) -> int:
    while leader[number] != number:
        number = leader[number]
    return number


def _ties(reports: Sequence[Report]) -> Iterable[tuple[int, int, str]]:
    """Yield two reports of one origin at a time, and what makes them one."""
    seen: dict[str, int] = {}
    for number, report in enumerate(reports):
        for key, ground in _keys(report):
            first = seen.setdefault(key, number)
            if first != number:
                yield first, number, ground
    sets = [shingles(report.text) for report in reports]
    for one, other in combinations(range(len(reports)), 2):
        share = contained(sets[one], sets[other])
        if share >= CONTAINED:
            yield (
                one,
                other,
                f"near-copies: {share:.0%} of the shorter’s words run alike",
            )


def _keys(report: Report) -> Iterable[tuple[str, str]]:
    """What makes a report one with every other that has the same, and in words."""
    keys: dict[str, str] = {}
    if report.agency:
        keys[_folded(report.agency)] = f"both through {report.agency}"
    if report.publisher:
        keys.setdefault(_folded(report.publisher), f"both by {report.publisher}")
    if report.document and not keys:
        keys[f"document {report.document}"] = "both in one document"
    for place, member in enumerate(report.chain):
        voice = member.body or member
        ground = f"both {'through' if place else 'on the word of'} {voice.name}"
        keys.setdefault(f"actor {voice.id}", ground)
        keys.setdefault(_folded(voice.name), ground)
    return keys.items()


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
