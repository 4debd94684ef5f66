"""The value of a number, in digits or in words: “1.2 million”, “a dozen”, “two-thirds”."""

import re
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import numeric

from claims.extraction.numerals import (
    THIN,
    UNKNOWN,
    NumberStyle,
    blanks_join,
    plain_blanks,
    read_numeral,
)
from claims.extraction.rules import rules
from claims.extraction.units import currency_before, unit_at

RULES = rules("figures")
WORDS: dict[str, int] = RULES["words"]
SCALES: dict[str, int] = RULES["scales"]
PARTS: dict[str, int] = RULES["parts"]
LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12}
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

_ANY = "|".join(sorted([*WORDS, *SCALES], key=len, reverse=True))
_SCALE = "|".join(SCALES)
_PART = "|".join(sorted(PARTS, key=len, reverse=True))
_GROUPED = rf"\d{{1,3}}(?:[{THIN} ]\d{{3}}){{1,8}}(?!\d)(?:[.,]\d{{1,20}})?"
_PLAIN = r"\d{1,30}(?:[.,]\d{1,20}|['’]\d{3}(?!\d)){0,9}|\.\d{1,20}"
_REST = (
    rf"(?:[eE](?P<power>[-+−]?\d{{1,2}})(?![\w]))?"
    rf"(?:[  ]?(?P<vulgar>[{VULGAR}])|(?P<fraction>[  ]\d/\d{{1,2}}(?!\d)|/\d{{1,3}}(?![\d/])))?"
    rf"(?:[ -](?P<scale>{_SCALE})s?\b|(?P<letter>[KkMmBbTt]n?)(?![\w]))?"
)
DIGITS = re.compile(rf"(?P<whole>[-−]?(?:{_PLAIN})){_REST}")
GROUPS = re.compile(rf"(?P<whole>[-−]?{_GROUPED}){_REST}")
TWO_WAYS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
FRACTION = re.compile(f"[{VULGAR}]")
WORDED = re.compile(
    rf"(?:(?:a|an|half a|half an|quarter of a)[ -](?={_SCALE}))?"
    rf"(?P<words>(?:{_ANY})(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand)|(?<=million))(?:, | and ))(?:{_ANY})){{0,11}})\b"
    rf"(?P<half> and a half\b)?(?:[ -](?P<part>{_PART})\b(?! of \d))?",
    re.IGNORECASE,
)
# For a text in small letters, so that it is quick.
START = re.compile(
    rf"(?<![\w.,/])(?<![a-z][-–])(?:(?<![\d\w][-−])[-−])?\.?(?=\d)|(?<!\w)[{VULGAR}]"
    rf"|\b(?:(?:half |quarter of )?an? (?={_SCALE})|(?={_ANY}))",
)


@dataclass(frozen=True)
class Number:
    """A value and the characters [start, end) that print it.

    The value is None where what is printed can be read in two ways: “1.000”.
    """

    start: int
    end: int
    value: int | float | None
    letter: str = ""
    word: bool = False
    scale: int = 1


def tidy(value: float) -> int | float:
    """Return whole numbers as integers, others without the noise of the last bits."""
    return int(value) if value == int(value) else float(f"{value:.12g}")


def number_at(text: str, position: int, style: NumberStyle = UNKNOWN) -> Number | None:
    """Return the number that begins at a position, if one does."""
    if match := GROUPS.match(text, position):
        joined = blanks_join(text, position, match["whole"], style)
        if joined is None:
            return Number(position, match.end(), None)
        if joined:
            return _digits(match, style)
    if match := DIGITS.match(text, position):
        return _digits(match, style)
    if match := FRACTION.match(text, position):
        return Number(position, match.end(), numeric(match[0]))
    if match := WORDED.match(text, position):
        return _worded(match)
    return None


def parse_number(typed: str, style: NumberStyle = UNKNOWN) -> Decimal | None:
    """Return a number as somebody types it alone: “1,000”, “1.4 million”.

    None where it can be read in two ways, or is no number in digits.
    """
    words = plain_blanks(typed.strip()).replace(THIN, " ")
    match = GROUPS.fullmatch(words) or DIGITS.fullmatch(words)
    if match is None or match["vulgar"] or match["fraction"] or match["letter"]:
        return None
    sign = "-" if words[0] in "-−" else ""
    digits = read_numeral(match["whole"].lstrip("-−"), style, bool(match["scale"]))
    if not digits:
        return None
    scale = SCALES.get((match["scale"] or "").lower(), 1)
    power = Decimal(10) ** int((match["power"] or "0").replace("−", "-"))
    value = Decimal(f"{sign}{digits}") * scale * power
    return Decimal(f"{value.normalize():f}")


def write_number(value: Decimal | float | None) -> str | None:
    """Write a number so that it reads in one way: 2.174 as 2.1740, never as 2,174."""
    if value is None:
        return None
    written = f"{Decimal(str(value)):f}".removesuffix(".0")
    return f"{written}0" if TWO_WAYS.fullmatch(written) else written


def _digits(match: re.Match[str], style: NumberStyle) -> Number | None:
    printed = match["whole"].lstrip("-−")
    digits = read_numeral(printed, style, _is_measured(match))
    if not digits:
        return Number(match.start(), match.end(), None)
    value = float(digits) * (-1 if match["whole"][0] in "-−" else 1)
    if match["power"]:
        value *= 10.0 ** int(match["power"].replace("−", "-"))
    if match["vulgar"]:
        value += numeric(match["vulgar"])
    if match["fraction"]:
        value = _with_fraction(value, match["fraction"])
    scale = SCALES.get((match["scale"] or "").lower(), 1)
    value *= scale
    end = match.start("letter") if match["letter"] else match.end()
    if value in (float("inf"), float("-inf")):
        return None
    letter = match["letter"] or ""
    return Number(match.start(), end, tidy(value), letter, scale=scale)


def _is_measured(match: re.Match[str]) -> bool:
    """Say whether a scale, a unit or a currency stands beside a number."""
    if match["scale"] or match["letter"]:
        return True
    text = match.string
    return bool(
        unit_at(text, match.end())[0] or currency_before(text, match.start())[0]
    )


def _with_fraction(value: float, fraction: str) -> float:
    over, _, under = fraction.strip().rpartition("/")
    if not int(under):
        return value
    return value + int(over) / int(under) if over else value / int(under)


def _worded(match: re.Match[str]) -> Number | None:
    words = re.split(r"[ ,-]+", match["words"].lower())
    value: float = _sum([word for word in words if word != "and"])
    opening = match[0][: match.start("words") - match.start()].lower()
    value = value / 2 if opening.startswith("half") else value
    value = value / 4 if opening.startswith("quarter") else value
    value += 0.5 if match["half"] else 0
    part = (match["part"] or "").lower()
    end = match.end()
    if part and value < 20:
        value /= PARTS[part]
    elif part:
        end = match.start("part") - 1
    return Number(match.start(), end, tidy(value), word=True)


def _sum(words: list[str]) -> float:
    """Return what a run of number words says: “two hundred and fifty thousand”."""
    total, current = 0, 0
    for word in words:
        if word not in SCALES:
            current += WORDS[word]
        elif SCALES[word] <= 100:
            current = (current or 1) * SCALES[word]
        else:
            total += (current or 1) * SCALES[word]
            current = 0
    return total + current
