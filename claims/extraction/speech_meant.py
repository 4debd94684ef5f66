"""Which words of saying nobody speaks: wishes that others say it, conditions, signs."""

from typing import TYPE_CHECKING

from claims.extraction.speech import (
    CLAUSE,
    RULES,
    has_mark,
    is_finite,
    is_passive,
    lemma_of,
)
from claims.extraction.speech_quotes import OPENING
from claims.extraction.speech_source import PAPERS, SPEAKERS
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SIGNS, ASKED = set(RULES["signs"]), set(RULES["asked"])


def is_meant(cue: "Token", source: Span | None, content: list[Span], text: str) -> bool:
    """Say whether somebody says or thinks it, as far as the syntax tells."""
    lemma = lemma_of(cue)
    if _is_condition(cue) or _is_asked_of_others(cue) or _that_said(cue):
        return False
    if source is None:
        return lemma in CLAUSE and _stands_alone(cue, content, text)
    return lemma not in SIGNS or _can_tell(cue, source)


def _is_condition(cue: "Token") -> bool:
    """Say whether a cue is in “if the board agrees to …”: nobody has agreed."""
    return cue.dep_ == "advcl" and has_mark(cue, {"if", "unless"})


def _is_asked_of_others(cue: "Token") -> bool:
    """Say whether it is asked that others say it: “urged him to condemn …”."""
    verb = cue.head
    return (
        cue.dep_ in {"xcomp", "ccomp"}
        and has_mark(cue, {"to"})
        and lemma_of(verb) in ASKED
        and verb.i < cue.i - 2
    )


def _that_said(cue: "Token") -> bool:
    return cue.lower_ == "said" and cue.i > 0 and cue.nbor(-1).lower_ == "that"


def _stands_alone(cue: "Token", content: list[Span], text: str) -> bool:
    """Say whether a cue without a speaker has a clause or a quotation of its own."""
    kinds = {child.dep_ for child in cue.children}
    quoted = any(text[part.start] in OPENING for part in content)
    return quoted or is_passive(cue) or bool(kinds & {"ccomp", "xcomp"})


def _can_tell(cue: "Token", source: Span) -> bool:
    """Say whether who “shows” it is a person, a body or a paper, not “the move”."""
    spoken = cue.doc.char_span(source.start, source.end, alignment_mode="expand")
    if spoken is None:
        return not is_finite(cue)
    root = spoken.root
    if root.pos_ in {"PROPN", "PRON"} or root.ent_type_ in SPEAKERS:
        return True
    if any(ent.label_ in SPEAKERS for ent in spoken.ents[:1]):
        return True
    return root.lemma_.lower() in PAPERS or not is_finite(cue)
