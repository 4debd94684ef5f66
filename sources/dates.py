"""Dates that know how sure they are: EDTF level 1, with strict bounds.

EDTF is ISO 8601-2:2019, annex A. Bounds are days, both inclusive; None is
open or unknown. `?` and `~` qualify a date and never widen it.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from edtf import parse_edtf
from edtf.parser import parser_classes as edtf
from edtf.parser.edtf_exceptions import EDTFParseException

LEVEL_0_OR_1 = (
    edtf.Date,
    edtf.Season,
    edtf.UncertainOrApproximate,
    edtf.Unspecified,
)
QUALIFIERS = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}
PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-3][0-9]))?)?[?~%]?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


@dataclass(frozen=True)
class Bounds:
    """The first and the last day that a date can mean; None where open."""

    lower: date | None
    upper: date | None


@lru_cache(maxsize=4096)
def bounds(text: str) -> Bounds:
    """Return the strict bounds of an EDTF level 1 string.

    Raises ValueError for what is not EDTF level 0 or 1, for years outside
    1 to 9999, and for an interval that ends before it begins.
    """
    lower, slash, upper = text.partition("/")
    if not slash:
        upper = lower
    found = Bounds(_day(lower, "lower_strict"), _day(upper, "upper_strict"))
    if not (found.lower or found.upper):
        raise ValueError(f"“{text}” names no day at either end.")
    if found.lower and found.upper and found.lower > found.upper:
        raise ValueError(f"“{text}” ends before it begins.")
    return found


def _day(text: str, edge: str) -> date | None:
    if text in {"", ".."}:
        return None
    try:
        if plain := PLAIN.fullmatch(text):
            return _plain_day(*plain.groups(), first=edge == "lower_strict")
        parsed = _parsed(text)
        if type(parsed) not in LEVEL_0_OR_1 or text.split() != [text]:
            raise ValueError(text)
        year, month, day = getattr(parsed, edge)()[:3]
        return date(year, month, day)
    except (EDTFParseException, ValueError) as error:
        raise ValueError(
            f"“{text}” is not an EDTF date such as 2015-10-09, 2015-10? or 2015-10-08/.."
        ) from error


def _plain_day(year: str, month: str | None, day: str | None, *, first: bool) -> date:
    """Read what is nearly always typed without the grammar, a thousand times sooner."""
    if day:
        return date(int(year), int(month or 1), int(day))
    of_month = int(month or (1 if first else 12))
    last = monthrange(int(year), of_month)[1]
    return date(int(year), of_month, 1 if first else last)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> object:
    """Parse one date; None where it is EDTF that the library breaks on (2015-1X)."""
    try:
        return parse_edtf(text)
    except (AttributeError, TypeError):
        return None


def is_edtf(text: str) -> bool:
    """Say whether a text is EDTF of any level, even of days that we cannot count."""
    ends = text.split("/")
    try:
        for end in ends:
            if end not in {"", ".."}:
                _parsed(end)
    except EDTFParseException:
        return False
    return len(ends) < 3 and any(ends)


def is_known_to_the_day(text: str) -> bool:
    """Say whether a date, or both ends of a period, is a day that nobody doubts.

    Only between such dates are days counted: “October”, “about 9 October” and
    “from 9 October” leave open how many there are.
    """
    return all(map(DAY.fullmatch, text.split("/")))


def in_months(text: str) -> str:
    """Return an EDTF date or period by its months: 2015-10-08/2015-10-09 is 2015-10."""
    ends = [
        re.sub(r"^([0-9]{4}-[0-9]{2})-[0-9X]{2}", r"\1", x) for x in text.split("/")
    ]
    return ends[0] if len({*ends}) == 1 else "/".join(ends)


def meets(a: str, b: str) -> bool:
    """Say whether two EDTF dates may share a day, by their strict bounds."""
    one, other = bounds(a), bounds(b)
    return (one.lower or date.min) <= (other.upper or date.max) and (
        other.lower or date.min
    ) <= (one.upper or date.max)


def readable(text: str) -> str:
    """Say an EDTF string in English, such as “from about 9 Oct 2015”."""
    lower, slash, upper = text.partition("/")
    if not slash:
        return _spoken(text) if text else "undated"
    if lower in {"", ".."}:
        return f"by {_nearly(upper)}"
    if upper in {"", ".."}:
        return f"from {_nearly(lower)}"
    if _note(lower) == _note(upper):
        lower = lower.rstrip("?~%")
    return f"{_shared_part_dropped(lower, upper)}–{_spoken(upper)}"


def _shared_part_dropped(lower: str, upper: str) -> str:
    plain = upper.rstrip("?~%")
    if len(lower) == len(plain) == 10 and lower[:7] == plain[:7]:
        return str(int(lower[8:]))
    spoken = _spoken(lower)
    shared = lower[:4] == upper[:4] and min(len(lower), len(plain)) >= 7
    return spoken.removesuffix(f" {lower[:4]}") if shared else spoken


def _spoken(text: str) -> str:
    note = _note(text)
    return f"{_words(text)} ({note})" if note else _words(text)


def _nearly(text: str) -> str:
    return f"about {_words(text)}" if _note(text) else _words(text)


def _note(text: str) -> str:
    return QUALIFIERS.get(text[len(text.rstrip("?~%")) :], "")


def _words(text: str) -> str:
    plain = text.rstrip("?~%")
    parts = plain.split("-")
    if len(parts) == 2 and parts[1] in SEASONS:
        return f"{SEASONS[parts[1]]} {parts[0]}"
    if "X" in plain or len(parts) > 3 or not parts[0]:
        return plain
    return _calendar_words(*map(int, parts))


def _calendar_words(year: int, *rest: int) -> str:
    style = ["%Y", "%b %Y", "%-d %b %Y"][len(rest)]
    return format(date(year, *rest, *[1] * (2 - len(rest))), style)
