"""Who says it: the subject of a cue, or what stands for it."""

from typing import TYPE_CHECKING

from claims.extraction.speech import (
    CUES,
    QUOTED,
    SUBJECTS,
    clipped,
    lemma_of,
    runs_on,
    subtree,
)
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def source_of(cue: "Token", text: str) -> Span | None:
    """Return who says it: the subject of the cue or of the verb that it hangs on."""
    verb = _first_to_speak(cue) if runs_on(cue) else cue
    for _ in range(6):
        agent = [
            grandchild
            for child in verb.children
            if child.dep_ == "agent"
            for grandchild in child.children
        ]
        subjects = agent or [child for child in verb.children if child.dep_ in SUBJECTS]
        if subjects:
            return _antecedent(subjects[0], text)
        if verb.dep_ == "acl":
            return _before(verb, text)
        if verb.dep_ not in {
            "conj",
            "xcomp",
            "advcl",
            "pcomp",
            "prep",
            "ccomp",
            "dep",
            "acomp",
        }:
            return None
        verb = verb.head
        quoted = [child for child in verb.children if child.dep_ == "dobj"]
        if verb.lemma_ in QUOTED and quoted:
            return subtree(quoted[0], text)
    return None


def _first_to_speak(cue: "Token") -> "Token":
    """Return “said” for “said that it failed, adding that …”."""
    verb = cue.head
    for _ in range(4):
        if lemma_of(verb) in CUES or verb.dep_ not in {"ccomp", "conj", "xcomp"}:
            return verb
        verb = verb.head
    return verb


def _before(verb: "Token", text: str) -> Span | None:
    """Return “a letter” of “a letter urging restraint”."""
    head = verb.head
    if verb.tag_ != "VBG" or head.i > verb.i:
        return None
    return clipped(head.left_edge.idx, verb.left_edge.idx, text)


def _antecedent(subject: "Token", text: str) -> Span | None:
    """Return the noun that “who” stands for, else the subject with all it has."""
    verb = subject.head
    if subject.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        head = verb.head
        return clipped(head.left_edge.idx, head.idx + len(head), text)
    return subtree(subject, text)


def outside(
    source: Span | None, cue: "Token", content: list[Span], text: str
) -> Span | None:
    """Return a source that is not in what it says: else the words up to the cue."""
    if source and not any(
        part.start < source.end and source.start < part.end for part in content
    ):
        return source
    if source and content and source.start < content[0].start < source.end:
        return clipped(source.start, content[0].start, text)
    ends = [part.end for part in content if part.end <= cue.idx]
    between = (
        clipped(max(ends), cue.idx, text)
        if ends and cue.idx - max(ends) < 200
        else None
    )
    return between if between and text[between.start : between.end].strip() else None
