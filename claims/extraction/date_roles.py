"""What a date in a sentence dates: what happened, or that somebody said it.

“Said on Friday that jets had hit the depot” dates the saying; so does “in a
statement on Friday”. A date that may belong to either belongs to neither.
"""

import re
from typing import Literal

from claims.extraction.printed import IRREGULAR, gerund, past, pattern, present
from claims.extraction.records import Attribution, DateMention
from claims.extraction.rules import rules
from sources.spans import Span

Role = Literal["said", "happened", ""]
RULES = rules("dates")["roles"]
SAYING = pattern(
    form
    for verb in RULES["saying"]
    for form in [*past(verb), present(verb), gerund(verb)]
)
NAMED = r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}"
NOUNS = pattern(form for noun in RULES["speech"] for form in (noun, f"{noun}s"))
PREPOSITION = (
    r"(?:,? (?:late|early|earlier|later))?(?: (?:on|in|at|of|from|dated))?(?: the)? ?"
)
# “told reporters in Geneva on”, “said late on”
AFTER_SAYING = re.compile(
    rf"\b(?P<cue>{SAYING})(?: (?:to )?(?:{pattern(RULES['whom'])}|{NAMED}))?"
    rf"(?: (?:in|at|during|via|through|from) (?:(?:an?|the|his|her|its|their) )?(?:[\w’'-]+ ){{0,3}}[\w’'-]+)?{PREPOSITION}\Z"
)
# “a statement issued on”, “in an interview with CNN on”
AFTER_SPEECH = re.compile(
    rf"\b(?:{NOUNS})"
    rf"(?: (?:issued|released|published|posted|made|given|aired|broadcast|carried|sent)(?: by {NAMED})?)?(?: (?:with|to|by) (?:the )?{NAMED})?{PREPOSITION}\Z"
)
OWN_SPEECH = re.compile(
    rf"\b(?:in|at|during) (?:an?|his|her|its|their) (?:[\w-]+ ){{0,2}}(?:{NOUNS})\b[^.;:]{{0,60}}\Z"
)
BEFORE_SPEECH = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,2}}(?:{NOUNS})\b")
BEFORE_SAYING = re.compile(rf",? (?:\w+ly |also )?(?:{SAYING})\b")
# “On Friday the ministry said”
OPENING = re.compile(
    rf",? (?:[^,.;:\n]{{2,80}}?|[^,.;:\n]{{2,60}}, [^,.;:\n]{{2,60}},) (?:\w+ly |also |has |had )?(?:{SAYING})\b"
)
LEADS = re.compile(
    r"(?:\s|[“\"]|\b(?:but|and|then|meanwhile|late|early|earlier|later|on|in|at|the)\b|,)*\Z",
    re.IGNORECASE,
)
APART = re.compile(r"; |, (?:but|and|while|whereas|though|although)\b")
TELLS = {
    "speaking",
    "talking",
    "writing",
    "testifying",
}  # “Speaking on Monday, he said”
FINITE = re.compile(
    rf"\b(?:was|were|is|are|has|have|had|will|would|can|could|may|might|must|should|did|does|do|be|been|being|{pattern(form for forms in IRREGULAR.values() for form in forms)}|\w+ed)\b"
    r"|^to "
)
GOING_ON = re.compile(
    r"\b(?:is|are|was|were|am)(?: not|n[’']t| never| still)? \w+ing\b"
)
ADDRESSED = re.compile(r",? (?:not )?to [a-z]+\b")
BARE = re.compile(r"\b(?:on|in|at|during)(?: the)? \Z")


def date_role(
    text: str, around: Span, day: DateMention, said: Attribution | None
) -> Role:
    """Return what a date in [around) dates, where `said` is who says the words there."""
    if said is None:
        return "" if _is_of_speech(text, around, day) else "happened"
    part = next((x for x in said.content if _is_in(text, day, x, said)), None)
    if part is not None:
        return _within(text, around, day, said, part)
    before = text[around.start : day.start]
    spoken = AFTER_SAYING.search(before)
    if spoken and not _is_own(around, spoken, said):
        return "said" if spoken["cue"].lower() in TELLS else ""
    leads = day.end <= said.cue.start and LEADS.match(APART.split(before)[-1])
    return "said" if leads or _is_of_speech(text, around, day) else ""


def _is_in(text: str, day: DateMention, part: Span, said: Attribution) -> bool:
    """Say whether a date is among the words said, or opens them: “On Friday, jets hit …”."""
    if part.start < day.end and day.start < part.end:
        return True
    opens = day.end <= part.start and part.end <= said.cue.start
    return opens and not text[day.end : part.start].strip(" ,")


def _is_own(around: Span, spoken: re.Match[str], said: Attribution) -> bool:
    """Say whether a word of saying before a date is the one that is looked at."""
    start = around.start + spoken.start("cue")
    return said.cue.start <= start + len(spoken["cue"]) and start < said.cue.end


def _within(
    text: str, around: Span, day: DateMention, said: Attribution, part: Span
) -> Role:
    """Return the role of a date in the very words that are said."""
    before = text[min(part.start, day.start) : day.start]
    last = not text[day.end : min(part.end, around.end)].strip(" .,;:!?”\"’'")
    if AFTER_SPEECH.search(before):
        return "said" if last and OWN_SPEECH.search(before) else ""
    if ADDRESSED.match(text, day.end) and _is_address(text[said.cue.end : day.start]):
        return "said"
    if _is_of_speech(text, Span(part.start, around.end), day):
        return ""
    unsure = _is_object(text, said, part, before) or _goes_on(before)
    return "" if last and unsure else "happened"


def _goes_on(before: str) -> bool:
    """Say whether a day behind what goes on may be that of the saying.

    “Said it was not discussing raids on Monday” may have said so on Monday.
    """
    return bool(BARE.search(before) and GOING_ON.search(before))


def _is_address(between: str) -> bool:
    """Say whether only those who are asked stand between: “urged farmers on Monday to”."""
    return (
        len(between.split()) < 8 and not FINITE.search(between) and "," not in between
    )


def _is_object(text: str, said: Attribution, part: Span, before: str) -> bool:
    """Say whether a verb takes no clause, so that a day at its end may be of either.

    “Condemned the raid on Friday”: the day may be that of the raid, or of the word.
    """
    told = text[part.start : part.end]
    between = text[said.cue.end : part.start]
    follows = said.cue.end <= part.start and "that" not in between.split()
    return bool(follows and BARE.search(before) and not FINITE.search(told))


def _is_of_speech(text: str, around: Span, day: DateMention) -> bool:
    """Say whether the words about a date make it one of saying something."""
    before, end = text[around.start : day.start], around.end
    if AFTER_SAYING.search(before) or AFTER_SPEECH.search(before):
        return True
    if BEFORE_SPEECH.match(text, day.end, end):
        return True
    if BEFORE_SAYING.match(text, day.end, end):
        return text[day.end : day.end + 1] != ","
    opens = LEADS.match(APART.split(before)[-1])
    return bool(opens and OPENING.match(text, day.end, end))
