"""What is said: the clause, the object or the quotation that a cue takes."""

import re
from typing import TYPE_CHECKING

from claims.extraction.speech import (
    ALONE,
    CLAUSE,
    FINITE,
    GERUND,
    INFINITIVE,
    NAMING,
    NEVER,
    OBJECT,
    QUOTED,
    TAILS,
    THOUGHT,
    clipped,
    has_mark,
    has_subject,
    is_finite,
    is_passive,
    lemma_of,
    runs_on,
    subtree,
)
from claims.extraction.speech_asides import around, aside, below, closing
from claims.extraction.speech_objects import blamed, named, spoken_of
from claims.extraction.speech_quotes import beside_quote, with_quote
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

AND_THAT = re.compile(r",? (?:and|but|or) (?:also )?that (?=\w+ \w+)")
BETWEEN = {"ADV", "ADJ", "ADP", "DET", "PROPN", "NUM", "NOUN", "PART"}
STEPS = 8  # words from “realized” to “that” in “realized soon enough that …”
ASKING = {"ask", "urge", "advise", "expect", "tell", "order", "request"}
TOLD = {"tell", "promise", "assure", "remind", "warn", "inform", "notify", "convince"}


def content_of(cue: "Token", text: str, quotes: list[Span]) -> list[Span]:
    spans = _complement(cue, text, quotes) or _after_that(cue, text)
    if not spans and _is_hearsay(cue):
        return []
    if not spans and lemma_of(cue) in CLAUSE:
        spans = beside_quote(cue, text, quotes) or around(cue, text) or aside(cue, text)
        spans = spans or closing(cue, text) or below(cue, text)
    spans = [with_quote(span, cue, quotes) for span in spans]
    return [span for span in spans if not span.start <= cue.idx < span.end]


def _after_that(cue: "Token", text: str) -> list[Span]:
    """Return the rest of a sentence after “showed that”, whatever hangs on what."""
    if lemma_of(cue) not in CLAUSE | THOUGHT or cue.tag_ not in FINITE:
        return []
    for token in cue.doc[cue.i + 1 : min(cue.i + STEPS, cue.sent.end)]:
        if token.lower_ == "that" and token.tag_ == "IN":
            found = clipped(token.idx, cue.sent.end_char, text)
            return [found] if found else []
        if token.pos_ not in BETWEEN or token.lower_ in {"so", "such"}:
            break
    return []


def _is_hearsay(cue: "Token") -> bool:
    """Say whether a cue is a passive that nobody speaks: “is said to be involved”."""
    kinds = {child.dep_ for child in cue.children}
    return "auxpass" in kinds and "agent" not in kinds and cue.lemma_ not in QUOTED


def _complement(cue: "Token", text: str, quotes: list[Span]) -> list[Span]:
    """Return the clause, the infinitive or the object that a cue takes."""
    lemma = lemma_of(cue)
    spans = _clauses(cue, text, lemma)
    if spans:
        return spans
    found = None
    if lemma in NAMING and not is_passive(cue):
        found = named(cue, text, quotes)
    if not found and lemma in OBJECT:
        found = blamed(cue, text, quotes)
    if not found and lemma in ALONE and not _is_asked(cue):
        found = spoken_of(cue, text, quotes)
    return [found] if found else _yes_or_no(cue)


def _yes_or_no(cue: "Token") -> list[Span]:
    """Return “no” of “Pelosi said no”."""
    after = cue.doc[cue.i + 1 : cue.i + 2]
    if cue.lemma_ == "say" and after and after[0].lower_ in {"no", "yes"}:
        return [Span(after[0].idx, after[0].idx + len(after[0]))]
    return []


def _clauses(cue: "Token", text: str, lemma: str) -> list[Span]:
    if _is_asked(cue) and lemma not in CLAUSE - ASKING:
        return []
    if lemma == "deny" and any(child.dep_ == "dative" for child in cue.children):
        return []
    clauses = [child for child in cue.children if _is_said(child, lemma)]
    if any(child.i > cue.i and has_mark(child, {"that"}) for child in clauses):
        clauses = [child for child in clauses if child.i > cue.i]
    if len(clauses) > 1:
        clauses = [child for child in clauses if not _is_cut_off(child, cue)]
    spans = [(child, _clear_of(cue, child, text)) for child in clauses]
    return [
        _and_that(_addressed(cue, child, lemma, span), cue, text)
        for child, span in spans
        if span
    ]


def _and_that(span: Span, cue: "Token", text: str) -> Span:
    """Return a clause with the “…, and that …” after it, which is said as well."""
    end = cue.sent.end_char
    if cue.idx < span.start and AND_THAT.match(text, span.end, end):
        return clipped(span.start, end, text) or span
    return span


def _is_said(clause: "Token", lemma: str) -> bool:
    """Say whether a clause that hangs on a verb is what that verb says."""
    if clause.dep_ == "ccomp":
        if is_passive(clause.head):
            return is_finite(clause) and lemma in CLAUSE | THOUGHT
        if lemma in CLAUSE or (lemma in INFINITIVE and has_mark(clause, {"to"})):
            return True
        subject = has_subject(clause) or _misplaced(clause)
        told = is_finite(clause) and subject and not _is_result(clause)
        known = lemma in THOUGHT or has_mark(clause, {"that"})
        return told and known and lemma not in NEVER
    if clause.dep_ == "advcl" and has_mark(clause, {"for"}):
        return "for" in TAILS[lemma] and has_mark(clause, {"to"})
    if clause.dep_ == "xcomp":
        if clause.tag_ == "VBG":
            return lemma in GERUND
        return lemma in INFINITIVE and has_mark(clause, {"to"})
    return False


def _misplaced(clause: "Token") -> "Token | None":
    """Return “support” of “polls show support has been hurt”, if the verb took it."""
    if has_subject(clause) or not is_finite(clause) or has_mark(clause, {"that"}):
        return None
    taken = (child for child in clause.head.children if child.dep_ == "dobj")
    between = (x for x in taken if clause.head.i < x.i < clause.i)
    found = next(between, None)
    edge = clause.left_edge.i
    return found if found is not None and found.right_edge.i == edge - 1 else None


def _is_cut_off(clause: "Token", cue: "Token") -> bool:
    """Say whether a colon stands between a clause and the cue after it."""
    between = clause.doc[clause.right_edge.i : cue.i]
    return any(token.text in {":", ";"} for token in between)


def _is_result(clause: "Token") -> bool:
    """Say whether a clause is what follows: “cares so much that …”."""
    before = clause.doc[clause.head.i + 1 : clause.left_edge.i]
    return any(word.lower_ in {"so", "such"} for word in before)


def _is_asked(cue: "Token") -> bool:
    alone = cue.tag_ == "VBN" and cue.dep_ in {"advcl", "acl"} and cue.lemma_ in ASKING
    return alone or is_passive(cue)


def _addressed(cue: "Token", clause: "Token", lemma: str, span: Span) -> Span:
    """Return “Moscow to stop” of “urged Moscow to stop”."""
    if lemma in INFINITIVE - TOLD and not is_finite(clause):
        for child in cue.children:
            onto = child.dep_ == "prep" and child.lower_ == "on" and lemma == "call"
            if (child.dep_ == "dobj" or onto) and cue.i < child.i < clause.i:
                return Span(child.left_edge.idx, span.end)
    subject = _misplaced(clause)
    if subject is not None:
        return Span(subject.left_edge.idx, span.end)
    if is_finite(clause) and has_mark(clause, {"that"}):
        marks = [child for child in clause.children if child.lower_ == "that"]
        return clipped(marks[0].idx, span.end, clause.doc.text) or span
    return span


def _clear_of(cue: "Token", child: "Token", text: str) -> Span | None:
    """Return a clause up to the cue where the parser let it run over the cue."""
    span = _up_to_more(child, subtree(child, text), text)
    if not span or not span.start < cue.idx < span.end:
        return span
    if child.i > cue.i:
        return clipped(cue.idx + len(cue), span.end, text)
    inside = cue.left_edge.i > child.i
    return clipped(span.start, cue.left_edge.idx if inside else cue.idx, text)


def _up_to_more(clause: "Token", span: Span | None, text: str) -> Span | None:
    """Return a clause without what is beside it: “…, adding that …”, “…, while …”."""
    more = [child for child in clause.children if runs_on(child) or _is_contrast(child)]
    if span and more and span.start < more[0].idx < span.end:
        return clipped(span.start, more[0].left_edge.idx, text)
    return span


def _is_contrast(clause: "Token") -> bool:
    """Say whether the writer sets a clause against another: “…, while Labour …”."""
    first = clause.left_edge
    return (
        clause.dep_ == "advcl"
        and clause.i > clause.head.i
        and first.lower_ in {"while", "whereas"}
        and first.nbor(-1).lower_ == ","
        and has_subject(clause)
    )
