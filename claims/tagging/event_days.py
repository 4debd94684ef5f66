"""The day of what some words tell, and the day on which somebody said so."""

import re
from dataclasses import replace
from datetime import date

from claims.extraction.date_roles import APART, date_role
from claims.extraction.dates import dates_in
from claims.extraction.records import Attribution, DateMention
from sources.spans import Span

# “Before April”, “days after Friday”: another time than the one that is named.
BESIDE = re.compile(
    r"\b(?:before|after|ahead of|prior to|following|beyond)(?: the)? \Z", re.I
)
BY = re.compile(r"\bby(?: the end of)? \Z", re.IGNORECASE)
LINKED = re.compile(
    r"\b(?:after|before|when|while|since|until|which|who|that|because|although)\b"
)
NEXT = 3  # words from some words to a day behind them that is still theirs


def days_in(text: str, around: Span, published: date | None) -> list[DateMention]:
    """Return the dates of a sentence that can be placed."""
    sentence = text[around.start : around.end]
    return [_day_at(x, around.start) for x in dates_in(sentence, published) if x.edtf]


def _day_at(day: DateMention, by: int) -> DateMention:
    return DateMention(day.start + by, day.end + by, day.edtf, day.lower, day.upper)


def days_by_role(
    text: str,
    place: Span,
    around: Span,
    found: list[DateMention],
    said: Attribution | None,
) -> tuple[DateMention | None, DateMention | None]:
    """Tell the day of what happened from that of saying it, among the dates found."""
    roles = [(date_role(text, around, day, said), day) for day in found]
    days = [_until(text, day) for role, day in roles if role == "happened"]
    days = [day for day in days if not BESIDE.search(text, around.start, day.start)]
    within = [day for day in days if place.start <= day.start < place.end]
    near = within or [day for day in days if _leads_to(text, day, place)]
    spoken = (day for role, day in roles if role == "said")
    return next(iter(near), None), next(spoken, None)


def _until(text: str, day: DateMention) -> DateMention:
    """Return “by Friday” as a time up to Friday."""
    by = BY.search(text, max(0, day.start - 8), day.start)
    open_ended = by and "/" not in day.edtf
    return replace(day, edtf=f"../{day.edtf}") if open_ended else day


def _leads_to(text: str, day: DateMention, place: Span) -> bool:
    """Say whether a day outside some words is theirs: before them, in one clause."""
    if day.end <= place.start:
        between = text[day.end : place.start]
        return not APART.search(between) and not LINKED.search(between)
    between = text[place.end : day.start]
    return len(between.split()) <= NEXT and not LINKED.search(between)
