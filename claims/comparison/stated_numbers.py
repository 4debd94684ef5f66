"""Which numbers a text states, and which of them nothing that it rests on states.

Numbers are read as people write them: in digits with separators, in words,
as “dozens”, “half” or “5bn”. What can be read in two ways counts as both. A
number that is part of a date is looked for among the recorded dates too.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from claims.comparison.units import converted
from claims.extraction.dates import dates_in
from claims.extraction.figure_context import is_name
from claims.extraction.figures import figures_in, vague_words
from claims.extraction.numbers import LETTERS, START, Number, number_at
from claims.extraction.numerals import NumberStyle, number_style, plain_blanks
from claims.extraction.pieces import lowered
from claims.extraction.units import unit_at

LONGEST = 20_000  # code points of a text that is read
Values = frozenset[Decimal]
SHARES = {"half": "0.5", "a third": "0.3333", "a quarter": "0.25"}
SHARE = re.compile(rf"\b(?P<share>{'|'.join(SHARES)})\b", re.IGNORECASE)
TWO = ("both", "twin", "twins", "twice", "pair", "couple")
MORE_THAN_HALF = ("mainly", "mostly", "largely", "most", "majority", "chiefly")
IMPLYING = {  # what words say of a number without being one
    number: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
    for number, words in ((2, TWO), (50, MORE_THAN_HALF))
}
ONE = re.compile(r"\b(?:an?|one)\b", re.IGNORECASE)
LENGTHS = {"kilometre": "km", "mile": "miles", "metre": "m"}
CLOSE = Decimal("0.06")  # how far a rounded conversion may lie from the number


def least_words() -> list[tuple[str, str]]:
    """Return the words that are read as a least number, each with it: dozens, 24."""
    shares = ((word, "50 per cent") for word in MORE_THAN_HALF)
    return [*dict([*vague_words(), *shares]).items()]


class Amounts(Protocol):
    """A figure as it is stored: what is printed, and the numbers read from it."""

    printed: str
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None


@dataclass(frozen=True)
class Stated:
    """A number at [start, end) of a text, and the values that it can be read as."""

    start: int
    end: int
    printed: str
    values: Values
    unit: str = ""


def numbers_in(text: str, style: NumberStyle | None = None) -> list[Stated]:
    """Return the numbers that a text states, in order.

    `style` is how it writes numbers, where it is part of a longer text.
    """
    text = plain_blanks(text[:LONGEST])
    found = [*_counted(text, style or number_style(text))]
    taken = [(one.start, one.end) for one in found]
    for one in [*_vague(text), *_shares(text)]:
        if not any(start < one.end and one.start < end for start, end in taken):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _counted(text: str, style: NumberStyle) -> Iterator[Stated]:
    """Yield the numbers in digits or in number words."""
    position, small = 0, lowered(text)
    while start := START.search(small, position):
        number = number_at(text, start.start(), style)
        number = number or number_at(text, start.end(), style)
        position = max(start.end(), start.start() + 1)
        if number is None:
            continue
        position = max(position, number.end)
        if not (number.word and is_name(text, number, number.end)):
            yield _stated(text, number)


def _stated(text: str, number: Number) -> Stated:
    end = number.end + len(number.letter)
    unit = "" if number.letter else unit_at(text, end)[0]
    printed = text[number.start : end]
    return Stated(number.start, end, printed, _values(number, printed), unit)


def _values(number: Number, printed: str) -> Values:
    if number.value is None:  # “1.000”: a thousand, or one
        whole = re.sub(r"\D", "", printed)
        parts = re.split(r"\D", printed.strip())
        return frozenset({Decimal(whole), Decimal(f"{parts[0]}.{parts[-1]}")})
    value = Decimal(str(number.value))
    scale = LETTERS.get(number.letter.lower())
    return frozenset({value, value * Decimal(scale)} if scale else {value})


def _vague(text: str) -> Iterator[Stated]:
    """Yield what the figures of a text say without a number: “dozens”, “the majority”.

    “Several” says of no number that it is this one.
    """
    for one in figures_in(text):
        values = _given(one.low, one.best, one.high) - {Decimal(2)}
        if values:
            yield Stated(one.start, one.end, text[one.start : one.end], values)


def _shares(text: str) -> Iterator[Stated]:
    for match in SHARE.finditer(text):
        part = Decimal(SHARES[match["share"].lower()])
        yield Stated(*match.span(), match[0], frozenset({part, part * 100}))


def _given(*amounts: Decimal | float | None) -> Values:
    return frozenset(Decimal(str(x)) for x in amounts if x is not None)


def unsupported(
    statement: str,
    quotations: Iterable[str],
    figures: Iterable[Amounts] = (),
    dates: Iterable[str] = (),
) -> list[Stated]:
    """Return the numbers of a statement that no quotation, figure or date has.

    `dates` are the recorded dates in EDTF; they are asked for numbers that are
    part of a date in the statement, and for no others.
    """
    quotations = [*quotations]
    style = number_style("\n".join(quotations))
    said = [one for words in quotations for one in numbers_in(words, style)]
    known = frozenset().union(*(one.values for one in said), *map(_amounts, figures))
    known |= frozenset().union(*map(_implied, quotations))
    days = frozenset(Decimal(x) for edtf in dates for x in re.findall(r"\d+", edtf))
    spans = [(one.start, one.end) for one in dates_in(statement, None)]
    lacking = []
    for one in numbers_in(statement):
        dated = any(start <= one.start and one.end <= end for start, end in spans)
        if not one.values & (known | days if dated else known) and not any(
            _converts(one, other) for other in said
        ):
            lacking.append(one)
    return lacking


def _amounts(figure: Amounts) -> Values:
    printed = (one.values for one in numbers_in(figure.printed))
    return _given(figure.low, figure.best, figure.high).union(*printed)


def _implied(words: str) -> Values:
    """Return the numbers that words say without naming them: “twin”, “mostly”."""
    words = words[:LONGEST]
    return _given(*(x for x, sign in IMPLYING.items() if sign.search(words)))


def _converts(one: Stated, other: Stated) -> bool:
    """Say whether a length is another one in other units, rounded: 13 miles, 21 km."""
    units = [LENGTHS.get(x.unit) for x in (one, other)]
    if None in units or units[0] == units[1]:
        return False
    a, b = (
        converted(min(x.values), unit)[0]
        for x, unit in zip((one, other), units, strict=True)
    )
    return abs(a - b) <= CLOSE * max(abs(a), abs(b))


def misprinted(figure: Amounts) -> list[Decimal]:
    """Return the numbers of a figure that its printed words do not contain.

    “A camp” prints one camp; “Homs and Hama” prints no number of provinces.
    """
    printed = frozenset().union(*(x.values for x in numbers_in(figure.printed)))
    for one in figures_in(figure.printed):
        printed |= _given(one.low, one.best, one.high)
    printed |= _implied(figure.printed)
    printed |= _given(1) if ONE.search(figure.printed) else frozenset()
    given = [figure.low, figure.best, figure.high]
    return [x for x in dict.fromkeys(given) if x is not None and x not in printed]


def misprint(figure: Amounts) -> str:
    """Say which numbers of a figure its printed words do not contain; "" for none."""
    numbers = ", ".join(f"{x.normalize():,f}" for x in misprinted(figure))
    return f"“{figure.printed}” does not contain {numbers}." if numbers else ""
