"""Who is said to have said what, read from the syntax of a parsed text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.extraction.quotations import quotations
from claims.extraction.records import Attribution
from claims.extraction.speech import (
    CUES,
    NOUNS,
    PRONOUNS,
    QUOTED,
    clipped,
    cue_of,
    subtree,
)
from claims.extraction.speech_content import content_of
from claims.extraction.speech_source import outside, source_of
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def attributions_in(doc: "Doc", text: str) -> list[Attribution]:
    """Return the attributions of a parsed text, in the order of their cues."""
    quotes = quotations(text)
    found = [*_by_verb(doc, text, quotes), *_by_phrase(doc, text), *_by_noun(doc, text)]
    found.sort(key=lambda attribution: attribution.cue)
    return with_loose_quotes(text, _named(text, found), quotes)


def _by_verb(doc: "Doc", text: str, quotes: list[Span]) -> Iterator[Attribution]:
    for token in doc:
        if (
            token.pos_ not in {"VERB", "AUX"}
            or token.lemma_.lower() not in CUES
            or token.dep_ in {"amod", "compound"}
        ):
            continue
        content = content_of(token, text, quotes)
        if content:
            yield Attribution(
                outside(source_of(token, text), token, content, text),
                cue_of(token),
                content,
            )
        elif token.lemma_ == "say" and token.dep_ == "pcomp":
            yield from _quoted_as_saying(token, text, quotes)


def _quoted_as_saying(
    token: "Token", text: str, quotes: list[Span]
) -> Iterator[Attribution]:
    """“…, RIA quoted the ministry as saying”: RIA says that the ministry said it."""
    verb = token.head.head
    content = content_of(verb, text, quotes)
    if verb.lemma_ in QUOTED and content:
        yield Attribution(source_of(token, text), cue_of(token), content)


def _by_phrase(doc: "Doc", text: str) -> Iterator[Attribution]:
    for token in doc:
        if token.lower_ != "according":
            continue
        to = next((child for child in token.children if child.lower_ == "to"), None)
        source = to and next(
            (child for child in to.children if child.dep_ == "pobj"), None
        )
        if source is None:
            continue
        who = subtree(source, text)
        start, end = _said_by_phrase(token)
        parts = (
            [clipped(start, token.idx, text), clipped(who.end, end, text)]
            if who and start < token.idx + 1 and who.end <= end
            else []
        )
        content = [part for part in parts if part and part.end - part.start > 8]
        if content:
            yield Attribution(who, Span(token.idx, to.idx + len(to)), content)


def _said_by_phrase(token: "Token") -> tuple[int, int]:
    """Return the clause that “according to” speaks of: its verb's, or the sentence."""
    head = token.head
    if head.dep_ == "ccomp":
        return head.left_edge.idx, head.right_edge.idx + len(head.right_edge)
    return token.sent.start_char, token.sent.end_char


def _by_noun(doc: "Doc", text: str) -> Iterator[Attribution]:
    """“the announcement that its raids had killed hundreds”."""
    for token in doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in NOUNS:
            continue
        clause = next(
            (
                child
                for child in token.children
                if child.dep_ in {"acl", "ccomp"}
                and any(mark.lower_ == "that" for mark in child.children)
            ),
            None,
        )
        content = clause and subtree(clause, text)
        if content:
            owner = next(
                (child for child in token.children if child.dep_ == "poss"), None
            )
            yield Attribution(
                owner and _subtree_of_name(owner, text), cue_of(token), [content]
            )


def _subtree_of_name(owner: "Token", text: str) -> Span | None:
    return clipped(owner.left_edge.idx, owner.idx + len(owner), text)


def _named(text: str, found: list[Attribution]) -> list[Attribution]:
    """Give “he said” the last name before it that spoke."""
    last, named = "", []
    for attribution in found:
        who = (
            text[attribution.source.start : attribution.source.end]
            if attribution.source
            else ""
        )
        if who.lower() in PRONOUNS:
            attribution = Attribution(
                attribution.source, attribution.cue, attribution.content, last
            )
        elif who:
            last = who
        named.append(attribution)
    return named


def with_loose_quotes(
    text: str, found: list[Attribution], quotes: list[Span]
) -> list[Attribution]:
    """Let speech run on: a quotation that no one says is the last speaker's."""
    result = list(found)
    covered = sorted(span for attribution in found for span in attribution.content)
    for quote in quotes:
        if len(text[quote.start : quote.end].split()) < 6 or any(
            span.start < quote.end and quote.start < span.end for span in covered
        ):
            continue
        before = [
            i
            for i, attribution in enumerate(result)
            if attribution.cue.end <= quote.start
        ]
        if (
            before
            and text.count("\n\n", result[before[-1]].end, quote.start) < 2
            and quote.start - result[before[-1]].end < 400
        ):
            last = result[before[-1]]
            result[before[-1]] = Attribution(
                last.source, last.cue, [*last.content, quote], last.speaker
            )
    return result
