"""Candidates by words alone: for texts that nobody parsed."""

import re
from collections.abc import Iterator

from claims.extraction.candidates import candidate, claims_in
from claims.extraction.events import RULES, VERBS
from claims.extraction.printed import past, pattern
from claims.extraction.records import Candidate, Extraction
from claims.extraction.speech import clipped
from claims.extraction.voices import Voices
from sources.spans import Span

FORMS = {form: kind for verb, kind in VERBS.items() for form in past(verb)}
EVENT = re.compile(rf"(?<![\w-])(?:{pattern(FORMS)})(?!\w)")
UNREAL = re.compile(
    rf"\b(?:{'|'.join(RULES['hedges']['possible'])}|no|nobody|not|never|a|an|the)\s+(?:be |have )?\Z"
)
LEAST = 4  # words of a sentence that can say what somebody did


def candidates_in_words(text: str, found: Extraction) -> list[Candidate]:
    """Return the candidates of a text that no model parsed: whole sentences."""
    voices = Voices()
    heard = [(each, voices.of(each, text)) for each in found.attributions]
    claimed = [
        part for one, voice in heard if voice != "observer" for part in one.content
    ]
    outcomes = _outcomes(text, found, claimed)
    return sorted(
        [*claims_in(text, found, heard), *outcomes],
        key=lambda one: (one.start, one.end, one.kind),
    )


def _outcomes(text: str, found: Extraction, claimed: list[Span]) -> Iterator[Candidate]:
    for sentence in found.sentences:
        if text[sentence.end - 1] not in '.!?”"':
            continue
        for match in EVENT.finditer(text, sentence.start, sentence.end):
            said = any(part.start <= match.start() < part.end for part in claimed)
            before = text[max(sentence.start, match.start() - 12) : match.start()]
            clause = clipped(sentence.start, sentence.end, text)
            if said or UNREAL.search(before) or len(clause_words(text, clause)) < LEAST:
                continue
            yield candidate(
                "outcome", clause, sentence, text, found, None, FORMS[match[0]]
            )
            break


def clause_words(text: str, clause: Span | None) -> list[str]:
    return text[clause.start : clause.end].split() if clause else []
