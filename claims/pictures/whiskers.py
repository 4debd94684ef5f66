"""Figures on one scale: the least and the most that each can be, and its best."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.comparison.figures import Interval, Reported
from claims.comparison.hedges import ABOUT, ABOVE, BELOW, LEAST, MOST

Place = Callable[[Decimal], float]
MARGIN = 12.0  # beside the scale: arrows of what is open


@dataclass(frozen=True)
class Whisker:
    """From where to where it is drawn, and where a dot stands, if any.

    An end is `open` (an arrow: no limit was given), `close` (no stroke: a little
    beyond the number, as “nearly” says) or "" (a stroke: it is the number).
    """

    left: float
    right: float
    dot: float | None
    before: str
    after: str


def draw(figures: Sequence[Interval], width: float = 220.0) -> list[Whisker]:
    """Lay figures out on one scale, from nought to the greatest number.

    Where a figure is open above, half as much again is left for its arrow.
    """
    numbers = [number for figure in figures for number in reached(figure)]
    least, most = min([*numbers, Decimal(0)]), max([*numbers, Decimal(0)])
    if any(figure.upper is None for figure in figures):
        most += abs(most) / 2
    extent = (most - least) or Decimal(1)

    def place(number: Decimal) -> float:
        share = float((number - least) / extent)
        return round(MARGIN + share * (width - 2 * MARGIN), 1)

    return [whisker(figure, place, width) for figure in figures]


def whisker(figure: Interval, place: Place, width: float) -> Whisker:
    found = [place(number) for number in reached(figure)] or [width / 2]
    before, after = ends(figure)
    return Whisker(
        left=0.0 if before == "open" else min(found),
        right=width if after == "open" else max(found),
        dot=single(figure, place),
        before=before,
        after=after,
    )


def reached(figure: Interval) -> list[Decimal]:
    """The numbers that a figure is drawn from, to and at."""
    every = (figure.least, figure.best, figure.most)
    return [number for number in every if number is not None]


def ends(figure: Interval) -> tuple[str, str]:
    if figure.near:
        close = {"about": ("close", "close"), "below": ("close", "")}
        return close.get(figure.near, ("", "close"))
    return (
        "open" if figure.lower is None else "",
        "open" if figure.upper is None else "",
    )


def single(figure: Interval, place: Place) -> float | None:
    """A dot stands at the best number, or at the only one."""
    if figure.near in {"below", "above"}:
        return None  # it is said to be another
    if figure.best is not None:
        return place(figure.best)
    return place(figure.lower) if figure.lower == figure.upper is not None else None


HEDGES = sorted(ABOUT | BELOW | ABOVE | LEAST | MOST, key=len, reverse=True)
AMOUNT = re.compile(
    rf"(?P<hedge>{'|'.join(map(re.escape, HEDGES))})? ?(?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"(?: ?(?:to|–) ?(?P<upper>[0-9]+(?:\.[0-9]+)?))? ?(?P<unit>[^0-9]*)"
)


def read(text: str) -> Reported | None:
    """Read a normalised amount, such as “at least 120”, “nearly 150” or “7 to 9 km”.

    None for all else.
    """
    found = AMOUNT.fullmatch(text.replace(",", ""))
    hedge = found and (found["hedge"] or "")
    if not found or (hedge and found["upper"]):
        return None
    number, unit = found["number"], found["unit"]
    if found["upper"]:
        return Reported("", unit, low=number, high=found["upper"])
    if hedge in LEAST | ABOVE:
        return Reported("", unit, low=number, hedge=hedge)
    if hedge in MOST | BELOW:
        return Reported("", unit, high=number, hedge=hedge)
    return Reported("", unit, best=number, hedge=hedge)
