"""How each pattern of a date reads as EDTF; "" where it cannot be placed."""

import re
from collections.abc import Callable
from datetime import date

from claims.extraction.calendar_words import (
    FUTURE,
    SEASONS,
    ago,
    counted,
    interval,
    month_named,
    moved,
    shifted,
    span_ahead,
    span_back,
    week,
    weekday,
    weekend,
    year_of,
)
from claims.extraction.date_periods import PERIODS, full_year
from claims.extraction.date_tense import coming, looks_ahead
from claims.extraction.feasts import feast, movable, nth_weekday

Found = re.Match[str]
STEPS = {"last": -1, "previous": -1, "next": 1, "coming": 1}


def _get(match: Found, name: str) -> str:
    return (match.groupdict().get(name) or "").lower()


def _sense(match: Found) -> str:
    words = _get(match, "sense").split() or _get(match, "after").split()
    return words[-1] if words else ""


def _number(text: str) -> int:
    return int(re.match(r"\d+", text)[0])


def _year(
    match: Found, month: int, published: date | None, name: str = "year"
) -> int | None:
    if _get(match, name):
        return int(_get(match, name))
    if _get(match, "yy"):
        return full_year(match["yy"], published)
    if published and _get(match, "whole"):
        return published.year + STEPS.get(_get(match, "whole"), 0)
    if not published:
        return None
    tense = coming(match.string, match.start())
    return year_of(month, published, _sense(match), tense)


def iso(match: Found, _: date | None) -> str:
    return f"{match['year']}-{match['month_no']}-{match['day']}"


def full(match: Found, published: date | None) -> str:
    month, day = month_named(match["month"]), _number(match["day"])
    year = _year(match, month, published)
    return f"{date(year, month, day)}" if year else ""


def day_range(match: Found, published: date | None) -> str:
    month = month_named(match["month"])
    year = _year(match, month, published)
    if not year:
        return ""
    days = [date(year, month, _number(match[name])) for name in ("day", "day2")]
    return interval(*days)


def long_range(match: Found, published: date | None) -> str:
    month, month2 = month_named(match["month"]), month_named(match["month2"])
    last = _year(match, month2, published, "year2") or _year(match, month, published)
    if not last:
        return ""
    first = int(_get(match, "year") or last - (month > month2))
    days = [
        date(first, month, _number(match["day"])),
        date(last, month2, _number(match["day2"])),
    ]
    return interval(*days)


def month_of_year(match: Found, published: date | None) -> str:
    if not published:
        return ""
    year = published.year + STEPS.get(_sense(match), 0)
    return f"{year:04}-{month_named(match['month']):02}"


def month_range(match: Found, published: date | None) -> str:
    month, month2 = month_named(match["month"]), month_named(match["month2"])
    last = _year(match, month2, published, "year2")
    first = int(_get(match, "year") or (last - (month > month2) if last else 0))
    return f"{first:04}-{month:02}/{last:04}-{month2:02}" if first else ""


def month(match: Found, published: date | None) -> str:
    if not _get(match, "month"):
        if not published:
            return ""
        return f"{shifted(published, STEPS.get(_sense(match), 0)):%Y-%m}"
    number = month_named(match["month"])
    year = _year(match, number, published)
    return f"{year:04}-{number:02}" if year else ""


def season(match: Found, published: date | None) -> str:
    year = int(_get(match, "year") or (published.year if published else 0))
    number = SEASONS[_get(match, "season")]
    if published and not _get(match, "year"):
        month = {21: 3, 22: 6, 23: 9, 24: 12}[number]
        late = _sense(match) == "last" and month + 2 >= published.month
        if not _sense(match) and looks_ahead(match.string, match.start()):
            return f"{published.year + (month + 2 < published.month):04}-{number}"
        year += (_sense(match) == "next" and month <= published.month) - (
            late or month > published.month
        )
    return f"{year:04}-{number}" if year else ""


def year(match: Found, _: date | None) -> str:
    return f"{int(match['year']):04}"


def year_range(match: Found, _: date | None) -> str:
    last = match["year2"]
    last = match["year"][:2] + last if len(last) == 2 else last
    return f"{match['year']}/{last}"


def decade(match: Found, _: date | None) -> str:
    return f"{match['year'][:3]}X" if match["year"].endswith("0") else ""


def relative_year(match: Found, published: date | None) -> str:
    if not published:
        return ""
    if _sense(match) == "past":
        return span_back(published, 1, "year")
    return f"{published.year + STEPS.get(_sense(match), 0):04}"


def named_day(match: Found, published: date | None) -> str:
    if not published:
        return ""
    name, after = match["weekday"], _get(match, "after")
    if after:
        monday, _ = week(published, STEPS.get(after, 0))
        return f"{weekday(name, moved(monday, 6))}"
    ahead = not _sense(match) and looks_ahead(match.string, match.start())
    ahead = ahead and weekday(name, published) != published
    return f"{weekday(name, published, 'next' if ahead else _sense(match))}"


def _days_off(days: int) -> Callable[[Found, date | None], str]:
    return lambda match, published: f"{moved(published, days)}" if published else ""


def on_weekend(match: Found, published: date | None) -> str:
    if not published:
        return ""
    sense = _sense(match)
    ahead = sense in FUTURE or (sense == "this" and published.weekday() < 5)
    if sense in {"", "the"} and published.weekday() < 5:
        ahead = looks_ahead(match.string, match.start())
    back = -1 if sense == "last" and published.weekday() > 4 else 0
    return interval(*weekend(published, 1 if ahead else back))


def in_week(match: Found, published: date | None) -> str:
    if not published:
        return ""
    if _sense(match) == "past":
        return span_back(published, 1, "week")
    return interval(*week(published, STEPS.get(_sense(match), 0)))


def span(match: Found, published: date | None) -> str:
    if not published:
        return ""
    count, unit = counted(match)
    reading = span_ahead if _sense(match) in FUTURE else span_back
    return reading(published, count, unit)


def before_now(match: Found, published: date | None) -> str:
    if not published:
        return ""
    count, unit = counted(match)
    ahead = match[0].lower().endswith(("now", "today"))
    return ago(published, -count if ahead else count, unit)


def recent(match: Found, published: date | None) -> str:
    if not published:
        return ""
    reading = span_ahead if re.search("coming|next", match[0], re.I) else span_back
    return reading(published, 3, _get(match, "unit").rstrip("s"))


READINGS: dict[str, Callable[[Found, date | None], str]] = {
    **dict.fromkeys(
        [
            "new_year",
            "vague",
            "span_of_time",
            "phase",
            "anniversary",
            "duration",
            "hour_of_day",
            "holy_days",
        ],
        lambda match, published: "",
    ),
    **{
        reading.__name__: reading
        for reading in (iso, full, day_range, long_range, month, month_of_year)
    },
    **{
        reading.__name__: reading for reading in (month_range, season, year, year_range)
    },
    **{reading.__name__: reading for reading in (decade, relative_year, span, recent)},
    **{reading.__name__: reading for reading in (feast, movable, nth_weekday)},
    **PERIODS,
    "weekday": named_day,
    "today": _days_off(0),
    "yesterday": _days_off(-1),
    "tomorrow": _days_off(1),
    "weekend": on_weekend,
    "week": in_week,
    "ago": before_now,
}
