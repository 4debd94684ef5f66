"""Times counted from one named before: “two days later”, “the previous year”, “the quarter”."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from claims.extraction.calendar_words import (
    ago,
    counted,
    moved,
    next_weekday,
    shifted,
    week,
)
from claims.extraction.records import DateMention

Found = re.Match[str]
Kept = list[DateMention]
Reading = Callable[[Found, Kept, date | None], str]
NEAR = 400  # characters from a day to “two days later”
AND = re.compile(
    r",? (?:and|to|through|until|or|into|and into) (?:on )?|[-–]", re.IGNORECASE
)
BACKWARDS = {"previous", "preceding", "prior", "before", "earlier", "ago"}
# How many days a named year, quarter, month or week is long, at least and at most.
LONG = {"year": (365, 366), "quarter": (89, 93), "month": (28, 31), "week": (7, 7)}


def _get(match: Found, name: str) -> str:
    return (match.groupdict().get(name) or "").lower()


def _day(match: Found, kept: Kept) -> date | None:
    """Return the day named last before some words that count from it."""
    return next((each.lower for each in _near(match, kept[-3:])), None)


def _near(match: Found, kept: Kept) -> Iterator[DateMention]:
    """Yield the times named not long before, the last first."""
    for mention in reversed(kept):
        if mention.lower and match.start() - mention.end < NEAR:
            yield mention


def after_that(match: Found, kept: Kept, _: date | None) -> str:
    """Return “four days later”, counted from the day that was named before."""
    day, (count, unit) = _day(match, kept), counted(match)
    if not day or not count:
        return ""
    if unit == "year":
        return f"{day.year + count:04}"
    if unit == "month":
        return f"{shifted(day, count):%Y-%m}"
    days = {"day": 1, "week": 7}.get(unit, 0) * count
    return f"{moved(day, days)}" if days else ""


def earlier(match: Found, kept: Kept, published: date | None) -> str:
    """Return “a year earlier”, than what was named before or than publication."""
    day = _day(match, kept) or published
    return ago(day, *counted(match)) if day else ""


def that_day(match: Found, kept: Kept, _: date | None) -> str:
    day, unit = _day(match, kept), _get(match, "unit")
    if not day:
        return ""
    if unit in {"day", "morning", "afternoon", "evening", "night"}:
        return f"{day}"
    return {"month": f"{day:%Y-%m}", "year": f"{day:%Y}"}.get(unit, "")


def next_day(match: Found, kept: Kept, published: date | None) -> str:
    way = _get(match, "way") or _get(match, "way2")
    step = -1 if way in BACKWARDS else 1
    day = _day(match, kept) or (published if step < 0 else None)
    if not day:
        return ""
    if _get(match, "whole") == "year":
        return f"{day.year + step:04}"
    return "" if _get(match, "whole") else f"{moved(day, step)}"


def year_before(match: Found, kept: Kept, published: date | None) -> str:
    """Return “the prior year” or “year-earlier”; a quarter is left open."""
    way = _get(match, "way") or _get(match, "unit2")
    unit, step = _get(match, "unit") or "year", -1 if way in BACKWARDS else 1
    day = (_long(match, kept, unit) if _get(match, "way") else None) or published
    if not day or unit == "quarter":
        return ""
    if unit == "month":
        return f"{shifted(day, step):%Y-%m}"
    return f"{day.year + step:04}"


def _long(match: Found, kept: Kept, unit: str) -> date | None:
    """Return the first day of the last named year, quarter, month or week."""
    least, most = LONG[unit]
    for mention in _near(match, kept[-6:]):
        days = (mention.upper - mention.lower).days + 1 if mention.upper else 0
        if least <= days <= most:
            return mention.lower
    return None


def that_whole(match: Found, kept: Kept, published: date | None) -> str:
    """Return “the quarter” or “the year”: the one named before, or the one that runs."""
    unit = _get(match, "unit").rpartition(" ")[2]
    if unit not in LONG:
        return ""
    day = _long(match, kept, unit) or (published if unit != "quarter" else None)
    if not day:
        return ""
    if unit == "week":
        return "/".join(f"{each}" for each in week(day, 0))
    if unit == "quarter":
        return f"{day}/{moved(shifted(day, 3), -1)}"
    return f"{day:%Y-%m}" if unit == "month" else f"{day.year:04}"


def clock(match: Found, kept: Kept, published: date | None) -> str:
    """Return the day of “at 10 a.m.”: the one named before, or that of publication."""
    named = (x.lower for x in _near(match, kept[-3:]) if _is_day(x))
    day = next(named, published)
    return f"{day}" if day else ""


def same_name(match: Found, kept: Kept, published: date | None) -> date | None:
    """Return the day that a weekday means beside those named before, if it is plain.

    “Tuesday” of “on Monday and Tuesday” is the day after that Monday; a name that
    the text has used already means the same day again.
    """
    if _get(match, "sense") or _get(match, "after") or not kept or not published:
        return None
    name, days = _get(match, "weekday").rstrip("."), [x for x in kept if _is_day(x)]
    if _is_day(kept[-1]) and AND.fullmatch(match.string, kept[-1].end, match.start()):
        return next_weekday(name, kept[-1].lower)
    for mention in reversed(days):
        words = match.string[mention.start : mention.end].lower()
        if name in words and abs((mention.lower - published).days) < 8:
            return mention.lower
    return None


def _is_day(mention: DateMention) -> bool:
    return mention.lower is not None and mention.lower == mention.upper


ANCHORED: dict[str, Reading] = {
    reading.__name__: reading
    for reading in (after_that, earlier, that_day, next_day, year_before, that_whole)
} | {"clock": clock}
