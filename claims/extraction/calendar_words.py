"""What calendar words mean beside the day that a text was published."""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from claims.extraction.numbers import WORDS
from claims.extraction.rules import rules
from sources.dates import Bounds, bounds

RULES = rules("dates")
MONTHS = {name: number for number, name in enumerate(RULES["months"], 1)}
MONTHS |= RULES["short_months"]
DAYS = {name: number for number, name in enumerate(RULES["days"])}
DAYS |= RULES["short_days"]
COUNTS = {
    **WORDS,
    "a": 1,
    "an": 1,
    "": 1,
    "dozen": 12,
    "several": 0,
    "few": 0,
    "a few": 0,
    "couple": 2,
    "couple of": 2,
    "a couple": 2,
    "a couple of": 2,
    "a dozen": 12,
    "two dozen": 24,
}
SEASONS: dict[str, int] = RULES["seasons"]
FUTURE = {"next", "coming", "upcoming", "following"}


def month_named(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def shifted(day: date, months: int) -> date:
    """Return the same day some months on, or the last day of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = max(1, min(9999, count // 12)), count % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def moved(day: date, days: int) -> date:
    """Return the day some days on, within the calendar that we can count."""
    return date.fromordinal(max(1, min(date.max.toordinal(), day.toordinal() + days)))


def weekday(name: str, published: date, sense: str = "") -> date:
    """Return the day that a weekday's name means: the latest not after publication."""
    back = (published.weekday() - DAYS[name.lower().rstrip(".")]) % 7
    day = moved(published, -back)
    if sense in FUTURE:
        return moved(day, 7)
    if sense == "this" and back > published.weekday():
        return moved(day, 7)
    return moved(day, -7) if sense in {"last", "previous"} and not back else day


def year_of(
    month: int, published: date, sense: str = "", coming: bool | None = None
) -> int:
    """Return the year of a month printed without one, by what is said of its tense.

    `coming` is None where the text does not tell: then the month may lie four ahead.
    “Last October” in November is not the month just gone, which is “last month”.
    """
    ahead = month - published.month
    if sense in FUTURE:
        return published.year + (ahead <= 0)
    if sense == "last":
        return published.year - (ahead > -2)
    if coming and ahead < -3:
        return published.year + 1
    return published.year - (ahead > (0 if coming is False else 4))


def week(published: date, offset: int) -> tuple[date, date]:
    """Return Monday and Sunday of a week, counted from that of publication."""
    monday = moved(published, 7 * offset - published.weekday())
    return monday, moved(monday, 6)


def weekend(published: date, offset: int = 0) -> tuple[date, date]:
    """Return Saturday and Sunday: the last that had begun when the text came out."""
    saturday = moved(published, 7 * offset - (published.weekday() - 5) % 7)
    return saturday, moved(saturday, 1)


def next_weekday(name: str, after: date) -> date:
    """Return the first day of that name after a day: “on Monday and Tuesday”."""
    return moved(after, (DAYS[name.lower().rstrip(".")] - after.weekday()) % 7 or 7)


def last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def counted(match: re.Match[str]) -> tuple[int, str]:
    """Return how many of what unit: “two weeks”, “24h”, “days” (three, at a guess)."""
    n, unit = (match["n"] or "").lower(), match["unit"].lower()
    if unit[:1].isdigit():  # 24h
        return int(unit[:-1]), "hour"
    if n[:1].isdigit():
        return int(re.match(r"\d+", n)[0]), unit.rstrip("s")
    plural = 3 if unit.endswith("s") and not n else 0
    return plural or COUNTS.get(n, 0) or 3, unit.rstrip("s")


def interval(first: date, last: date) -> str:
    """Return EDTF for some days, one day said once."""
    return f"{first}" if first == last else f"{first}/{last}"


def ago(published: date, count: int, unit: str) -> str:
    """Return EDTF for “three days ago”, as precise as its unit."""
    if unit == "day":
        return f"{moved(published, -count)}"
    if unit == "week":
        return f"{moved(published, -7 * count)}~"
    if unit == "month":
        return f"{shifted(published, -count):%Y-%m}"
    if unit == "fortnight":
        return f"{moved(published, -14 * count)}~"
    if unit in {"quarter", "generation"}:
        return ""
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    return f"{max(1, published.year - count * years):04}" if years else f"{published}"


def span_back(published: date, count: int, unit: str) -> str:
    """Return EDTF for “the past three weeks”, up to the day of publication."""
    if unit in {"hour", "minute"}:
        days = max(1, -(-count // 24)) if unit == "hour" else 0
        return interval(moved(published, -days), published)
    if unit == "quarter":
        return quarters_back(published, min(count, 999))
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if months:
        return interval(shifted(published, -min(count, 9999) * months), published)
    return interval(moved(published, -count * (7 if unit == "week" else 1)), published)


def quarters_back(published: date, count: int) -> str:
    """Return EDTF for “the last two quarters”: those that have ended."""
    first = date(published.year, (published.month - 1) // 3 * 3 + 1, 1)
    return interval(shifted(first, -3 * count), moved(first, -1))


def span_ahead(published: date, count: int, unit: str) -> str:
    """Return EDTF for “the next three weeks”, from the day of publication."""
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if months:
        return interval(published, shifted(published, min(count, 9999) * months))
    days = {"hour": 1 / 24, "minute": 0, "week": 7}.get(unit, 1)
    return interval(published, published + timedelta(days=min(36500, count * days)))


@lru_cache(maxsize=4096)
def edges(edtf: str) -> Bounds:
    """Return the strict bounds of EDTF as written here, without its whole grammar."""
    lower, _, upper = edtf.partition("/")
    first, last = _edge(lower), _edge(upper or lower)
    if first is None or last is None:
        return bounds(edtf)
    found = Bounds(first[0], last[1])
    if found.lower and found.upper and found.lower > found.upper:
        raise ValueError(f"“{edtf}” ends before it begins.")
    return found


def _edge(text: str) -> tuple[date | None, date | None] | None:
    """Return first and last day of a day, month or year; None for anything else."""
    if text == "..":
        return None, None
    parts = text.rstrip("~").split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    year, month, day = [*map(int, parts), 0, 0][:3]
    if day:
        return date(year, month, day), date(year, month, day)
    if month > 12 or not year:
        return None
    return date(year, month or 1, 1), last_day(year, month or 12)
