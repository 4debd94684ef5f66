"""Clauses that may be a claim or an outcome, each with what stands in it."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claims.extraction.claim_kinds import claim_kind
from claims.extraction.event_kinds import is_fought
from claims.extraction.events import carrier, events_in
from claims.extraction.records import Attribution, Candidate, Extraction
from claims.extraction.speech import clipped
from claims.extraction.speech_forms import spoken_as
from claims.extraction.voices import Voices
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

Verbs = list[tuple["Token", str]]  # those that report events, each with its kind
Told = list[tuple["Sentence", Verbs]]
JOINED = re.compile(r",? (?:and|but|or|while|as) ?\Z")
APART = {"advcl", "relcl", "conj", "ccomp"}  # what stands in a clause of its own
LEAST = 4  # words of a sentence that can say what somebody did


def candidates_in(doc: "Doc", text: str, found: Extraction) -> list[Candidate]:
    """Return the candidates of a parsed text, in order, best guess of each clause."""
    told = [(sent, [*events_in(sent)]) for sent in doc.sents]
    voices, acts = Voices(), _acts(told)
    heard = [
        (attribution, voices.of(attribution, text))
        for attribution in found.attributions
        if attribution.cue.start not in acts
    ]
    claims = [*claims_in(text, found, heard)]
    outcomes = [*_outcomes(told, text, found, heard)]
    return sorted([*claims, *outcomes], key=lambda one: (one.start, one.end, one.kind))


def _acts(told: Told) -> set[int]:
    """Return where “attacked” and the like are acts of war, not words of a speaker."""
    return {
        verb.idx
        for _, events in told
        for verb, kind in events
        if kind == "attack" and is_fought(verb)
    }


def claims_in(
    text: str, found: Extraction, heard: list[tuple[Attribution, str]]
) -> Iterator[Candidate]:
    taken: set[tuple[int, int]] = set()
    for attribution, voice in heard:
        if voice != "official":
            continue
        for span in attribution.content:
            for sentence in _over(found.sentences, span):
                start, end = (
                    max(span.start, sentence.start),
                    min(span.end, sentence.end),
                )
                if (start, end) in taken or len(text[start:end].split()) < 2:
                    continue
                taken.add((start, end))
                yield candidate(
                    "claim",
                    Span(start, end),
                    sentence,
                    text,
                    found,
                    attribution,
                    _kind_of_claim(text, attribution, start, end),
                )


def _kind_of_claim(text: str, attribution: Attribution, start: int, end: int) -> str:
    kind = claim_kind(spoken_as(text, attribution), text[start:end])
    return {"": "progress statement", "unsure": ""}.get(kind, kind)


def _outcomes(
    told: Told, text: str, found: Extraction, heard: list[tuple[Attribution, str]]
) -> Iterator[Candidate]:
    said = [
        (part, attribution, voice)
        for attribution, voice in heard
        for part in attribution.content
    ]
    cues = {a.cue.start for a, voice in heard if voice != "observer"}
    for sent, events in told:
        for sentence in _over(
            found.sentences,
            Span(sent.start_char, max(sent.end_char, sent.start_char + 1)),
        )[:1]:
            if (
                len(text[sentence.start : sentence.end].split()) < LEAST
                or text[sentence.end - 1] not in '.!?”"'
            ):
                continue
            for span, kind, attribution in _events(events, text, said, cues):
                yield candidate(
                    "outcome",
                    span,
                    sentence,
                    text,
                    found,
                    attribution,
                    kind,
                )


Event = tuple[Span, str, Attribution | None]


def _events(events: Verbs, text: str, said: list, cues: set[int]) -> Iterator[Event]:
    """Yield the events of a sentence that no official voice merely claims, by clause."""
    claimed = [part for part, _, voice in said if voice == "official"]
    told = [(verb, kind) for verb, kind in events if verb.idx not in cues]
    taken: Verbs = []
    for verb, kind in told:
        speaking = [one for one in said if one[0].start <= verb.idx < one[0].end]
        if any(voice != "observer" for *_, voice in speaking):
            continue
        if any(_same(verb, kind, *other) for other in taken):
            continue
        besides = [one for one, what in told if not _same(one, what, verb, kind)]
        clause = _clause(verb, text, claimed, besides)
        if clause and len(text[clause.start : clause.end].split()) > 1:
            taken.append((verb, kind))
            yield clause, kind, speaking[0][1] if speaking else None


def _same(verb: "Token", kind: str, other: "Token", before: str) -> bool:
    """Say whether a verb only goes on with an event: “killed two and wounded nine”."""
    joined = verb.dep_ in {"conj", "xcomp"} and verb.head.i == other.i
    return joined and kind == before


def _clause(
    verb: "Token", text: str, claimed: Iterable[Span], events: Iterable["Token"]
) -> Span | None:
    """Return the clause of a verb without what is claimed in it, or happens besides."""
    whole = carrier(verb)
    start, end = _opening(whole), whole.right_edge.idx + len(whole.right_edge)
    for child in whole.children:
        left, right = child.left_edge.idx, child.right_edge.idx + len(child.right_edge)
        if any(left <= part.start < right for part in claimed):
            start, end = (right, end) if right <= verb.idx else (start, min(end, left))
    for other in events:
        if other.i > verb.i and whole.is_ancestor(other) and other.dep_ in APART:
            end = min(end, other.left_edge.idx)
        if other.dep_ == "advcl" and other.i < verb.i and other.head.i == verb.i:
            start = max(start, other.right_edge.idx + len(other.right_edge))
    if joined := JOINED.search(text, max(start, end - 8), end):
        end = joined.start()
    return clipped(start, end, text) if start < end else None


def _opening(whole: "Token") -> int:
    """Return where a clause begins after “shortly after”, “which” or “since”."""
    first = whole.left_edge
    marks = {child.i for child in whole.children if child.dep_ == "mark"}
    while first.i < whole.i and (
        first.i in marks
        or first.tag_ in {"WDT", "WRB", "WP"}
        or (first.dep_ in {"advmod", "npadvmod"} and first.i + 1 in marks)
    ):
        first = first.nbor()
    return first.idx


def _over(sentences: list[Span], span: Span) -> list[Span]:
    return [one for one in sentences if one.start < span.end and span.start < one.end]


def candidate(
    kind: str,
    clause: Span,
    sentence: Span,
    text: str,
    found: Extraction,
    attribution: Attribution | None,
    event: str,
) -> Candidate:
    """Return a clause as a candidate, with the figures, dates, places and actors of it."""
    start, end = clause.start, clause.end
    inside = {
        name: [item for item in getattr(found, name) if start <= item.start < end]
        for name in ("figures", "actors")
    }
    near = {
        name: [
            item
            for item in getattr(found, name)
            if sentence.start <= item.start < sentence.end
        ]
        for name in ("dates", "places")
    }
    weight = 0.5 + 0.1 * sum(
        bool(items) for items in [*inside.values(), *near.values()]
    )
    return Candidate(
        start,
        end,
        kind,
        sentence,
        round(weight, 2),
        event,
        attribution,
        **inside,
        **near,
    )
