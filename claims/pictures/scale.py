"""Where days stand on a line: to scale, with long empty stretches cut short."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

WEEK = 7  # days; a longer stretch in which nothing begins or ends is drawn as one


@dataclass(frozen=True)
class Tick:
    x: float
    day: date
    label: str


@dataclass(frozen=True)
class Break:
    """A stretch that is drawn shorter than it is, and the days it lasts.

    They are None where it begins or ends with a date that is not known to the day.
    """

    x: float
    days: int | None


class Scale:
    """Days between two edges of a picture. Raises ValueError without any day.

    Those that are `known` are named by a date; the others are where a month or a
    doubtful date is drawn to begin or to end.
    """

    def __init__(
        self,
        days: Iterable[date],
        left: float,
        right: float,
        known: Iterable[date] = (),
    ) -> None:
        self.days = sorted({day.toordinal() for day in days})
        self.known = {day.toordinal() for day in known}
        if not self.days:
            raise ValueError("A scale needs a day.")
        if len(self.days) == 1:
            self.days.append(self.days[0] + 1)
        drawn = [min(b - a, WEEK) for a, b in pairwise(self.days)]
        unit = (right - left) / sum(drawn)
        self.places = [left]
        for width in drawn:
            self.places.append(self.places[-1] + width * unit)
        self.places[-1] = right  # whatever rounding made of it

    def x(self, day: date) -> float:
        """Where a day begins; days beyond the first and last stand at the edge."""
        ordinal = day.toordinal()
        after = bisect_right(self.days, ordinal)
        if after == 0 or after == len(self.days):
            return self.places[0 if after == 0 else -1]
        (a, b), (x, y) = (
            (row[after - 1], row[after]) for row in (self.days, self.places)
        )
        return x + (y - x) * (ordinal - a) / (b - a)

    @property
    def breaks(self) -> list[Break]:
        gaps = zip(pairwise(self.days), pairwise(self.places), strict=True)
        return [
            Break(round((x + y) / 2, 1), b - a if {a, b} <= self.known else None)
            for (a, b), (x, y) in gaps
            if b - a > WEEK
        ]

    def ticks(self, apart: float, labels: Mapping[date, str]) -> list[Tick]:
        """Place labels, so many units apart at least; the year where it is another.

        Days that are known come first, months and doubtful days fill what is left.
        """
        places: dict[date, float] = {}
        for day in sorted(labels, key=lambda day: (not self.knows(day), day)):
            x = round(self.x(day), 1)
            if all(abs(x - other) >= apart for other in places.values()):
                places[day] = x
        return [
            Tick(places[day], day, with_year(labels[day], day, before))
            for before, day in pairwise([None, *sorted(places)])
        ]

    def knows(self, day: date) -> bool:
        return day.toordinal() in self.known


def with_year(label: str, day: date, before: date | None) -> str:
    same = before and before.year == day.year
    return label.removesuffix(f" {day.year}") if same else label
