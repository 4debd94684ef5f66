"""Figures on one scale: the least and the most that each can be, and its best."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

Place = Callable[[Decimal], float]
MARGIN = 12.0  # beside the scale: arrows of what is open


@dataclass(frozen=True)
class Bounds:
    """What a figure leaves possible; None where it is open."""

    lower: Decimal | None
    upper: Decimal | None
    best: Decimal | None = None

    @property
    def given(self) -> list[Decimal]:
        ends = (self.lower, self.best, self.upper)
        return [number for number in ends if number is not None]


@dataclass(frozen=True)
class Whisker:
    """From where to where it is drawn, and where a dot stands, if any."""

    left: float
    right: float
    dot: float | None
    before: bool  # open: an arrow
    after: bool


def draw(figures: Sequence[Bounds], width: float = 220.0) -> list[Whisker]:
    """Lay figures out on one scale, from nought to the greatest number.

    Where a figure is open above, half as much again is left for its arrow.
    """
    numbers = [number for figure in figures for number in figure.given]
    least, most = min([*numbers, Decimal(0)]), max([*numbers, Decimal(0)])
    if any(figure.upper is None for figure in figures):
        most += abs(most) / 2
    extent = (most - least) or Decimal(1)

    def place(number: Decimal) -> float:
        share = float((number - least) / extent)
        return round(MARGIN + share * (width - 2 * MARGIN), 1)

    return [whisker(figure, place, width) for figure in figures]


def whisker(figure: Bounds, place: Place, width: float) -> Whisker:
    found = [place(number) for number in figure.given] or [width / 2]
    before, after = figure.lower is None, figure.upper is None
    return Whisker(
        left=0.0 if before else min(found),
        right=width if after else max(found),
        dot=single(figure, place),
        before=before,
        after=after,
    )


def single(figure: Bounds, place: Place) -> float | None:
    """A dot stands at the best number, or at the only one."""
    if figure.best is not None:
        return place(figure.best)
    return place(figure.lower) if figure.lower == figure.upper is not None else None


AMOUNT = re.compile(
    r"(?P<sort>at least|over|at most|under|about)? ?(?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"(?: ?(?:to|–) ?(?P<upper>[0-9]+(?:\.[0-9]+)?))? ?(?P<unit>[^0-9]*)"
)


def read(text: str) -> tuple[Bounds, str] | None:
    """Read a normalised amount (“at least 120”, “7 to 9 km”): its bounds and unit.

    None for all else. “About” says nothing of how far: it is the number itself.
    """
    found = AMOUNT.fullmatch(text.replace(",", ""))
    if not found or (found["sort"] and found["upper"]):
        return None
    number = Decimal(found["number"])
    lower = None if found["sort"] in {"at most", "under"} else number
    upper = None if found["sort"] in {"at least", "over"} else number
    if found["upper"]:
        upper = Decimal(found["upper"])
    return Bounds(lower, upper), found["unit"]


def bounds_of(spans: Iterable[Sequence[str | None]]) -> list[Bounds]:
    """Read bounds (lower, upper, best) as snapshots have them, as plain numbers."""
    return [
        Bounds(*(None if x is None else Decimal(x) for x in span)) for span in spans
    ]
