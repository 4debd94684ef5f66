"""When: dates and times in a text, resolved against the day it was published.

Patterns are tried in order at every place; the longest match wins. What cannot
be placed (“three hours”) is found all the same, with an empty `edtf`.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from claims.extraction.calendar_words import DAYS, MONTHS, SEASONS, edges
from claims.extraction.date_readings import READINGS
from claims.extraction.records import DateMention
from claims.extraction.rules import rules

RULES = rules("dates")


def _any(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


PIECES = {
    "MONTH": rf"(?:{_any(MONTHS)})\b\.?",
    "DAY": rf"(?:{_any([d for d in DAYS if len(d) > 4])}|(?:{_any([d for d in DAYS if len(d) <= 5 and d not in ('sun', 'sat', 'wed', 'mon')])})\b\.?)",
    "D": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:])",
    "Y": r"(?:1[5-9]|20)\d\d(?![\d,]|\.\d)",
    "SEASON": rf"(?:{_any(SEASONS)})",
    "PART": r"(?:early|mid|late|the beginning of|the start of|the middle of|the end of)",
    "N": r"(?:\d{1,4}(?:-plus)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|couple of|dozen|fifteen|twenty|thirty)",
    "UNIT": r"(?:minute|hour|day|week|month|year|decade)s?",
    "PHASE": r"(?:morning|afternoon|evening|night|noon|midnight|midday|dawn|dusk|lunchtime)",
    "DASH": r"(?: ?[-–—] ?| to | until | through | and )",
}
PATTERNS: list[tuple[str, str]] = [
    ("iso", r"(?P<year>{Y})-(?P<month_no>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?!\d)"),
    (
        "day_range",
        r"(?:(?:from|between) )?(?P<day>{D}){DASH}(?P<day2>{D}) (?P<month>{MONTH})(?:,? (?P<year>{Y}))?",
    ),
    (
        "day_range",
        r"(?:(?:from|between) )?(?P<month>{MONTH}) (?P<day>{D}){DASH}(?P<day2>{D})(?:,? (?P<year>{Y}))?",
    ),
    (
        "long_range",
        r"(?:(?:from|between) )?(?P<month>{MONTH}) (?P<day>{D})(?:,? (?P<year>{Y}))?{DASH}(?P<month2>{MONTH}) (?P<day2>{D})(?:,? (?P<year2>{Y}))?",
    ),
    (
        "long_range",
        r"(?:(?:from|between) )?(?P<day>{D}) (?P<month>{MONTH})(?:,? (?P<year>{Y}))?{DASH}(?P<day2>{D}) (?P<month2>{MONTH})(?:,? (?P<year2>{Y}))?",
    ),
    (
        "full",
        r"(?:{DAY},? )?(?:the )?(?P<day>{D})(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{Y}))?",
    ),
    ("full", r"(?:{DAY},? )?(?P<month>{MONTH}) ?(?P<day>{D})(?:,? (?P<year>{Y}))?"),
    (
        "month_range",
        r"(?:(?:from|between) )(?P<month>{MONTH})(?: (?P<year>{Y}))?{DASH}(?P<month2>{MONTH})(?: (?P<year2>{Y}))?",
    ),
    (
        "month",
        r"(?:(?P<part>{PART})[- ])?(?P<month>{MONTH})(?:,?(?: of)? (?P<year>{Y}))",
    ),
    (
        "month",
        r"(?:(?P<part>{PART})[- ])?(?:(?P<sense>last|next|this|past) )?(?P<month>{MONTH})",
    ),
    ("month", r"(?:(?P<part>{PART})[- ])?(?P<sense>last|this|next) month"),
    (
        "season",
        r"(?:the )?(?:(?P<part>{PART})[- ])?(?:the )?(?:(?P<sense>last|next|this|past) )?(?P<season>{SEASON})(?: of)?(?:,? (?P<year>{Y}))",
    ),
    (
        "season",
        r"(?:(?P<part>{PART})[- ])?(?P<sense>last|next|this|past) (?P<season>{SEASON})",
    ),
    ("season", r"(?<=\bin )(?:the )?(?P<season>spring|summer|autumn|winter)"),
    (
        "year_range",
        r"(?:(?:from|between) )?(?P<year>{Y})(?:[-–]|{DASH})(?P<year2>(?:{Y}|\d\d\b))",
    ),
    ("decade", r"(?:the )?(?:(?P<part>early|mid|late)[- ])?(?P<year>{Y})'?s\b"),
    (
        "year",
        r"(?:(?P<part>{PART})[- ])?(?<![\w.,$£€/-])(?P<year>(?:19|20)\d\d(?![\d,%]|\.\d|-\w))",
    ),
    (
        "relative_year",
        r"(?:(?P<part>early|mid|late|later|earlier)[- ])?(?P<sense>last|this|next|the past|the previous|the coming) year",
    ),
    (
        "weekday",
        r"(?:(?P<sense>last|next|this|this past|coming|the following|the previous) )?(?P<weekday>{DAY})(?: (?:{PHASE}|overnight))?(?: (?P<after>last|next) week)?",
    ),
    (
        "today",
        r"(?:earlier |later )?today\b|tonight|this (?:morning|afternoon|evening)",
    ),
    (
        "yesterday",
        r"yesterday(?: {PHASE})?|last night|overnight|the (?:previous|day before|night before) (?:day|night)",
    ),
    ("tomorrow", r"tomorrow(?: {PHASE})?|tomorrow"),
    (
        "weekend",
        r"(?:(?P<sense>last|next|this|the past|this past|the coming|the) )?weekend",
    ),
    (
        "week",
        r"(?:(?:early|earlier|later|late|mid) )?(?P<sense>last|this|next|the past|the previous|the coming|past) week",
    ),
    (
        "span",
        r"(?:the )?(?P<sense>last|past|previous|preceding|next|coming|following)(?: (?P<n>{N}))?(?: or (?:two|three|so))? ?(?P<unit>{UNIT}|24h|48h)(?: and {UNIT})?",
    ),
    (
        "ago",
        r"(?:(?:about|around|some|more than|nearly|almost|over|just) )?(?P<n>{N}) (?P<unit>{UNIT}) (?:ago|earlier|before)",
    ),
    (
        "recent",
        r"(?:the )?(?:recent|coming|past|last few|next few) (?P<unit>days|weeks|months|years)(?: and (?:weeks|months|years))?",
    ),
    ("feast", r"(?:the eve of )?(?:this |last |next )?(?P<feast>{FEAST})"),
    ("thanksgiving", r"(?:this |last |next )?Thanksgiving(?: Day)?"),
    ("new_year", r"the eve of (?:a |the )?New Year|the New Year\b|New Year"),
    (
        "clock",
        r"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?[ap]\.?m\b\.?|(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\b\.?)?(?= ?(?:GMT|UTC|local|hours|[ap]m|,|on|\s|$)))(?: (?:GMT|UTC|local time|EST|EDT|Greenwich Mean Time))?",
    ),
    (
        "span_of_time",
        r"(?:(?P<n>{N})|(?:\d+(?:\.\d+)?))[ -](?P<unit>{UNIT})(?![\w-]|[’'] )",
    ),
    (
        "phase",
        r"(?:(?:in|during) )?the (?:early |late )?(?:morning|afternoon|evening|night)\b",
    ),
    ("anniversary", r"\d+(?:st|nd|rd|th) (?=anniversary)anniversary"),
]
PIECES["FEAST"] = _any(RULES["feasts"])


def _compiled(pattern: str) -> re.Pattern[str]:
    for name, piece in PIECES.items():
        pattern = pattern.replace("{" + name + "}", piece)
    return re.compile(f"(?<!\\w){pattern}(?!\\w)", re.IGNORECASE)


COMPILED = [(name, _compiled(pattern)) for name, pattern in PATTERNS]
TRIGGER = re.compile(
    rf"(?:1[5-9]|20)\d\d|\d[:.]\d\d|\d ?[ap]\.?m|\b(?:{_any(MONTHS)}|{_any(d for d in DAYS if len(d) > 3)}|spring|summer|autumn|fall|winter"
    r"|today|tonight|yesterday|overnight|tomorrow|morning|afternoon|evening|night|noon|midnight|dawn"
    r"|week|month|year|day|hour|minute|decade|thanksgiving|christmas|\d\dh|anniversary)",
    re.IGNORECASE,
)
SINCE = re.compile(
    r"\b(?P<word>since|until|till|up to|from|after|before|by) (?:the )?\Z", re.I
)
OPEN = {"since": "{}/..", "from": "{}", "until": "../{}", "till": "../{}"}
REACH = 32  # characters: how far the words of one date stand from its trigger


def dates_in(text: str, published: date | None = None) -> list[DateMention]:
    """Return the dates of a text, in order, resolved where that can be done."""
    found = []
    for first, last in _windows(text):
        for rank, (name, pattern) in enumerate(COMPILED):
            for match in pattern.finditer(text, first, last):
                if not _is_verb(match):
                    found.append((match.start(), -match.end(), rank, name, match))
    kept: list[DateMention] = []
    for start, end, _, name, match in sorted(found, key=lambda item: item[:3]):
        if not kept or start >= kept[-1].end:
            kept.append(_mention(text, start, -end, READINGS[name], match, published))
    return kept


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which a date can stand, cut between words."""
    first, last = 0, 0
    for match in TRIGGER.finditer(text):
        if match.start() - REACH > last:
            if last:
                yield first, last
            first = (
                text.rfind(" ", 0, match.start() - REACH) + 1
                if match.start() > REACH
                else 0
            )
        end = text.find(" ", match.end() + REACH)
        last = (
            end
            if 0 <= end < match.end() + 2 * REACH
            else min(len(text), match.end() + REACH)
        )
    if last:
        yield first, last


def _is_verb(match: re.Match[str]) -> bool:
    """Say whether “may”, “march” or “fall” is a verb: months have capitals."""
    month = match.groupdict().get("month") or match.groupdict().get("weekday") or ""
    return bool(month) and month[0].islower()


def _mention(
    text: str,
    start: int,
    end: int,
    reading: Callable[[re.Match[str], date | None], str],
    match: re.Match[str],
    published: date | None,
) -> DateMention:
    try:
        edtf = reading(match, published)
        edtf = _opened(text, start, edtf)
        found = edges(edtf) if edtf else None
    except ValueError:  # 30 February, or beyond the calendar
        edtf, found = "", None
    if found is None:
        return DateMention(start, end)
    return DateMention(start, end, edtf, found.lower, found.upper)


def _opened(text: str, start: int, edtf: str) -> str:
    """Leave one end open for “since 30 September” and “until Friday”."""
    word = SINCE.search(text, max(0, start - 12), start)
    if not (word and edtf) or "/" in edtf:
        return edtf
    return OPEN.get(word["word"].lower(), "{}").format(edtf)
