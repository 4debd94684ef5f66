"""When: dates and times in a text, resolved against the day it was published.

What cannot be placed (“three hours”) is found all the same, with an empty `edtf`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from claims.extraction.calendar_words import DAYS, MONTHS, edges
from claims.extraction.date_anchors import ANCHORED, same_name
from claims.extraction.date_phrases import COMPILED, NEEDS, held
from claims.extraction.date_readings import READINGS
from claims.extraction.pieces import lowered
from claims.extraction.records import DateMention
from claims.extraction.rules import rules

RULES = rules("dates")["named"]
# In small letters, so that it is quick.
TRIGGER = re.compile(
    rf"(?:1[5-9]|20)\d\d|[’'‘]\d\d|\d[:.]\d\d|\d ?[ap]\.?m|\b(?:{'|'.join(MONTHS)}|{'|'.join(day for day in DAYS if len(day) > 3)}|spring|summer|autumn|fall|winter"
    r"|today|tonight|yesterday|overnight|tomorrow|morning|afternoon|evening|night|noon|midnight|dawn"
    r"|week|fortnight|month|year|day|hour|minute|second|decade|centur|quarter|half|midday|dusk|sunset|sunrise|nightfall|daybreak|fiscal|thanksgiving|christmas|annual|now\b|currently|presently|future|the past|o.clock|period|same time|generation|easter|halloween|ramadan|passover|kippur|hashana|hanukkah|eid|diwali|inauguration|\d\dh|anniversary|\bq[1-4]|ties\b|\d0s|\d\d?[/-]\d\d?[/-]\d|9/11|\d\.\d\d?\.\d)",
)
SINCE = re.compile(
    r"\b(?P<word>since|until|till|up to|from|after|before|by) (?:the )?\Z", re.I
)
# “The highest since April” says when it was as high, not how long it has lasted.
RECORD = re.compile(
    r"\b(?:first|worst|best|(?<!at )most|(?<!at )least|only|last|(?!most|least|interest|west|east|protest|arrest|unrest|forest|request)[a-z]{3,}est)\b[^.!?\n]{0,60}\Z"
)
NAMES = {"May", "March", "April", "June", "August"}
BEFORE = re.compile(r"(?P<word>[^\W_][\w’'-]*\.?)[,;)%]? ?\Z")
SENTENCE = re.compile(r"[.!?][”\"]? \Z")
OPENING = set(RULES["before_months"])
SPORT = re.compile(rf"\b(?:{'|'.join(RULES['sport'])})\b")
OPEN = {"since": "{}/..", "from": "{}", "until": "../{}", "till": "../{}"}
BESIDE = re.compile(r",? (?:on |at |of )?")
HOUR = re.compile(
    r"\d[:.]\d\d|\d ?[ap]\.?m|o.clock|\b(?:midnight|noon|midday|dawn|dusk|daybreak|nightfall|sun(?:rise|set))"
    r"|^the (?:morning|afternoon|evening|night)",
    re.IGNORECASE,
)
BLANKS = {0xA0: " ", 0x202F: " ", 0x2009: " "}  # no-break and thin blanks
REACH = 32  # characters: how far the words of one date stand from its trigger


def dates_in(text: str, published: date | None = None) -> list[DateMention]:
    """Return the dates of a text, in order, resolved where that can be done."""
    found, text = [], text.translate(BLANKS)
    small = lowered(text)
    for first, last in _windows(text, small):
        here = held(small[first:last])
        for rank, (name, pattern) in enumerate(COMPILED):
            if NEEDS[rank] not in here:
                continue
            for match in pattern.finditer(text, first, last):
                if not any(wrong(match) for wrong in (_is_verb, _is_person, _is_sport)):
                    found.append((match.start(), -match.end(), rank, name, match))
    kept: list[DateMention] = []
    for start, _, _, name, match in sorted(found, key=lambda item: item[:3]):
        if not kept or start >= kept[-1].end:
            kept.append(_mention(name, match, kept, published))
    return _with_hours(text, kept)


def _with_hours(text: str, kept: list[DateMention]) -> list[DateMention]:
    """Join “8 a.m.” and the day beside it: one time, on that day."""
    joined: list[DateMention] = []
    for mention in kept:
        before = joined[-1] if joined else None
        if before and BESIDE.fullmatch(text, before.end, mention.start):
            hours = [x for x in (before, mention) if _is_hour(text, x)]
            if len(hours) == 1:
                day = mention if hours[0] is before else before
                if day.edtf:
                    joined[-1] = replace(day, start=before.start, end=mention.end)
                    continue
        joined.append(mention)
    return joined


def _is_hour(text: str, mention: DateMention) -> bool:
    words = text[mention.start : mention.end]
    bare = not mention.edtf and words.endswith((" before", " after"))
    return bare or bool(HOUR.search(words))


def _windows(text: str, small: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which a date can stand, cut between words."""
    first, last = 0, 0
    for match in TRIGGER.finditer(small):
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


def _is_person(match: re.Match[str]) -> bool:
    """Say whether a bare “May” or “June” is a person, or opens a sentence."""
    if match[0] not in NAMES:
        return False
    if SENTENCE.search(match.string, max(0, match.start() - 3), match.start()):
        return match[0] == "May"
    before = BEFORE.search(match.string, max(0, match.start() - 24), match.start())
    if not before:
        return match[0] == "May"
    word = before["word"]
    return word[0].isupper() and word not in OPENING


def _is_sport(match: re.Match[str]) -> bool:
    """Say whether “the third quarter” is one of a game."""
    groups = match.groupdict()
    if groups.get("unit") not in {"quarter", "half"} or "q" not in groups:
        return False
    before = match.string[max(0, match.start() - 80) : match.start()]
    after = match.string[match.end() : match.end() + 80]
    around = re.split(r"[.!?\n]", before)[-1] + re.split(r"[.!?\n]", after)[0]
    return not groups.get("year") and bool(SPORT.search(around))


def _mention(
    name: str, match: re.Match[str], kept: list[DateMention], published: date | None
) -> DateMention:
    start, end = match.span()
    try:
        edtf = _opened(match.string, start, _read(name, match, kept, published))
        found = edges(edtf) if edtf else None
    except ValueError:  # 30 February, or beyond the calendar
        edtf, found = "", None
    if found is None:
        return DateMention(start, end)
    return DateMention(start, end, edtf, found.lower, found.upper)


def _read(
    name: str, match: re.Match[str], kept: list[DateMention], published: date | None
) -> str:
    if name in ANCHORED:
        return ANCHORED[name](match, kept, published)
    day = same_name(match, kept, published) if name == "weekday" else None
    return f"{day}" if day else READINGS[name](match, published)


def _opened(text: str, start: int, edtf: str) -> str:
    """Leave one end open for “since 30 September” and “until Friday”."""
    word = SINCE.search(text, max(0, start - 12), start)
    if not (word and edtf) or "/" in edtf:
        return edtf
    if RECORD.search(text, max(0, word.start() - 80), word.start()):
        return edtf
    return OPEN.get(word["word"].lower(), "{}").format(edtf)
