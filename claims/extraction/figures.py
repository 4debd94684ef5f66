"""How many: figures with their bounds, unit, hedge and what is counted."""

import re
from collections.abc import Iterator

from claims.extraction.figure_context import (
    AFTER,
    AFTERWARDS,
    COORDINATE,
    COORDINATED,
    HEDGE,
    HEDGED_BEFORE,
    HEDGES,
    IDENTIFIER,
    ORDINAL,
    YEAR,
    any_of,
    counted_after,
    is_name,
)
from claims.extraction.numbers import LETTERS, START, Number, number_at, tidy
from claims.extraction.numerals import NumberStyle, number_style, plain_blanks
from claims.extraction.pieces import lowered
from claims.extraction.records import FigureMention
from claims.extraction.rules import rules
from claims.extraction.units import currency_before, unit_at

RULES = rules("figures")


BETWEEN = re.compile(
    r"\b(?P<open>between|from|anywhere between|somewhere between) \Z", re.I
)
JOINED = re.compile(r"-?(?P<word>[  ](?:to|and|or)[  ])| ?[-–—] ?", re.I)
VAGUE = re.compile(rf"\b(?P<vague>{any_of(RULES['vague'])})\b(?P<of> of\b)?", re.I)
SHARE = re.compile(rf"\b(?P<share>{any_of(RULES['shares'])})\b", re.I)
ABSOLUTE_ZERO = "absolute zero"


def figures_in(text: str, style: NumberStyle | None = None) -> list[FigureMention]:
    """Return the figures of a text, in order.

    `style` is how the text writes numbers, for words that are a part of one.
    """
    text = plain_blanks(text)
    found = [*_numbers(text, style or number_style(text)), *_vague(text)]
    kept: list[FigureMention] = []
    for figure in sorted(found, key=lambda figure: (figure.start, -figure.end)):
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return kept


def _vague(text: str) -> Iterator[FigureMention]:
    for match in VAGUE.finditer(text):
        word = match["vague"].lower()
        if word.endswith(("couple", "pair")) and not match["of"]:
            continue
        if word == "scores" and not match["of"]:
            continue
        low = RULES["vague"][word]
        counted = counted_after(text, match.end("of") if match["of"] else match.end())
        yield FigureMention(
            match.start(), match.end("vague"), low, None, None, "", counted, word
        )
    for match in SHARE.finditer(text):
        low = RULES["shares"][match["share"].lower()]
        yield FigureMention(
            *match.span(), low, None, None, "percent", "", match["share"].lower()
        )


def vague_words() -> list[tuple[str, str]]:
    """Return the words that stand for a least number, each with it: dozens, 24."""
    least = [(word, f"{low:,}") for word, low in RULES["vague"].items()]
    shares = [(word, f"{low} per cent") for word, low in RULES["shares"].items()]
    return least + shares


def _numbers(text: str, style: NumberStyle) -> Iterator[FigureMention]:
    position, small = 0, lowered(text)
    while start := START.search(small, position):
        number = number_at(text, start.start(), style)
        number = number or number_at(text, start.end(), style)
        position = max(start.end(), start.start() + 1)
        if number is None:
            continue
        position = number.end
        figure = _figure(text, number, style)
        if figure:
            position = max(figure.end, position)
            yield figure


def _figure(text: str, number: Number, style: NumberStyle) -> FigureMention | None:
    if number.value is None:
        return None
    currency, begin = currency_before(text, number.start)
    first, after = _scaled(text, number, bool(currency))
    unit, end = unit_at(text, after)
    if COORDINATE.match(text, after) or COORDINATED.search(
        text, max(0, begin - 24), begin
    ):
        return None
    second = _second(text, end if unit else after, begin, style)
    if second and second.value is None:
        return None
    if second:
        return _range(text, begin, first, unit, second, currency)
    named = is_name(text, number, after) if not (unit or currency) else False
    if named or text[begin:end].lower() == "one day":
        return None
    return _hedged(text, begin, end, first, currency or unit)


def _scaled(text: str, number: Number, money: bool) -> tuple[int | float, int]:
    """Apply the letter of “$2.174T” or “0.5k miles”; elsewhere it is a unit."""
    letter = number.letter
    scaling = letter and (
        money
        or (letter.lower() == "k" and text[number.end + 1 : number.end + 2] == " ")
    )
    if not scaling:
        return number.value, number.end
    return tidy(number.value * LETTERS[letter.lower()]), number.end + len(letter)


def _second(text: str, position: int, begin: int, style: NumberStyle) -> Number | None:
    """Return the other end of a range: “7 to 10”, “between 44 and 50”, “seven or eight”."""
    joined = JOINED.match(text, position)
    if not joined:
        return None
    word = (joined["word"] or "").strip().lower()
    opened = BETWEEN.search(text, max(0, begin - 20), begin)
    if word == "and" and not (opened and "between" in opened["open"].lower()):
        return None
    at = joined.end()
    at += 1 if text[at : at + 1] in "$€£" else 0
    second = number_at(text, at, style)
    if second and word == "or" and not (second.word and second.value < 100):
        return None
    return second


def _range(
    text: str, begin: int, first: float, unit: str, second: Number, currency: str
) -> FigureMention | None:
    last, after = _scaled(text, second, bool(currency))
    other, end = unit_at(text, after)
    if unit and other and unit != other:
        return _hedged(
            text,
            begin,
            unit_at(text, number_at(text, begin).end)[1] if not currency else begin + 1,
            first,
            unit,
        )
    if not (unit or other or currency) and (
        YEAR.match(str(first))
        or ORDINAL.match(text, after)
        or IDENTIFIER.match(text, after)
    ):
        return None
    if last >= 1000 > first and second.scale >= 1000:  # “2 to 3 million”
        first = tidy(first * second.scale)
    opened = BETWEEN.search(text, max(0, begin - 20), begin)
    start = opened.start() if opened else begin
    low, high = sorted([first, last])
    printed = text[start:end]
    return (
        FigureMention(
            start,
            end,
            low,
            None,
            high,
            currency or unit or other,
            counted_after(text, end),
            opened["open"].lower() if opened else "",
        )
        if printed
        else None
    )


def _hedged(text: str, begin: int, end: int, value: float, unit: str) -> FigureMention:
    before = HEDGE.search(text, max(0, begin - HEDGED_BEFORE), begin)
    after = AFTERWARDS.match(text, end)
    hedge, bound = "", "exact"
    start = begin
    if before:
        hedge = before["hedge"].lower()
        bound, start = HEDGES[hedge], before.start()
    elif after:
        hedge = after["hedge"].strip(" -").lower()
        bound = AFTER[after["hedge"].lower()]
        end = after.end()
    low, best, high = (value, None, None) if bound == "low" else (None, value, None)
    if bound == "high":
        low, best, high = None, None, value
    unit = "pound sterling" if unit == "pound-mass" and value >= 1e6 else unit
    return FigureMention(
        start, end, low, best, high, unit, counted_after(text, end), hedge
    )
