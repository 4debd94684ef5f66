"""Days that are named for a feast."""

import re
from datetime import date

from claims.extraction.calendar_words import moved, year_of
from claims.extraction.rules import rules

RULES = rules("dates")
Found = re.Match[str]


def feast(match: Found, published: date | None) -> str:
    if not published:
        return ""
    month, day = RULES["feasts"][match["feast"].lower()]
    return f"{date(year_of(month, published), month, day)}"


def thanksgiving(match: Found, published: date | None) -> str:
    """Return the fourth Thursday of November."""
    if not published:
        return ""
    first = date(year_of(11, published), 11, 1)
    return f"{moved(first, (3 - first.weekday()) % 7 + 21)}"
