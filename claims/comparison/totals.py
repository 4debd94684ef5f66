"""What a claimant's counts come to over time, and what they leave out.

Only counts of the same thing are added: the same noun and unit, of the same reference,
against the same targets and in the same places, for periods that are known to the day.
A period that was counted before is never added again; a count for a longer period is
compared with the sum of the counts within it. Everything else stays in the table, with
the reason why it was not added, and so do the days for which there is no figure.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from claims.comparison.figures import Figure, Interval, interval, why_not
from claims.comparison.units import converted
from sources.chronology import oldest_first
from sources.dates import bounds, is_known_to_the_day

DAY = timedelta(days=1)
NEVER = {"percent", "km", "km²", "hours", "months"}  # shares, distances, durations


@dataclass(frozen=True)
class Count:
    """One figure of a claim: who gave it, for what period (EDTF), of whom and where.

    `targets` and `places` are names by id; what the claim names none of is empty.
    """

    claim: str
    by: str
    happened: str
    figure: Figure
    subject: Any = None
    targets: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day; None where either is not known to the day."""
        if not is_known_to_the_day(self.happened):
            return None
        found = bounds(self.happened)
        return found.lower, found.upper

    @property
    def interval(self) -> Interval:
        return interval(self.figure)

    def is_within(self, other: "Count") -> bool:
        (first, last), (start, end) = self.period, other.period
        return start <= first and last <= end and self.period != other.period

    def meets(self, other: "Count") -> bool:
        (first, last), (start, end) = self.period, other.period
        return first <= end and start <= last

    def difference(self, other: "Count") -> str:
        """Say why two counts are not of the same thing; nothing where they are."""
        return (
            why_not(self.figure, other.figure)
            or unlike("targets", self.targets, other.targets)
            or unlike("places", self.places, other.places)
        )


def unlike(what: str, one: Mapping[str, str], other: Mapping[str, str]) -> str:
    if one.keys() == other.keys():
        return ""
    names = "; ".join(", ".join(x.values()) or "not stated" for x in (one, other))
    return f"The figures are for different {what} ({names})."


@dataclass(frozen=True)
class Entry:
    """A count, and what the total came to with it; None where it was not added.

    `upper` is None where some count is open above; `hedge` says “about” where some
    count is only close to its number. `against` are the counts
    for which it was not added, or which together exceed it.
    """

    count: Count
    lower: Decimal | None = None
    upper: Decimal | None = None
    flag: str = ""
    against: tuple[Count, ...] = ()
    hedge: str = ""

    @property
    def added(self) -> bool:
        return self.lower is not None

    @property
    def words(self) -> str:
        """Say the total, with what it leaves open: “at least 113”, “about 260”."""
        if self.lower is None:
            return ""
        hedge = self.hedge or ("at least" if self.upper is None else "")
        most = f" to {self.upper:,f}" if self.upper not in {None, self.lower} else ""
        return f"{hedge} {self.lower:,f}{most}".strip()


@dataclass(frozen=True)
class Gap:
    """Days (EDTF) between two counts for which there is no figure."""

    gap: str


@dataclass
class Running:
    """The counts of one thing by one claimant, in the order of their periods.

    Where `total` is false, no two of them count the same, and none is added.
    """

    by: str
    counted: str
    unit: str
    entries: list[Entry] = field(default_factory=list)
    total: bool = True

    @property
    def flagged(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.flag]

    @property
    def lines(self) -> Iterator[Entry | Gap]:
        """Yield the entries, and between them the days that none of them covers."""
        covered: date | None = None
        for entry in self.entries:
            if period := entry.count.period:
                if covered and period[0] > covered + DAY:
                    yield Gap(days_text(covered + DAY, period[0] - DAY))
                covered = max(period[1], covered or period[1])
            yield entry


def days_text(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first}/{last}"


TWICE = "The same period is already counted."
AGAIN = "Another report of the same claim is already counted."
OVERLAPS = "It overlaps a period already counted."
PARTS = "It covers periods already counted separately."
BELOW = "It is lower than the sum of the separate figures."
UNDATED = "Its period is not known to the day."


def running(counts: Iterable[Count]) -> list[Running]:
    """Add up the counts of each claimant, as far as they count the same.

    Who counts several things under one noun has a total for each that was counted
    more than once; what it leaves out is in its table, with the reason.
    """
    groups: dict[tuple[str, str, str], list[Count]] = {}
    for count in counts:
        figure = count.figure
        if converted(1, figure.unit)[1] not in NEVER and count.interval.given:
            key = (count.by, figure.counted.casefold(), figure.unit)
            groups.setdefault(key, []).append(count)
    return [
        Running(by, found[0].figure.counted, unit, in_order(entries), total)
        for (by, _, unit), found in groups.items()
        for entries, total in tables(found)
    ]


def tables(counts: list[Count]) -> Iterator[tuple[list[Entry], bool]]:
    """Yield the entries of each total; once, without one, where nothing can be added."""
    several = [alike for alike in series(counts) if len(alike) > 1]
    for alike in several or [counts[:1]] * (len(counts) == 1):
        others = [x for x in counts if all(x is not one for one in alike)]
        left_out = [Entry(x, flag=x.difference(alike[0])) for x in others]
        yield summed(alike) + left_out, True
    if not several and len(counts) > 1:
        first, second = counts[:2]
        yield (
            [
                Entry(x, flag=x.difference(second if x is first else first))
                for x in counts
            ],
            False,
        )


def series(counts: list[Count]) -> list[list[Count]]:
    """Sort counts into those that count the same thing."""
    found: list[list[Count]] = []
    for count in counts:
        for alike in found:
            if not any(other.difference(count) for other in alike):
                alike.append(count)
                break
        else:
            found.append([count])
    return found


def in_order(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda x: oldest_first(x.count.happened))


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
            hedge = "about" if any(x.interval.near for x in added) else ""
            entries.append(Entry(count, *total(added), hedge=hedge))
    return entries + [Entry(x, flag=UNDATED) for x in counts if not x.period]


def judged(
    count: Count, every: list[Count], added: list[Count]
) -> tuple[str, tuple[Count, ...]]:
    """Say why a count is not added, and for which others; nothing if it is."""
    parts = disjoint(x for x in every if x.is_within(count))
    if len(parts) > 1:
        least, most = total(parts)[0], count.interval.upper
        return (BELOW if most is not None and most < least else PARTS), tuple(parts)
    again = tuple(x for x in added if x.claim == count.claim)
    if again:
        return AGAIN, again
    same = tuple(x for x in added if x.period == count.period)
    if same:
        return TWICE, same
    met = tuple(x for x in added if x.meets(count))
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
