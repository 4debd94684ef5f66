"""Periods that business and history name: quarters, fiscal years, centuries."""

import re
from datetime import date

from claims.extraction.calendar_words import COUNTS, last_day, looks_ahead, moved
from claims.extraction.rules import rules

RULES = rules("dates")
Found = re.Match[str]
ORDINALS = {word: number for number, word in enumerate(RULES["ordinals"], 1)}
BACK = {"last": -1, "previous": -1, "next": 1}


def _get(match: Found, name: str) -> str:
    return (match.groupdict().get(name) or "").lower()


def months(year: int, first: int, last: int) -> str:
    return f"{date(year, first, 1)}/{last_day(year, last)}"


def _year(match: Found, published: date | None) -> int | None:
    if _get(match, "year"):
        return int(match["year"])
    if not published:
        return None
    return published.year + BACK.get(_get(match, "sense"), 0)


def quarter(match: Found, published: date | None) -> str:
    """Return a quarter or half; without a year the one that runs or ended last."""
    word, year = _get(match, "q") or _get(match, "n"), _year(match, published)
    size = 6 if _get(match, "unit") == "half" else 3
    last = {"final": 12 // size}.get(word) or ORDINALS.get(word) or int(word[0])
    if not year or last > 12 // size:
        return ""
    first = (last - 1) * size + 1
    bare = not (_get(match, "year") or _get(match, "sense"))
    if bare and published and first > published.month:
        year -= not looks_ahead(match.string, match.start())
    return months(year, first, last * size)


def that_quarter(match: Found, published: date | None) -> str:
    if not published:
        return ""
    count = published.year * 4 + (published.month - 1) // 3
    year, number = divmod(count + BACK.get(_get(match, "sense"), 0), 4)
    return months(year, number * 3 + 1, number * 3 + 3)


def part_of_year(match: Found, published: date | None) -> str:
    """Return “the first nine months of the year”."""
    year, count = _year(match, published), _get(match, "n")
    number = int(count) if count.isdigit() else COUNTS.get(count, 0)
    if not year or not 0 < number <= 12:
        return ""
    first = 1 if _get(match, "end") == "first" else 13 - number
    return months(year, first, first + number - 1)


def fiscal_year(match: Found, _: date | None) -> str:
    return _get(match, "year") or _get(match, "year_no")


def century(match: Found, _: date | None) -> str:
    return f"{int(match['n']) - 1}XX"


def nineties(match: Found, _: date | None) -> str:
    return f"19{_get(match, 'dd')[:1] or RULES['nineties'][_get(match, 'name')]}X"


def numeric(match: Found, _: date | None) -> str:
    """Return 25/12/2016 or 12/25/2016; either reading of 3/4/2016 is a guess."""
    one, other, year = int(match["a"]), int(match["b"]), int(match["year"])
    if match["mark"] == "." or one > 12:
        one, other = other, one
    elif other <= 12 and one != other:
        return ""
    return f"{date(year, one, other)}"


def eleventh(match: Found, _: date | None) -> str:
    return "2001-09-11"


def after_that(match: Found, day: date | None) -> str:
    """Return “four days later”, counted from the day that was named before."""
    unit, count = _get(match, "unit").rstrip("s"), _get(match, "n")
    number = int(count) if count.isdigit() else COUNTS.get(count, 0)
    days = {"day": 1, "week": 7}.get(unit, 0) * number
    if not day or not number:
        return ""
    if unit == "year":
        return f"{day.year + number:04}"
    return f"{moved(day, days)}" if days else ""


def that_day(match: Found, day: date | None) -> str:
    if not day:
        return ""
    unit = _get(match, "unit")
    if unit in {"day", "morning", "afternoon", "evening", "night"}:
        return f"{day}"
    return {"month": f"{day:%Y-%m}", "year": f"{day:%Y}"}.get(unit, "")


def next_day(match: Found, day: date | None) -> str:
    if not day:
        return ""
    way = _get(match, "way") or _get(match, "way2")
    step = -1 if way in {"previous", "before", "earlier"} else 1
    if _get(match, "whole") == "year":
        return f"{day.year + step:04}"
    return "" if _get(match, "whole") else f"{moved(day, step)}"


ANCHORED = {"after_that": after_that, "that_day": that_day, "next_day": next_day}
PERIODS = {
    reading.__name__: reading
    for reading in (
        quarter,
        that_quarter,
        part_of_year,
        fiscal_year,
        century,
        nineties,
        numeric,
        eleventh,
    )
}
