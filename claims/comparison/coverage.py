"""Who said or saw what on which day, and where somebody looked in vain.

An empty cell is a day that nobody has searched yet, which is not the same as
a day on which nothing was found.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sources.dates import bounds

ANYBODY = ""  # the row of searches for nobody in particular
MOST_DAYS = 60
MOST_ACTORS = 40


@dataclass(frozen=True)
class Stated:
    """A statement by an actor; `period` is EDTF, one without an end is its first day."""

    actor: str
    period: str

    @property
    def ends(self) -> tuple[date, date]:
        """The first and the last day that it surely speaks of."""
        found = bounds(self.period)
        return found.lower or found.upper, found.upper or found.lower


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

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Cell:
    """How many statements speak of the day, and the searches that found nothing."""

    stated: int
    searches: list[Searched]


@dataclass(frozen=True)
class Coverage:
    """A row of cells for each actor; what did not fit is counted."""

    days: list[date]
    rows: list[tuple[str, list[Cell]]]
    days_left_out: int
    actors_left_out: int


def cover(stated: Sequence[Stated], searches: Sequence[Searched]) -> Coverage | None:
    """Lay out a grid of actors by days; None where there is no day to show.

    Those who state most come first. A statement counts on every day of its
    period that is shown; the days on which one begins or ends have precedence
    over days that were searched alone.
    """
    busy = sorted({day for one in stated for day in one.ends})
    quiet = sorted(
        {day for one in searches for day in days_of(one, busy)}.difference(busy)
    )
    shown = busy[-MOST_DAYS:]
    days = sorted(shown + quiet[: MOST_DAYS - len(shown)])
    if not days:
        return None
    often = Counter(one.actor for one in stated)
    actors = [key for key, _ in sorted(often.items(), key=lambda x: (-x[1], x[0]))]
    looked_for = dict.fromkeys(x.actor for x in searches if x.actor not in often)
    actors = [*looked_for, *actors]
    shown = actors[:MOST_ACTORS]
    return Coverage(
        days,
        [(key, cells(key, days, stated, searches)) for key in shown],
        len(busy) + len(quiet) - len(days),
        max(0, len(actors) - MOST_ACTORS),
    )


def cells(
    actor: str,
    days: Sequence[date],
    stated: Sequence[Stated],
    searches: Sequence[Searched],
) -> list[Cell]:
    periods = [one.ends for one in stated if one.actor == actor]
    sought = [one for one in searches if one.actor == actor]
    return [
        Cell(
            sum(first <= day <= last for first, last in periods),
            [one for one in sought if one.covers(day)],
        )
        for day in days
    ]


def days_of(search: Searched, busy: Sequence[date]) -> Iterator[date]:
    """The first days of a search; of an open one, from the first that is known."""
    first = search.first
    if first == date.min:
        first = min([*busy[:1], search.last])
    for number in range(min((search.last - first).days + 1, MOST_DAYS)):
        yield first + timedelta(number)
