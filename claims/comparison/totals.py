"""What a claimant's counts come to over time, and where they contradict each other.

Counts of one thing are added up in the order of their periods. A period that
was claimed before is never added again; a count for a longer period is held
against the sum of the counts within it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from claims.comparison.figures import Figure, Interval, interval
from sources.dates import bounds

SHARES = {"percent", "km", "m"}  # never added up


@dataclass(frozen=True)
class Count:
    """One figure of a claim: who gave it, for what period (EDTF)."""

    claim: str
    by: str
    happened: str
    figure: Figure
    subject: Any = None

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day; None where either is not stated."""
        found = bounds(self.happened) if self.happened else None
        whole = found and found.lower and found.upper
        return (found.lower, found.upper) if whole else None

    @property
    def interval(self) -> Interval:
        return interval(self.figure)

    def is_within(self, other: "Count") -> bool:
        (first, last), (start, end) = self.period, other.period
        return start <= first and last <= end and self.period != other.period

    def meets(self, other: "Count") -> bool:
        (first, last), (start, end) = self.period, other.period
        return first <= end and start <= last


@dataclass(frozen=True)
class Entry:
    """A count, and what the total came to with it; None where it was not added.

    `upper` is None where some count is open above. `against` are the counts
    for which it was not added, or which together exceed it.
    """

    count: Count
    lower: Decimal | None = None
    upper: Decimal | None = None
    flag: str = ""
    against: tuple[Count, ...] = ()

    @property
    def added(self) -> bool:
        return self.lower is not None


@dataclass
class Running:
    """The counts of one thing by one claimant, in the order of their periods."""

    by: str
    counted: str
    unit: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def flagged(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.flag]


TWICE = "the same period claimed before; not added"
OVERLAPS = "overlaps a period counted before; not added"
PARTS = "covers periods that are counted one by one; not added"
BELOW = "less than the sum of its parts"
UNDATED = "no whole period stated; not added"


def running(counts: Iterable[Count]) -> list[Running]:
    """Add up the counts of each claimant, of each thing that is counted."""
    groups: dict[tuple[str, str, str], list[Count]] = {}
    for count in counts:
        figure = count.figure
        if figure.unit not in SHARES and count.interval.given:
            key = (count.by, figure.counted.casefold(), figure.unit)
            groups.setdefault(key, []).append(count)
    return [
        Running(by, found[0].figure.counted, unit, summed(found))
        for (by, _, unit), found in groups.items()
    ]


def summed(counts: list[Count]) -> list[Entry]:
    """Decide of each count whether it is added, the earlier first."""
    dated = sorted((x for x in counts if x.period), key=lambda x: x.period)
    added: list[Count] = []
    entries = []
    for count in dated:
        flag, against = judged(count, dated, added)
        if flag:
            entries.append(Entry(count, flag=flag, against=against))
        else:
            added.append(count)
            entries.append(Entry(count, *total(added)))
    return entries + [Entry(x, flag=UNDATED) for x in counts if not x.period]


def judged(
    count: Count, every: list[Count], added: list[Count]
) -> tuple[str, tuple[Count, ...]]:
    """Say why a count is not added, and for which others; nothing if it is."""
    parts = disjoint(x for x in every if x.is_within(count))
    if len(parts) > 1:
        least, most = total(parts)[0], count.interval.upper
        return (BELOW if most is not None and most < least else PARTS), tuple(parts)
    others = [x for x in added if x.claim != count.claim]
    same = tuple(x for x in others if x.period == count.period)
    if same:
        return TWICE, same
    met = tuple(x for x in others if x.meets(count))
    return (OVERLAPS, met) if met else ("", ())


def disjoint(counts: Iterable[Count]) -> list[Count]:
    """Those whose periods do not meet, the earlier first."""
    found: list[Count] = []
    for count in counts:
        if not any(count.meets(other) for other in found):
            found.append(count)
    return found


def total(counts: list[Count]) -> tuple[Decimal, Decimal | None]:
    """The least and the most that counts come to together."""
    found = [count.interval for count in counts]
    uppers = [one.upper for one in found]
    least = sum((one.lower or Decimal(0) for one in found), Decimal(0))
    return least, None if None in uppers else sum(uppers, Decimal(0))
