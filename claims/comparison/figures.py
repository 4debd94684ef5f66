"""How figures given for one matter spread, and whether they may be compared at all.

A figure is an interval: “hundreds” is at least 200, a plain number is itself, and
“nearly 150” is close to 150 (see `hedges`). Two figures are comparable when what is counted, the
unit and the reference agree; nothing else makes a discrepancy of them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import Protocol

from claims.comparison.hedges import TENTH, Near, near
from claims.comparison.units import converted, people, same_kind

Amount = Decimal | int | float | str | None
LARGEST = Decimal(10) ** 100  # beyond it, or not a number: not a quantity
ALIKE = 0.8  # least share of the shorter reference's words that both must have
ARTICLES = {"a", "an", "and", "the"}
LIMITING = {"except", "excluding", "no", "non", "not", "only", "other", "without"}


class Figure(Protocol):
    """One number as reported: as the database, a snapshot or the extractor has it."""

    counted: str
    unit: str
    low: Amount
    best: Amount
    high: Amount


@dataclass(frozen=True)
class Reported:
    """A figure on its own, with what it is measured of (“Islamic State targets”)."""

    counted: str
    unit: str
    low: Amount = None
    best: Amount = None
    high: Amount = None
    reference: str = ""
    hedge: str = ""


@dataclass(frozen=True)
class Spread:
    """What several figures span together, ends included.

    `low` and `high` are the smallest and the greatest number given; the flags
    tell where a figure stays open beyond it. `best` is the number that all who
    give one share. `agree` says whether one number could be true of all;
    `gap` how far apart they are if not, and `gap_hedge` whether that is “about”
    so much or “at least”. Where the figures cannot be compared
    there are no numbers, and `reason` says why not.
    """

    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    comparable: bool = False
    reason: str = ""
    open_below: bool = False
    open_above: bool = False
    agree: bool = False
    gap: Decimal = Decimal(0)
    gap_hedge: str = ""

    @property
    def gap_words(self) -> str:
        """Say how far apart the figures are: “at least 42 people”."""
        words = (
            self.gap_hedge,
            f"{self.gap.normalize():,f}",
            people(self.unit, self.gap),
        )
        return " ".join(filter(None, words))


@dataclass(frozen=True)
class Interval:
    """The numbers that a figure gives; None where it is open.

    `near` says that the true number is close to the one that is given, around it,
    below it or above it: `least` and `most` are how far that is taken to go.
    """

    lower: Decimal | None
    upper: Decimal | None
    best: Decimal | None = None
    near: Near = ""

    @property
    def given(self) -> list[Decimal]:
        ends = (self.lower, self.best, self.upper)
        return [number for number in ends if number is not None]

    @property
    def least(self) -> Decimal | None:
        if self.lower is None or self.near not in {"about", "below"}:
            return self.lower
        return self.lower - abs(self.lower) * TENTH

    @property
    def most(self) -> Decimal | None:
        if self.upper is None or self.near not in {"about", "above"}:
            return self.upper
        return self.upper + abs(self.upper) * TENTH


def spread(figures: Iterable[Figure]) -> Spread:
    """Say what figures span, or why they cannot be compared.

    Figures without a finite number are passed over. Kilometres, miles and the
    like are converted; a unit that all share is kept.
    """
    stated = [figure for figure in figures if interval(figure).given]
    if not stated:
        return Spread(reason="No figure is stated.")
    for one, other in combinations(stated, 2):
        if reason := why_not(one, other):
            return Spread(reason=reason)
    units = {figure.unit for figure in stated}
    unit = stated[0].unit if len(units) == 1 else converted(1, stated[0].unit)[1]
    return _spanned([interval(figure, unit) for figure in stated], unit)


def interval(figure: Figure, unit: str | None = None) -> Interval:
    """Return the numbers that a figure leaves possible, in a unit of its kind."""
    numbers = [
        _number(x, figure.unit, unit) for x in (figure.low, figure.best, figure.high)
    ]
    low, best, high = numbers
    given = [number for number in numbers if number is not None]
    close = near(getattr(figure, "hedge", ""))
    if close and len({*given}) == 1:
        return Interval(given[0], given[0], best, close)
    return Interval(
        None if low is best is None else min(given),
        None if high is best is None else max(given),
        best,
    )


def why_not(a: Figure, b: Figure) -> str:
    """Say why two figures are not to be compared; nothing if they are."""
    if _words(a.counted) != _words(b.counted):
        return f"The figures count different things (“{a.counted}”; “{b.counted}”)."
    if not same_kind(a.unit, b.unit):
        units = (people(x.unit, Decimal(2)) or "no unit given" for x in (a, b))
        return f"The figures use different units ({'; '.join(units)})."
    of_a, of_b = (getattr(x, "reference", "").strip() for x in (a, b))
    if bool(of_a) != bool(of_b):
        return f"Only one figure says what it refers to ({of_a or of_b})."
    if _alike(of_a, of_b):
        return ""
    return f"The figures count different things (“{of_a}”; “{of_b}”)."


def together(figures: Sequence[Figure]) -> list[list[int]]:
    """Sort figures into groups that may be compared, each by their positions."""
    groups: list[list[int]] = []
    for number, figure in enumerate(figures):
        for group in groups:
            if not any(why_not(figures[other], figure) for other in group):
                group.append(number)
                break
        else:
            groups.append([number])
    return groups


def _spanned(intervals: list[Interval], unit: str) -> Spread:
    given = [number for one in intervals for number in one.given]
    best = {one.best for one in intervals if one.best is not None}
    found = Spread(
        min(given),
        best.pop() if len(best) == 1 else None,
        max(given),
        unit,
        comparable=True,
        open_below=any(one.lower is None for one in intervals),
        open_above=any(one.upper is None for one in intervals),
        agree=True,
    )
    highest, lowest = _farthest(intervals)
    if highest is None or lowest is None or highest.least <= lowest.most:
        return found
    gap = highest.lower - lowest.upper
    return replace(found, agree=False, gap=gap, gap_hedge=_hedge(highest, lowest))


def _farthest(intervals: list[Interval]) -> tuple[Interval | None, Interval | None]:
    """Return the interval that begins last, and the one that ends first."""
    closed_below = [one for one in intervals if one.lower is not None]
    closed_above = [one for one in intervals if one.upper is not None]
    return (
        max(
            closed_below, key=lambda x: (x.least, x.upper is None, x.near), default=None
        ),
        min(
            closed_above,
            key=lambda x: (x.most, x.lower is not None, x.near),
            default=None,
        ),
    )


def _hedge(highest: Interval, lowest: Interval) -> str:
    """Say how sure the gap between two intervals is."""
    if highest.near or lowest.near:
        return "about"
    points = highest.lower == highest.upper and lowest.lower == lowest.upper
    return "" if points else "at least"


def _number(amount: Amount, unit: str, wanted: str | None) -> Decimal | None:
    if amount is None:
        return None
    number = Decimal(str(amount))
    if not number.is_finite() or abs(number) >= LARGEST:
        return None
    if wanted is None or wanted == unit:
        return number
    return converted(number, unit)[0] / converted(1, wanted)[0]


def _alike(a: str, b: str) -> bool:
    """Whether two references name the same: every name, number and limit, most words."""
    if _material(a) != _material(b):
        return False
    words_a, words_b = _words(a), _words(b)
    shorter = min(len(words_a), len(words_b))
    return len(words_a & words_b) >= ALIKE * shorter


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold())) - ARTICLES


def _material(text: str) -> set[str]:
    return {
        word.casefold()
        for word in re.findall(r"\w+", text)
        if word[0].isupper() or word[0].isdigit() or word.casefold() in LIMITING
    }
