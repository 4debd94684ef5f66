"""Saying in phrases: “according to”, “in her words”, “as he put it”, “citing”."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from claims.extraction.records import Attribution
from claims.extraction.speech import (
    CLAUSE,
    QUOTED,
    RULES,
    clipped,
    cue_of,
    has_mark,
    has_subject,
    runs_on,
    subtree,
)
from claims.extraction.speech_content import content_of
from claims.extraction.speech_source import source_of
from claims.extraction.words import Words
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNED = set(RULES["owned"])
CITED = set(RULES["cited"])
MANNERS = {"law", "rule", "schedule", "principle", "standard", "custom", "plan"}
RELEASE = {"release", "issue", "send", "publish", "post", "make", "give", "share"}
STATEMENT = {"statement", "letter", "response", "message", "comment", "reply", "tweet"}
BODIES = {"PERSON", "ORG"}


def by_phrase(words: Words, text: str) -> Iterator[Attribution]:
    for token in chain(words["VERB"], words["NOUN"]):
        if token.lower_ == "according":
            yield from _according(token, text)
        elif token.lemma_ in OWNED and token.dep_ == "pobj":
            yield from _in_the_words(token, text)
        elif token.dep_ == "advcl" and token.lemma_ in CLAUSE | {"put"}:
            yield from _as_she_put_it(token, text)


def by_release(words: Words, text: str, quotes: list[Span]) -> Iterator[Attribution]:
    """“The mayor released this statement in response:” and its words below."""
    for token in words["VERB"]:
        paper = next((each for each in token.children if each.dep_ == "dobj"), None)
        if (
            token.lemma_ not in RELEASE
            or paper is None
            or paper.lemma_ not in STATEMENT
        ):
            continue
        below = _below(token, text, quotes)
        source = below and source_of(token, text)
        if source:
            cue = Span(token.idx, paper.idx + len(paper))
            yield Attribution(source, cue, below)


def _below(token: "Token", text: str, quotes: list[Span]) -> list[Span]:
    """Return the quotation, of those that nobody says, that opens the next paragraph."""
    end = text.find("\n", token.idx)
    at = bisect_left(quotes, token.idx, key=lambda quote: quote.start)
    if end < 0 or at == len(quotes) or text[end : quotes[at].start].strip():
        return []
    return [quotes[at]] if quotes[at].start > end else []


def quoted_as_saying(
    token: "Token", text: str, quotes: list[Span]
) -> Iterator[Attribution]:
    """“…, RIA quoted the ministry as saying”: RIA says that the ministry said it."""
    verb = token.head.head
    content = content_of(verb, text, quotes)
    if verb.lemma_ in QUOTED and content:
        yield Attribution(source_of(token, text), cue_of(token), content)


def cited(cue: "Token", text: str, content: list[Span]) -> Iterator[Attribution]:
    """“reported …, citing two officials”: the officials say it too."""
    for child in _participles(cue):
        if child.lower_ in {"citing", "quoting"}:
            for who in child.children:
                if who.dep_ == "dobj" and is_source(who):
                    yield Attribution(subtree(who, text), cue_of(child), content)


def _participles(cue: "Token") -> Iterator["Token"]:
    for child in cue.children:
        if child.dep_ == "advcl":
            yield child
        elif child.dep_ == "ccomp":
            yield from (each for each in child.children if runs_on(each))


def is_source(noun: "Token") -> bool:
    return noun.ent_type_ in BODIES or noun.lemma_.lower() in CITED


def _according(token: "Token", text: str) -> Iterator[Attribution]:
    to = next((child for child in token.children if child.lower_ == "to"), None)
    source = to and next((child for child in to.children if child.dep_ == "pobj"), None)
    who = source and subtree(source, text)
    comma = token.i == token.sent.start or token.nbor(-1).is_punct
    if who and (comma or source.lemma_ not in MANNERS):
        start, end = _said_by_phrase(token)
        content = _rest(text, start, end, token.idx, who.end)
        if content:
            yield Attribution(who, Span(token.idx, to.idx + len(to)), content)


def _said_by_phrase(token: "Token") -> tuple[int, int]:
    """Return the clause that “according to” speaks of: its verb's, or the sentence."""
    head = token.head
    if head.dep_ == "ccomp":
        return head.left_edge.idx, head.right_edge.idx + len(head.right_edge)
    return token.sent.start_char, token.sent.end_char


def _rest(text: str, start: int, end: int, first: int, last: int) -> list[Span]:
    """Return [start, end) without the aside [first, last)."""
    if not (start <= first and last <= end):
        return []
    parts = [clipped(start, first, text), clipped(last, end, text)]
    return [part for part in parts if part and part.end - part.start > 8]


def _in_the_words(noun: "Token", text: str) -> Iterator[Attribution]:
    """“In his view, …”, “in the words of one aide, …”."""
    preposition = noun.head
    if preposition.lower_ not in {"in", "by", "to"} or preposition.dep_ != "prep":
        return
    whose = [child for child in noun.children if child.dep_ == "poss"]
    whose += [
        grandchild
        for child in noun.children
        if child.lower_ == "of"
        for grandchild in child.children
        if grandchild.dep_ == "pobj"
    ]
    who = subtree(whose[0], text) if whose else None
    if who:
        sentence, last = noun.sent, preposition.right_edge
        ends = last.idx + len(last)
        content = _rest(
            text, sentence.start_char, sentence.end_char, preposition.idx, ends
        )
        if content:
            yield Attribution(who, cue_of(noun), content)


def _as_she_put_it(verb: "Token", text: str) -> Iterator[Attribution]:
    """“As one aide put it, …”."""
    if not (has_mark(verb, {"as"}) and has_subject(verb)):
        return
    if any(child.dep_ in {"ccomp", "xcomp"} for child in verb.children):
        return
    sentence, last = verb.sent, verb.right_edge
    start, end = verb.left_edge.idx, last.idx + len(last)
    content = _rest(text, sentence.start_char, sentence.end_char, start, end)
    if content:
        yield Attribution(source_of(verb, text), cue_of(verb), content)
