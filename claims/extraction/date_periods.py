"""Periods that business and history name: quarters, fiscal years, centuries."""

import re
from datetime import date

from claims.extraction.calendar_words import COUNTS, last_day
from claims.extraction.date_tense import looks_ahead
from claims.extraction.rules import rules

RULES = rules("dates")
Found = re.Match[str]
ORDINALS = {word: number for number, word in enumerate(RULES["ordinals"], 1)}
BACK = {"last": -1, "latest": -1, "recent": -1, "prior": -1, "previous": -1}
BACK |= {"past": -1, "next": 1, "coming": 1}


def _get(match: Found, name: str) -> str:
    return (match.groupdict().get(name) or "").lower()


def months(year: int, first: int, last: int) -> str:
    return f"{date(year, first, 1)}/{last_day(year, last)}"


def full_year(short: str, published: date | None) -> int:
    """Return the year of two digits: the one nearest to publication, else of 1950 to 2049."""
    century = published.year // 100 if published else 20
    years = [100 * (century + more) + int(short) for more in (-1, 0, 1)]
    return min(
        years, key=lambda year: abs(year - (published.year if published else 2000))
    )


def _year(match: Found, published: date | None) -> int | None:
    if _get(match, "year") or _get(match, "year1"):
        return int(_get(match, "year") or match["year1"])
    if not published:
        return None
    sense = _get(match, "sense") or _get(match, "sense1")
    return published.year + BACK.get(sense, 0)


NAMED = ("year", "year1", "sense", "sense1")


def quarter(match: Found, published: date | None) -> str:
    """Return a quarter or half; without a year the one that runs or ended last."""
    word = _get(match, "q") or _get(match, "q1") or _get(match, "n")
    year = _year(match, published)
    size = 6 if _get(match, "unit") == "half" else 3
    last = {"final": 12 // size}.get(word) or ORDINALS.get(word) or int(word[0])
    if not year or last > 12 // size:
        return ""
    first = (last - 1) * size + 1
    bare = not any(_get(match, name) for name in NAMED)
    if bare and published and first > published.month:
        year -= not looks_ahead(match.string, match.start())
    elif bare and published and last * size < published.month - 2:
        year += looks_ahead(match.string, match.start())
    return months(year, first, last * size)


def that_quarter(match: Found, published: date | None) -> str:
    if not published:
        return ""
    count = published.year * 4 + (published.month - 1) // 3
    sense = _get(match, "sense").rpartition(" ")[2]
    year, number = divmod(count + BACK.get(sense, 0), 4)
    return months(year, number * 3 + 1, number * 3 + 3)


def part_of_year(match: Found, published: date | None) -> str:
    """Return “the first nine months of the year”."""
    year, count = _year(match, published), _get(match, "n")
    number = int(count) if count.isdigit() else COUNTS.get(count, 0)
    if not year or not 0 < number <= 12:
        return ""
    first = 1 if _get(match, "end") == "first" else 13 - number
    return months(year, first, first + number - 1)


def fiscal_year(match: Found, published: date | None) -> str:
    if _get(match, "yy"):
        return short_year(match, published)
    return _get(match, "year") or _get(match, "year_no") or _get(match, "year1")


def short_year(match: Found, published: date | None) -> str:
    return f"{full_year(match['yy'], published):04}"


def same_period(match: Found, published: date | None) -> str:
    """Return the year of “the same period last year”."""
    if _get(match, "year") or not published:
        return _get(match, "year")
    sense = "last" if _get(match, "back") else _get(match, "sense").rpartition(" ")[2]
    return f"{published.year + BACK.get(sense, 0):04}"


def century(match: Found, _: date | None) -> str:
    named = RULES["centuries"].get(_get(match, "name"))
    return f"{int(named or match['n']) - 1}XX"


def nineties(match: Found, _: date | None) -> str:
    return f"19{_get(match, 'dd')[:1] or RULES['nineties'][_get(match, 'name')]}X"


def numeric(match: Found, published: date | None) -> str:
    """Return 25/12/2016 or 12/25/2016; of 3/4/2016 the one beside publication."""
    year = int(_get(match, "year") or full_year(match["yy"], published))
    one, other = int(match["a"]), int(match["b"])
    orders = {(one, other), (other, one)}
    if match["mark"] == ".":
        orders = {(other, one)}
    days = [date(year, month, day) for month, day in sorted(orders) if month < 13]
    if len(days) > 1 and published:
        days = [day for day in days if abs((day - published).days) < 32]
    return f"{days[0]}" if len(days) == 1 else ""


def eleventh(match: Found, _: date | None) -> str:
    return "2001-09-11"


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
        short_year,
        same_period,
    )
}
