"""Who said or reported what for which date, and where a search found nothing.

An empty cell is a date that nobody has searched yet, which is not the same as
one for which nothing was found.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sources.chronology import oldest_first
from sources.dates import bounds, is_known_to_the_day, meets

ANYBODY = ""  # the row of searches for nobody in particular
MOST_DATES = 60
MOST_ACTORS = 40


@dataclass(frozen=True)
class Stated:
    """A statement by an actor, for a date (EDTF)."""

    actor: str
    period: str


@dataclass(frozen=True)
class Searched:
    """A search for an actor's words that found nothing; `period` is EDTF."""

    actor: str
    period: str
    on: date
    subject: object = None

    @property
    def first(self) -> date:
        found = bounds(self.period)
        return found.lower or date.min

    @property
    def last(self) -> date:
        """Nobody can search for what is yet to happen."""
        return min(bounds(self.period).upper or self.on, self.on)

    def covers(self, period: str) -> bool:
        found = bounds(period)
        first, last = found.lower or date.min, found.upper or date.max
        return self.first <= first and last <= self.last


@dataclass(frozen=True)
class Cell:
    """How many statements are for the date, and the searches that found nothing."""

    stated: int
    searches: list[Searched]


@dataclass(frozen=True)
class Coverage:
    """A row of cells for each actor; what did not fit is counted.

    Each column is a day that a statement names, or a date that is not known to
    the day, such as a month, as it is printed (EDTF).
    """

    dates: list[str]
    rows: list[tuple[str, list[Cell]]]
    dates_left_out: int
    actors_left_out: int


def days_named(period: str) -> tuple[date, date] | None:
    """Return the first and the last day that a date names for sure.

    A period without an end names its first day alone, one without a beginning
    its last. None of a date that is doubtful, or not known to the day.
    """
    known = [end for end in period.split("/") if end not in {"", ".."}]
    if not all(map(is_known_to_the_day, known)):
        return None
    found = bounds(period)
    return found.lower or found.upper, found.upper or found.lower


def counts_for(period: str, column: str) -> bool:
    """Say whether a statement for a period is counted in a column of the grid.

    It is in the column of its own date, and in those of the days that it names.
    Each shares a day with the column: see `overlapping`.
    """
    if not meets(period, column):
        return False
    days = days_named(period)
    if days is None or not is_known_to_the_day(column):
        return period == column
    return days[0] <= date.fromisoformat(column) <= days[1]


def overlapping(
    side: str, period: str, counts: Mapping[tuple[str, str], int]
) -> list[tuple[str, int]]:
    """Return the other dates of a side that share a day with a period, the oldest first.

    `counts` tells how many statements of each side have each date. Where there are
    none, the grid has none of that side for the period either.
    """
    found = {
        other: number
        for (of, other), number in counts.items()
        if of == side and period and other not in {"", period} and meets(other, period)
    }
    return sorted(found.items(), key=lambda x: oldest_first(x[0]))


def cover(stated: Sequence[Stated], searches: Sequence[Searched]) -> Coverage | None:
    """Lay out a grid of actors by dates; None where there is no date to show.

    Those who state most come first. The dates of statements have precedence over
    days that were searched alone.
    """
    busy = sorted({x for one in stated for x in columns(one.period)}, key=oldest_first)
    quiet = sorted(
        {day for one in searches for day in days_of(one, busy)}.difference(busy)
    )
    shown = busy[-MOST_DATES:]
    dates = sorted(shown + quiet[: MOST_DATES - len(shown)], key=oldest_first)
    if not dates:
        return None
    often = Counter(one.actor for one in stated)
    actors = [key for key, _ in sorted(often.items(), key=lambda x: (-x[1], x[0]))]
    looked_for = dict.fromkeys(x.actor for x in searches if x.actor not in often)
    actors = [*looked_for, *actors]
    return Coverage(
        dates,
        [(key, cells(key, dates, stated, searches)) for key in actors[:MOST_ACTORS]],
        len(busy) + len(quiet) - len(dates),
        max(0, len(actors) - MOST_ACTORS),
    )


def columns(period: str) -> list[str]:
    """Return the columns that a statement asks for: days that it names, or its date."""
    days = days_named(period)
    return [day.isoformat() for day in days] if days else [period]


def cells(
    actor: str,
    dates: Sequence[str],
    stated: Sequence[Stated],
    searches: Sequence[Searched],
) -> list[Cell]:
    periods = [one.period for one in stated if one.actor == actor]
    sought = [one for one in searches if one.actor == actor]
    return [
        Cell(
            sum(counts_for(period, column) for period in periods),
            [one for one in sought if one.covers(column)],
        )
        for column in dates
    ]


def days_of(search: Searched, busy: Sequence[str]) -> Iterator[str]:
    """The first days of a search; of an open one, from the first that is known."""
    first = search.first
    if first == date.min:
        known = [found.lower for x in busy if (found := bounds(x)).lower]
        first = min([*known, search.last])
    for number in range(min((search.last - first).days + 1, MOST_DATES)):
        yield (first + timedelta(number)).isoformat()
