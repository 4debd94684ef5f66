"""The stretch that a date takes up on a picture, and the shape that says how sure it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from claims.pictures.scale import Scale
from sources.dates import bounds, is_known_to_the_day, readable

Point = tuple[float, float]
TALL = 10.0  # of a mark
ARROW = 9.0
LEAST = 5.0  # width of a mark


@dataclass(frozen=True)
class Span:
    """The first day and the day after the last; None where open.

    `moment` says that one moment lies somewhere within, as for “October 2015”;
    `doubtful` that an end is uncertain, or known to the month only. `labels` are
    what the date names, and where: a day, or the first day of a month; `known` are
    the ends that are known to the day.
    """

    start: date | None
    end: date | None
    doubtful: bool
    moment: bool
    labels: dict[date, str]
    known: frozenset[date]

    @classmethod
    def of(cls, edtf: str) -> "Span":
        """Read an EDTF date. Raises ValueError for what is not one."""
        found, ends = bounds(edtf), edtf.split("/")
        named = [end for end in ends if end not in {"", ".."}]
        days = [end for end in named if is_known_to_the_day(end)]
        upper = found.upper
        return cls(
            found.lower,
            upper and upper + timedelta(days=upper < date.max),
            doubtful=any(mark in edtf for mark in "?~%")
            or (len(ends) == 2 and len(days) < len(named)),
            moment=len(ends) == 1 and found.lower != upper,
            labels={bounds(x).lower: readable(x.rstrip("?~%")) for x in named},
            known=frozenset(known_ends(ends[0], ends[-1])),
        )

    @property
    def days(self) -> list[date]:
        return [day for day in (self.start, self.end, *self.labels) if day]

    def reach(self, scale: Scale, edges: tuple[float, float]) -> tuple[float, float]:
        """From where to where it is drawn; what is open goes on to the edge."""
        left = scale.x(self.start) if self.start else edges[0]
        right = scale.x(self.end) if self.end else edges[1]
        return round(left, 1), round(max(right, left + LEAST), 1)

    def outline(self, left: float, right: float, top: float) -> tuple[Point, ...]:
        """A bar with an arrow where it is open; a beam with two ends for a moment."""
        middle, foot = top + TALL / 2, top + TALL
        if self.moment:
            return beam(left, right, top)
        head = [(left, top)] if self.start else [(left, middle), (left + ARROW, top)]
        tail = [(right, top), (right, foot)]
        if not self.end:
            tail = [(right - ARROW, top), (right, middle), (right - ARROW, foot)]
        back = [(left, foot)] if self.start else [(left + ARROW, foot)]
        return tuple(head + tail + back)


def beam(left: float, right: float, top: float) -> tuple[Point, ...]:
    """A thin line between two upright ends, as one outline."""
    foot, over, under = top + TALL, top + TALL / 2 - 1.5, top + TALL / 2 + 1.5
    inner, outer = left + 2, right - 2
    return (
        *((left, top), (inner, top), (inner, over), (outer, over), (outer, top)),
        *((right, top), (right, foot), (outer, foot), (outer, under)),
        *((inner, under), (inner, foot), (left, foot)),
    )


def known_ends(lower: str, upper: str) -> Iterator[date]:
    """The first day, and the day after the last, where they are known to the day."""
    if is_known_to_the_day(lower):
        yield date.fromisoformat(lower)
    if is_known_to_the_day(upper):
        last = date.fromisoformat(upper)
        yield from (last, last + timedelta(days=last < date.max))
