"""The value of a number, in digits or in words: “1.2 million”, “a dozen”, “two-thirds”."""

import re
from dataclasses import dataclass
from unicodedata import numeric

from claims.extraction.rules import rules

RULES = rules("figures")
WORDS: dict[str, int] = RULES["words"]
SCALES: dict[str, int] = RULES["scales"]
PARTS: dict[str, int] = RULES["parts"]
LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12}
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

_ANY = "|".join(sorted([*WORDS, *SCALES], key=len, reverse=True))
_SCALE = "|".join(SCALES)
_PART = "|".join(sorted(PARTS, key=len, reverse=True))
DIGITS = re.compile(
    rf"(?P<whole>[-−]?(?:\d{{1,3}}(?:,\d{{3}}){{1,8}}(?!\d)|\d{{1,30}})(?:\.\d{{1,20}})?|[-−]?\.\d{{1,20}})"
    rf"(?:[eE](?P<power>[-+−]?\d{{1,2}})(?![\w]))?"
    rf"(?:[  ]?(?P<vulgar>[{VULGAR}])|(?P<fraction>[  ]\d/\d{{1,2}}(?!\d)|/\d{{1,3}}(?![\d/])))?"
    rf"(?:[  -](?P<scale>{_SCALE})s?\b|(?P<letter>[KkMmBbTt]n?)(?![\w]))?"
)
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
    """A value and the characters [start, end) that print it."""

    start: int
    end: int
    value: int | float
    letter: str = ""
    word: bool = False


def tidy(value: float) -> int | float:
    """Return whole numbers as integers, others without the noise of the last bits."""
    return int(value) if value == int(value) else float(f"{value:.12g}")


def number_at(text: str, position: int) -> Number | None:
    """Return the number that begins at a position, if one does."""
    if match := DIGITS.match(text, position):
        return _digits(match)
    if match := FRACTION.match(text, position):
        return Number(position, match.end(), numeric(match[0]))
    if match := WORDED.match(text, position):
        return _worded(match)
    return None


def _digits(match: re.Match[str]) -> Number | None:
    value = float(match["whole"].replace(",", "").replace("−", "-"))
    if match["power"]:
        value *= 10.0 ** int(match["power"].replace("−", "-"))
    if match["vulgar"]:
        value += numeric(match["vulgar"])
    if match["fraction"]:
        value = _with_fraction(value, match["fraction"])
    value *= SCALES.get((match["scale"] or "").lower(), 1)
    end = match.start("letter") if match["letter"] else match.end()
    if value in (float("inf"), float("-inf")):
        return None
    return Number(match.start(), end, tidy(value), match["letter"] or "")


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
