"""A first draft of our own sentence: who says it, how, and what.

A claim keeps its speaker and its polarity: “Peskov denies that Russia had destroyed
the dam”. Where the words do not allow that, the draft is the whole sentence as it is
printed, or nothing where that is too long to be kept.
"""

import re

from claims.extraction.records import Attribution
from claims.extraction.speaker_names import NOBODY_NAMED, speaker_name
from claims.extraction.speech_forms import lemma
from claims.tagging.draft_words import (
    as_quotation,
    balanced,
    begin_lower,
    is_fragment,
    turns,
    verb_phrase,
    without_days,
)
from claims.tagging.saying import BY_PHRASE
from claims.tagging.sentences import sentences
from sources.spans import Span

LONGEST = 600  # code points of a statement
APART = re.compile(r"; |, (?:but|and|while|whereas|though|although)\b")
QUOTED = re.compile(r"\A.?[“\"«]|[”\"»].?\Z", re.DOTALL)
CUT_OFF = re.compile(
    r"\b(?:to|of|by|in|the|a|an|that|and|or|but|with|for|at|from|as|on|than)[,. ]*\Z"
)
# Whose word is taken for what was seen, with no doubt or denial in the verb.
PLAIN = {
    "say",
    "tell",
    "report",
    "state",
    "write",
    "add",
    "note",
    "describe",
    "recount",
}
# “It failed, X told reporters”: these say to whom, or need a word before “that”.
NO_THAT = {"tell", "describe", "read", "quote", "cite", "find", "ask", "urge", "offer"}
NO_THAT |= {"hear", "inform", "assure", "remind", "notify", "convince", "call"}


def draft_statement(
    text: str, around: Span, place: Span, said: Attribution | None, side: str
) -> str:
    """Return our own sentence for the words at a place; "" where none can be kept.

    `around` is the sentence or the sentences that the place stands in, `said` who is
    said to say the words there, `side` what they are to be: “claim” or “outcome”.
    """
    whole = _kept(text[around.start : around.end])
    several = len([*sentences(text, around.start, around.end)]) > 1
    if said is None:
        alone = not several and not turns(_beside(text, around, place))
        words = text[place.start : place.end]
        alone = alone and side == "outcome" and not is_fragment(words)
        return _sentence(words) if alone else whole
    parts = [part for part in said.content if _touch(part, around)]
    if several or len(parts) != 1 or not _is_within(said, around):
        return whole
    built = _with_speaker(text, said, parts[0], place, side)
    if is_turned(text, around, said) or CUT_OFF.search(built):
        return whole
    return _sentence(built) or whole


def is_turned(text: str, around: Span, said: Attribution) -> bool:
    """Say whether what stands around can turn it: “it is not true that X said …”."""
    spans = [
        x for x in (said.source, said.cue, *said.content) if x and _touch(x, around)
    ]
    if not spans:
        return False
    hull = Span(min(x.start for x in spans), max(x.end for x in spans))
    return turns(_beside(text, around, hull))


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_within(said: Attribution, around: Span) -> bool:
    """Say whether a sentence has both who speaks and the word of saying."""
    if said.source is None:
        return False
    spans = (said.source, said.cue)
    return all(around.start <= x.start and x.end <= around.end for x in spans)


def _beside(text: str, around: Span, words: Span) -> str:
    """Return what stands beside some words in their sentence, up to the next clause."""
    before = text[around.start : max(around.start, words.start)]
    after = text[min(words.end, around.end) : around.end]
    return f"{APART.split(before)[-1]} … {APART.split(after)[0]}"


def _with_speaker(
    text: str, said: Attribution, part: Span, place: Span, side: str
) -> str:
    source, cue = said.source, said.cue
    content = _meant(text, part, place)
    if side == "outcome" and _is_plain(text, said):
        return _observed(text, source, content)
    if BY_PHRASE.fullmatch(text[cue.start : cue.end]):
        who = text[source.start : source.end]
        return f"According to {who}, {begin_lower(text[content.start : content.end])}"
    if source.end <= cue.start and cue.end <= part.start:
        return _in_order(text, said, part)
    if content.end <= min(source.start, cue.start):
        return _turned_round(text, said, content)
    return ""


def _meant(text: str, part: Span, place: Span) -> Span:
    """Return those of the words said that are tagged, unless the others turn them."""
    start, end = max(part.start, place.start), min(part.end, place.end)
    if end - start < 8:
        return part
    rest = f"{text[part.start : start]} … {text[end : part.end]}"
    return part if turns(rest) else Span(start, end)


def _is_plain(text: str, said: Attribution) -> bool:
    cue = text[said.cue.start : said.cue.end]
    if BY_PHRASE.fullmatch(cue):
        return True
    between = text[said.source.end : said.cue.start]
    return lemma(cue) in PLAIN and (
        said.source.start > said.cue.start or not between.strip()
    )


def _observed(text: str, source: Span, content: Span) -> str:
    """“The army looted shops, according to residents.”: the event first."""
    who = begin_lower(text[source.start : source.end])
    if speaker_name(who) == NOBODY_NAMED:  # “according to them”
        return ""
    seen = text[content.start : content.end]
    if is_quoted(text, content):
        seen = as_quotation(seen, stop="")
    return "" if is_fragment(seen) else f"{seen}, according to {who}"


def is_quoted(text: str, content: Span) -> bool:
    around = text[max(0, content.start - 1) : content.end + 1]
    return bool(QUOTED.search(around))


def _in_order(text: str, said: Attribution, part: Span) -> str:
    """“Peskov denied on Tuesday that …”: as printed, without the day, in the present."""
    verb = verb_phrase(text, said)
    gap = without_days(text[said.cue.end : part.start])
    said_so = text[part.start : part.end]
    return verb and balanced(f"{verb}{gap}{said_so}")


def _turned_round(text: str, said: Attribution, content: Span) -> str:
    """“It failed, the ministry said”: the speaker first."""
    verb = verb_phrase(text, said)
    words = text[content.start : content.end]
    if not verb:
        return ""
    if is_quoted(text, content):
        return f"{verb}: {as_quotation(words)}"
    if lemma(text[said.cue.start : said.cue.end]) in NO_THAT:
        return ""
    return f"{verb} that {begin_lower(words)}"


def _sentence(words: str) -> str:
    """Return words as a sentence of their own, with its capital and its stop."""
    told = balanced(" ".join(words.split()).strip(" ,;:–—-"))
    if told and told[-1] not in '.!?…”"»':
        told = f"{told}."
    return _kept(told[:1].upper() + told[1:])


def _kept(words: str) -> str:
    told = balanced(" ".join(words.split()))
    return told if len(told) <= LONGEST else ""
