"""What is said: the clause, the object or the quotation beside a cue."""

from typing import TYPE_CHECKING

from claims.extraction.speech import (
    CLAUSE,
    CUES,
    INFINITIVE,
    NAMING,
    OBJECT,
    QUOTED,
    SHORTEST,
    SUBJECTS,
    THOUGHT,
    WEAK,
    clipped,
    subtree,
)
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

ASKING = {"ask", "urge", "advise", "expect", "tell", "order", "request"}


def content_of(cue: "Token", text: str, quotes: list[Span]) -> list[Span]:
    spans = _complement(cue, text)
    if not spans and _is_hearsay(cue):
        return []
    if not spans and cue.lemma_.lower() in CLAUSE:
        spans = _beside_quote(cue, text, quotes) or around(cue, text)
    spans = [_with_quote(span, cue, quotes) for span in spans]
    return [span for span in spans if not span.start <= cue.idx < span.end]


def _is_hearsay(cue: "Token") -> bool:
    """Say whether a cue is a passive that nobody speaks: “is said to be involved”."""
    kinds = {child.dep_ for child in cue.children}
    return "auxpass" in kinds and "agent" not in kinds and cue.lemma_ not in QUOTED


def _is_finite(clause: "Token") -> bool:
    verbs = [
        clause,
        *(child for child in clause.children if child.dep_ in {"aux", "auxpass"}),
    ]
    return any(verb.tag_ in {"VBD", "VBZ", "VBP", "MD"} for verb in verbs)


def _complement(cue: "Token", text: str) -> list[Span]:
    """Return the clause, the infinitive or the object that a cue takes."""
    lemma = cue.lemma_.lower()
    if _is_passive(cue) and lemma not in CLAUSE - ASKING:
        return []
    spans = [_clear_of(cue, child, text) for child in _clauses(cue, lemma)]
    spans = [_addressed(cue, lemma, span) for span in spans if span]
    if not spans and lemma in NAMING:
        spans = [_naming(cue, text)]
    if (
        not spans
        and lemma in OBJECT
        and not any(child.dep_ == "neg" for child in cue.children)
    ):
        spans = [_object(cue, text)]
    return [span for span in spans if span]


def _is_passive(cue: "Token") -> bool:
    kinds = {child.dep_ for child in cue.children}
    alone = cue.tag_ == "VBN" and cue.dep_ in {"advcl", "acl"} and cue.lemma_ in ASKING
    return alone or bool(kinds & {"nsubjpass", "auxpass"})


def _clauses(cue: "Token", lemma: str) -> list["Token"]:
    wanted = {"ccomp"} if lemma in CLAUSE | THOUGHT else set()
    wanted |= {"xcomp"} if lemma in INFINITIVE else set()
    clauses = [child for child in cue.children if child.dep_ in wanted]
    if lemma not in THOUGHT - CLAUSE:
        return clauses
    return [
        clause
        for clause in clauses
        if _is_finite(clause)
        and any(child.dep_ in SUBJECTS for child in clause.children)
    ]


def _addressed(cue: "Token", lemma: str, span: Span) -> Span:
    """Return “Moscow to stop” of “urged Moscow to stop”."""
    if lemma in INFINITIVE - {"tell"}:
        for child in cue.children:
            if child.dep_ == "dobj" and child.left_edge.idx < span.start:
                return Span(child.left_edge.idx, span.end)
    return span


def _naming(cue: "Token", text: str) -> Span | None:
    """Return “it a disaster” of “called it a disaster”."""
    named = [
        child
        for child in cue.children
        if child.dep_ in {"oprd", "ccomp", "xcomp", "dobj"} and child.i > cue.i
    ]
    if not any(child.dep_ in {"oprd", "ccomp"} for child in named):
        named += [
            child
            for child in cue.children
            if child.dep_ == "prep" and child.lower_ == "as"
        ]
        if len(named) < 2:
            return None
    last = max(named, key=lambda child: child.right_edge.i).right_edge
    return clipped(cue.idx + len(cue), last.idx + len(last), text)


def _clear_of(cue: "Token", child: "Token", text: str) -> Span | None:
    """Return a clause up to the cue where the parser let it run over the cue."""
    span = subtree(child, text)
    if not span or not span.start < cue.idx < span.end:
        return span
    if child.i > cue.i:
        return clipped(cue.idx + len(cue), span.end, text)
    inside = cue.left_edge.i > child.i
    return clipped(span.start, cue.left_edge.idx if inside else cue.idx, text)


def _object(cue: "Token", text: str) -> Span | None:
    """Return “Moscow of lying” of “accused Moscow of lying”."""
    objects = [
        child
        for child in cue.children
        if child.dep_ in {"dobj", "nsubjpass"} and child.pos_ != "PRON"
    ]
    if cue.lemma_ in {"accuse", "blame"}:
        objects = [
            child
            for child in cue.children
            if child.dep_ in {"dobj", "prep", "nsubjpass"}
        ]
    if (
        not objects
        or cue.lemma_ in WEAK
        or (
            any(child.dep_ == "nsubjpass" for child in objects)
            and cue.lemma_ != "accuse"
        )
    ):
        return None
    last = max(objects, key=lambda child: child.right_edge.i).right_edge
    return clipped(
        min(child.left_edge.idx for child in objects), last.idx + len(last), text
    )


def around(cue: "Token", text: str) -> list[Span]:
    """Return the sentence around “…, he said, …” where the cue is an aside in it."""
    sentence = cue.sent
    first, last = cue.left_edge, cue.right_edge
    if (
        cue.dep_ == "ROOT"
        or cue.lemma_ == "cite"
        or (first.i == sentence.start and last.i == sentence.end - 1)
    ):
        return []
    if (
        cue.dep_ not in {"parataxis", "ccomp", "advcl", "dep", "conj"}
        or cue.head.lemma_ in CUES
    ):
        return []
    if not (first.i and doc_punct(cue, first.i - 1)):
        return []
    head = cue.head
    start, end = head.left_edge.idx, head.right_edge.idx + len(head.right_edge)
    parts = [clipped(start, first.idx, text) if start < first.idx else None]
    after = last.idx + len(last)
    parts.append(clipped(after, end, text) if after < end else None)
    return [part for part in parts if part and part.end - part.start > 8]


def doc_punct(token: "Token", index: int) -> bool:
    return token.doc[index].is_punct


def _beside_quote(cue: "Token", text: str, quotes: list[Span]) -> list[Span]:
    """Return the quotations that stand next to the cue in its own sentence."""
    if cue.dep_ != "conj" and not any(child.dep_ in SUBJECTS for child in cue.children):
        return []
    sentence = cue.sent
    first, last = sentence.start_char, sentence.end_char
    return [
        quote
        for quote in quotes
        if quote.start < last + 1
        and first - 1 < quote.end
        and not quote.start <= cue.idx < quote.end
        and _is_speech(text[quote.start : quote.end])
    ]


def _is_speech(quoted: str) -> bool:
    return len(quoted.split()) >= SHORTEST or quoted[-2:-1] in {",", ".", "!", "?"}


def _with_quote(span: Span, cue: "Token", quotes: list[Span]) -> Span:
    """Widen a clause to the whole quotation that it is part of."""
    for quote in quotes:
        if (
            quote.start < span.end
            and span.start < quote.end
            and not quote.start <= cue.idx < quote.end
        ):
            span = Span(min(span.start, quote.start), max(span.end, quote.end))
    return span
