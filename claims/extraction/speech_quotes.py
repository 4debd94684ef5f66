"""Words between quotation marks: whose they are, and how far speech runs on."""

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.extraction.records import Attribution
from claims.extraction.speech import (
    CUES,
    NEVER,
    SHORTEST,
    clipped,
    cue_of,
    has_subject,
    lemma_of,
    subtree,
)
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FAR = 1500  # characters: speech that starts later is somebody else's
STEPS = 16  # words from a quotation to the verb that says it
INTERRUPTED = 40  # characters of “…,” she said on Friday, “…”
STOP = re.compile(r"[.!?;\n]")
BLANKS = re.compile(r"\s*")
BACK = 4  # attributions: how far back a speaker is sought
CLOSING = "”\"»’'"
OPENING = "“\"«„‘'`"
NEAR = 25  # characters from “Shut up!” to a verb that nobody listed
LONG = 6  # words of a quotation that nobody says and is speech all the same


def beside_quote(cue: "Token", text: str, quotes: list[Span]) -> list[Span]:
    """Return the quotations that stand next to the cue in its own sentence."""
    if cue.dep_ != "conj" and not has_subject(cue):
        return []
    sentence = cue.sent
    first, last = sentence.start_char, sentence.start_char + len(sentence.text.rstrip())
    if text[last - 1 : last] == ":":
        last = BLANKS.match(text, last).end() + 1
    return [
        quote
        for quote in quotes
        if quote.start < last
        and first - 1 < quote.end
        and not quote.start <= cue.idx < quote.end
        and is_speech(text[quote.start : quote.end])
    ]


def is_speech(quoted: str) -> bool:
    return len(quoted.split()) >= SHORTEST or quoted[-2:-1] in {",", ".", "!", "?"}


def with_quote(span: Span, cue: "Token", quotes: list[Span]) -> Span:
    """Widen a clause to the whole quotation that it is part of."""
    for quote in quotes:
        if (
            quote.start < span.end
            and span.start < quote.end
            and not quote.start <= cue.idx < quote.end
        ):
            span = Span(min(span.start, quote.start), max(span.end, quote.end))
    return span


def taken(text: str, found: list[Attribution]) -> bytearray:
    """Return a byte for each character: 1 where somebody says it."""
    said = bytearray(len(text))
    for attribution in found:
        for span in attribution.content:
            said[span.start : span.end] = b"\1" * (span.end - span.start)
    return said


def covered(said: bytearray, quote: Span) -> bool:
    return said.find(1, quote.start, quote.end) >= 0


def unsaid(text: str, found: list[Attribution], quotes: list[Span]) -> list[Span]:
    """Return the quotations that nobody outside of them says."""
    said = taken(text, [one for one in found if not _is_within(one, quotes)])
    return [quote for quote in quotes if not covered(said, quote)]


def said_by_any_verb(
    doc: "Doc", text: str, quotes: list[Span], found: list[Attribution]
) -> list[Attribution]:
    """Return who says quotations that no listed cue has: “…,” she thundered."""
    more = []
    for quote in unsaid(text, found, quotes):
        if text[quote.end - 2] not in ",?!":
            continue
        verb = _verb_after(doc, text, quote)
        if verb is not None and _is_near(verb, quote, text):
            source = _speaker(verb, quote, text)
            if source:
                more.append(Attribution(source, cue_of(verb), [quote]))
    return more


def _verb_after(doc: "Doc", text: str, quote: Span) -> "Token | None":
    """Return the verb of “…,” she thundered, “…”: the first one before a full stop."""
    after = doc.char_span(quote.end, quote.end + 1, alignment_mode="expand")
    if after is None or text[quote.end : quote.end + 1] != " ":
        return None
    for token in doc[after.end - 1 : after.end - 1 + STEPS]:
        if token.idx < quote.end:
            continue
        if token.lower_ in {".", "“", '"', ";", ":"} or "\n" in token.text:
            return None
        if token.pos_ == "VERB" and token.tag_ in {"VBD", "VBZ", "VBP"}:
            return None if token.lemma_ in NEVER else token
    return None


def _is_near(verb: "Token", quote: Span, text: str) -> bool:
    """Say whether a verb speaks “Shut up!”: a new sentence may begin after that."""
    near = verb.idx - quote.end < NEAR
    return near or text[quote.end - 2] == "," or lemma_of(verb) in CUES


def _speaker(verb: "Token", quote: Span, text: str) -> Span | None:
    """Return the words between the quotation and its verb, else its subject after it."""
    between = clipped(quote.end, verb.idx, text) if quote.end < verb.idx else None
    if between:
        return between
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"nsubj", "dobj", "attr"}:
            return subtree(child, text)
    return None


def _last_quoted(text: str, before: list[Attribution], quote: Span) -> int:
    """Return how many attributions back the last one is that quotes in this paragraph."""
    for back, one in enumerate(reversed(before), 1):
        if "\n" in text[one.end : quote.start]:
            break
        if any(text[part.start] in OPENING for part in one.content):
            return back
    return 1


def _goes_on(text: str, last: Attribution, quote: Span) -> bool:
    """Say whether a quotation is more of what somebody said just before."""
    words = text[quote.start : quote.end]
    gap = text[last.end : quote.start]
    if len(gap) < INTERRUPTED and not STOP.search(gap) and "," in gap:
        return len(words.split()) > 1
    whole = words[1:2].isupper() and words.rstrip(CLOSING)[-1:] in {".", "!", "?"}
    if whole and not gap.strip(" ."):
        return True
    if not whole and _is_heading(text, quote):
        return False
    return len(words.split()) >= (SHORTEST if whole else LONG) and len(gap) < FAR


def _is_heading(text: str, quote: Span) -> bool:
    """Say whether a quotation without a full stop is a line of its own."""
    before, after = text[quote.start - 1 : quote.start], text[quote.end : quote.end + 1]
    words = text[quote.start : quote.end].strip("“”‘’'\" ")
    return before in {"", "\n"} and after in {"", "\n"} and words[-1:].isalnum()


def _is_within(one: Attribution, quotes: list[Span]) -> bool:
    """Say whether somebody says it in the words of another: “I hope that …”."""
    at = bisect_right(quotes, one.cue.start, key=lambda quote: quote.start) - 1
    return at >= 0 and one.cue.start < quotes[at].end


def with_loose_quotes(
    text: str, found: list[Attribution], quotes: list[Span]
) -> list[Attribution]:
    """Let speech run on: a quotation that no one says is the last speaker's."""
    result: list[Attribution] = []
    inner: list[Attribution] = []
    for one in found:
        (inner if _is_within(one, quotes) else result).append(one)
    said = taken(text, result)
    at = 0
    for quote in quotes:
        if covered(said, quote):
            continue
        while at < len(result) and result[at].cue.end <= quote.start:
            at += 1
        by = _last_quoted(text, result[:at][-BACK:], quote)
        if at and _goes_on(text, result[at - by], quote):
            last = result[at - by]
            result[at - by] = replace(last, content=[*last.content, quote])
    return sorted([*result, *inner], key=lambda one: one.cue)
