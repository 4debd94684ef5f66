"""Who speaks, by words alone: the phrase before or after a word of saying.

“…, Vladimir Leontyev, the mayor, said” is said by “Vladimir Leontyev, the mayor”.
"""

import re

from claims.extraction.event_kinds import RULES as EVENTS
from claims.extraction.printed import IRREGULAR, past, pattern
from claims.extraction.speech import clipped
from claims.extraction.speech_forms import HELPERS
from sources.spans import Span

LONGEST = 160  # characters of a phrase that names who speaks
VOICES = EVENTS["voices"]
FIRST = (
    r"[A-Z\d“]|(?:he|she|they|it|we|who|the|a|an|his|her|their|its|our|this|that|these|those|no|one|two|three|four|five"
    r"|some|many|most|several|both|all|few|neither|not|nobody|none|another|other|local|state|senior|former|top|unnamed"
    rf"|{pattern(f'{word}s' for word in VOICES['observer'] + VOICES['official'] if word.isalpha())}"
    rf"|{pattern(word for word in VOICES['observer'] + VOICES['official'] if word.endswith('s'))}|police)\b"
)
# “mine owner Piet Lourens”: what somebody is, without an article, and the name.
ROLE = r"(?!(?:in|on|at|by|for|from|to|with|after|before|as|if|of|about|and|but|or|that|while|who|which)\b)(?:[a-z][\w-]{0,30} ){1,4}[A-Z]"
PHRASE = re.compile(rf"(?:{FIRST}|{ROLE})[^;:“”\"\n]*\Z")
LEADING = re.compile(r"(?:But|And|Yet|Still|However|Meanwhile|So|Then|Also),? ")
# “At no time has the ministry said”: the verb stands before who speaks.
INVERTED = re.compile(
    r"(?:At no \w+|In no \w+|Under no \w+|Never|Nor|Not once|Rarely|Seldom)\b[^,;:\n]{0,40}? (?:has|have|had|did|does|do|will|would|could|can) "
)
PRONOUN = re.compile(r"\b(?:he|she|they|it|we|I)\Z", re.IGNORECASE)
DAY = re.compile(
    r",? (?:(?:on|late on|early on|late|early|in) )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})"
    r"(?: (?:morning|afternoon|evening|night))?,? ?\Z"
)
OPENS = re.compile(
    r"\b(?:that|but|while|whereas|as|because|although|though|when|after|before|since|if|and|or)\s+"
)
TOLD = {
    form for verbs in EVENTS["verbs"].values() for verb in verbs for form in past(verb)
}
TOLD |= {form for past_forms in IRREGULAR.values() for form in past_forms}
FINITE = re.compile(
    rf"\b(?:was|were|is|are|has|have|had|will|would|can|could|may|might|must|did|does|do|{pattern(TOLD - {'set', 'cast'})}"
    r"|[a-z]{3,}ed (?:the|a|an|that|his|her|its|their|on|in|at|to|by|after|with))\b"
)
RELATIVE = re.compile(r"\b(?:who|which|whose|whom)\b")
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b")
GERUND = re.compile(r"\b\w{1,20}ing\b")
COMMA = re.compile(r", ")
NOBODY_FIRST = re.compile(r"(?:[Nn]either|[Bb]oth|[Ee]ither)\b")
AFTER = re.compile(
    rf" (?P<who>(?:{FIRST}|{ROLE})[^,.;:“”\"\n]{{1,90}})(?P<beside>, (?:a|an|the|who|its|his|her|their)\b[^,.;:“”\"\n]{{2,110}})?"
)
PREPOSITION = re.compile(r" (?:on|in|at|during|after|late|early|to)\b(?! charge\b)")


def speaker_before(text: str, start: int, cue: int) -> Span | None:
    """Return the phrase before a word of saying that names who says it.

    It lies in [start, cue) and has what is set off by commas: “Marsh, the mayor,”.
    """
    end = _without_helpers(text, start, cue)
    if PASSIVE.search(text, end, cue) and not GERUND.match(text, cue):
        return None  # “is said to be ill”
    closed = text[start:end].rstrip().endswith(",")
    end = start + len(text[start:end].rstrip(" ,"))
    edges = [start, *(comma.end() for comma in COMMA.finditer(text, start, end))]
    tried = edges[-2:-1] if closed else [*edges[:-3:-1]]
    for first in tried:
        found = _phrase(text, first, end, closed)
        if found:
            return found
    return None


def _without_helpers(text: str, start: int, cue: int) -> int:
    end = cue
    for _ in range(3):
        found = DAY.search(text, start, end) or HELPERS.search(text, start, end)
        if not found or found.start() == end:
            break
        end = found.start() + (
            1 if text[found.start() : found.start() + 1] == "," else 0
        )
    return end


def _phrase(text: str, start: int, end: int, closed: bool) -> Span | None:
    """Return the phrase at the end of [start, end), from its clause's beginning on."""
    if leading := LEADING.match(text, start, end) or INVERTED.match(text, start, end):
        start = leading.end()
    if pronoun := PRONOUN.search(text, start, end):
        return Span(*pronoun.span())
    whole = closed or NOBODY_FIRST.match(text, start)
    later = () if whole else OPENS.finditer(text, start, end)
    starts = [start, *(opening.end() for opening in later)]
    for first in starts:
        words = text[first:end]
        told = RELATIVE.split(words)[0]
        if PHRASE.match(words) and len(words) <= LONGEST and not FINITE.search(told):
            return clipped(first, end, text)
    return None


def speaker_after(text: str, cue: int, end: int) -> Span | None:
    """Return who says it behind the word of saying: “…,” said the mayor."""
    found = AFTER.match(text, cue, end)
    if not found:
        return None
    who = found["who"]
    cut = PREPOSITION.search(who)
    last = found.start("who") + (cut.start() if cut else len(who))
    if found["beside"] and not cut:
        last = found.end("beside")
    return clipped(found.start("who"), last, text)
