"""Days that are named for a feast, fixed or movable."""

import re
from datetime import date

from claims.extraction.calendar_words import (
    DAYS,
    last_day,
    month_named,
    moved,
    year_of,
)
from claims.extraction.date_tense import coming
from claims.extraction.rules import rules

RULES = rules("dates")
Found = re.Match[str]


def feast(match: Found, published: date | None) -> str:
    if not published:
        return ""
    month, day = RULES["feasts"][match["feast"].lower()]
    return f"{date(_year(match, month, published), month, day)}"


def _year(match: Found, month: int, published: date) -> int:
    sense = (match["sense"] or "").lower()
    return year_of(month, published, sense, coming(match.string, match.start()))


def movable(match: Found, published: date | None) -> str:
    """Return “the fourth Thursday of November”, or a day counted from Easter."""
    month, weekday, which, more = RULES["movable"]["days"][match["movable"].lower()]
    if not (match["year"] or published):
        return ""
    year = int(match["year"] or _year(match, month or 4, published))
    if not month:
        return f"{moved(easter(year), more)}"
    return f"{moved(nth(year, month, weekday, which), more)}"


def nth_weekday(match: Found, published: date | None) -> str:
    """Return “the second Monday in May”."""
    if not (match["year"] or published):
        return ""
    month, words = month_named(match["month"]), (match.string, match.start())
    year = int(match["year"] or year_of(month, published, "", coming(*words)))
    which = ["last", "", "first", "second", "third", "fourth"].index(
        match["nth"].lower()
    )
    return f"{nth(year, month, DAYS[match['weekday'].lower().rstrip('.')], which - 1)}"


def nth(year: int, month: int, weekday: int, which: int) -> date:
    """Return the first, second … or (-1) last such weekday of a month."""
    if which < 0:
        last = last_day(year, month)
        return moved(last, -((last.weekday() - weekday) % 7))
    first = date(year, month, 1)
    return moved(first, (weekday - first.weekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    x = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + x - 7 * ((a + 11 * h + 22 * x) // 451) + 114, 31)
    return date(year, month, day + 1)
