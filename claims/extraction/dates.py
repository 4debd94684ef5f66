"""When: dates and times in a text, resolved against the day it was published.

What cannot be placed (“three hours”) is found all the same, with an empty `edtf`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from claims.extraction.calendar_words import DAYS, MONTHS, edges, next_weekday
from claims.extraction.date_patterns import COMPILED, NEEDED, NEEDS
from claims.extraction.date_periods import ANCHORED
from claims.extraction.date_readings import READINGS
from claims.extraction.pieces import lowered
from claims.extraction.records import DateMention

# In small letters, so that it is quick.
TRIGGER = re.compile(
    rf"(?:1[5-9]|20)\d\d|\d[:.]\d\d|\d ?[ap]\.?m|\b(?:{'|'.join(MONTHS)}|{'|'.join(day for day in DAYS if len(day) > 3)}|spring|summer|autumn|fall|winter"
    r"|today|tonight|yesterday|overnight|tomorrow|morning|afternoon|evening|night|noon|midnight|dawn"
    r"|week|fortnight|month|year|day|hour|minute|second|decade|centur|quarter|half|midday|dusk|sunset|sunrise|nightfall|daybreak|fiscal|thanksgiving|christmas|annual|generation|easter|halloween|ramadan|passover|kippur|hashana|hanukkah|eid|diwali|inauguration|\d\dh|anniversary|\bq[1-4]|ties\b|\d0s|\d/\d|\d\.\d\d?\.\d)",
)
SINCE = re.compile(
    r"\b(?P<word>since|until|till|up to|from|after|before|by) (?:the )?\Z", re.I
)
OPEN = {"since": "{}/..", "from": "{}", "until": "../{}", "till": "../{}"}
AND = re.compile(r",? (?:and|to|through|until) (?:on )?|[-–]")
BESIDE = re.compile(r",? (?:on |at |of )?")
HOUR = re.compile(
    r"\d[:.]\d\d|\d ?[ap]\.?m|midnight|noon|midday|dawn|dusk|daybreak|nightfall|sun(?:rise|set)"
    r"|(?:before|after)\Z|^the (?:morning|afternoon|evening|night)",
    re.IGNORECASE,
)
NEAR = 400  # characters from a day to “two days later”
REACH = 32  # characters: how far the words of one date stand from its trigger


def dates_in(text: str, published: date | None = None) -> list[DateMention]:
    """Return the dates of a text, in order, resolved where that can be done."""
    found = []
    for first, last in _windows(text):
        held = {""} | {
            need for need in NEEDED if NEEDED[need].search(text, first, last)
        }
        for rank, (name, pattern) in enumerate(COMPILED):
            if NEEDS[rank] not in held:
                continue
            for match in pattern.finditer(text, first, last):
                if not _is_verb(match):
                    found.append((match.start(), -match.end(), rank, name, match))
    kept: list[DateMention] = []
    for start, end, _, name, match in sorted(found, key=lambda item: item[:3]):
        if not kept or start >= kept[-1].end:
            anchor = _anchor(kept, start) if name in ANCHORED else published
            reading = _following(text, kept, start, name) or READINGS[name]
            kept.append(_mention(text, start, -end, reading, match, anchor))
    return _with_hours(text, kept)


def _with_hours(text: str, kept: list[DateMention]) -> list[DateMention]:
    """Join “8 a.m.” and the day beside it: one time, on that day."""
    joined: list[DateMention] = []
    for mention in kept:
        before = joined[-1] if joined else None
        if before and BESIDE.fullmatch(text, before.end, mention.start):
            day, hour = (before, mention) if before.edtf else (mention, before)
            words = text[hour.start : hour.end]
            if day.edtf and not hour.edtf and HOUR.search(words):
                joined[-1] = replace(day, start=before.start, end=mention.end)
                continue
        joined.append(mention)
    return joined


def _anchor(kept: list[DateMention], start: int) -> date | None:
    """Return the day named last before some words that count from it."""
    for mention in reversed(kept[-3:]):
        if mention.lower and start - mention.end < NEAR:
            return mention.lower
    return None


def _following(
    text: str, kept: list[DateMention], start: int, name: str
) -> Callable[[re.Match[str], date | None], str] | None:
    """Read “Tuesday” of “on Monday and Tuesday” as the day after that Monday."""
    if name != "weekday" or not kept or not kept[-1].lower:
        return None
    before = kept[-1]
    if not AND.fullmatch(text, before.end, start) or before.lower != before.upper:
        return None
    return lambda match, _: f"{next_weekday(match['weekday'], before.lower)}"


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which a date can stand, cut between words."""
    first, last = 0, 0
    for match in TRIGGER.finditer(lowered(text)):
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
