"""Who is said to have said what, read from the syntax of a parsed text."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from claims.extraction.quotations import quotations
from claims.extraction.records import Attribution
from claims.extraction.speech import (
    CLAUSE,
    CUES,
    NEVER,
    cue_of,
    has_mark,
    is_finite,
    lemma_of,
)
from claims.extraction.speech_anaphora import with_speakers
from claims.extraction.speech_content import content_of
from claims.extraction.speech_meant import is_meant
from claims.extraction.speech_nested import without_asides, without_outer
from claims.extraction.speech_nouns import by_adjective, by_noun
from claims.extraction.speech_phrases import (
    by_phrase,
    by_release,
    cited,
    quoted_as_saying,
)
from claims.extraction.speech_quotes import said_by_any_verb, unsaid, with_loose_quotes
from claims.extraction.speech_source import outside, source_of
from claims.extraction.words import Words
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


SPEAKING = ["VERB", "AUX", "NOUN", "PROPN"]


def attributions_in(doc: "Doc", words: Words, text: str) -> list[Attribution]:
    """Return the attributions of a parsed text, in the order of their cues."""
    quotes = quotations(text)
    found = [
        *_by_verb(words, text, quotes),
        *by_phrase(words, text),
        *by_noun(words, text),
        *by_adjective(words, text, quotes),
    ]
    found += said_by_any_verb(doc, text, quotes, found)
    found += by_release(words, text, unsaid(text, found, quotes))
    found.sort(key=lambda attribution: attribution.cue)
    found = with_loose_quotes(text, without_outer(text, found), quotes)
    return with_speakers(doc, words, text, without_asides(text, found, quotes))


def _by_verb(words: Words, text: str, quotes: list[Span]) -> Iterator[Attribution]:
    for token in chain(*(words[kind] for kind in SPEAKING)):
        if not _may_speak(token):
            continue
        content = content_of(token, text, quotes)
        source = content and outside(source_of(token, text), token, content, text)
        if content and not is_meant(token, source or None, content, text):
            continue
        if content and (source or lemma_of(token) in CLAUSE):
            yield Attribution(source or None, cue_of(token), content)
            yield from cited(token, text, content)
        elif token.lemma_ == "say" and token.dep_ == "pcomp":
            yield from quoted_as_saying(token, text, quotes)


def _may_speak(token: "Token") -> bool:
    """Say whether a word is a verb of saying, or any that takes “that …”."""
    if token.pos_ not in {"VERB", "AUX"}:
        return token.pos_ in {"NOUN", "PROPN"} and _mistaken(token)
    if token.dep_ in {"amod", "compound"}:
        return False
    lemma = lemma_of(token)
    return lemma in CUES or (
        token.pos_ == "VERB" and lemma not in NEVER and _takes_that(token)
    )


def _takes_that(token: "Token") -> bool:
    return any(
        child.dep_ == "ccomp" and child.i > token.i and has_mark(child, {"that"})
        for child in token.children
    )


def _mistaken(token: "Token") -> bool:
    """Say whether a verb was taken for a noun: “documents show that …”."""
    if token.dep_ not in {"ROOT", "ccomp"} or lemma_of(token) not in CUES:
        return False
    kinds = {child.dep_: child for child in token.children}
    clause = kinds.get("ccomp") or kinds.get("acl")
    return "nsubj" in kinds and clause is not None and is_finite(clause)
