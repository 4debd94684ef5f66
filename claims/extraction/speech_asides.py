"""What is said around a cue: “the point, she said, is to win”, “…, a study found”."""

import re
from typing import TYPE_CHECKING

from claims.extraction.speech import CLAUSE, CUES, FINITE, clipped, lemma_of
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

TAKEN = {"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd"}
PARAGRAPH = re.compile(
    r"\s{1,9}(?P<words>[A-Z][^\n“”\"]{20,1500}[.!?])(?=\s*(?:\n|\Z))"
)
LEAST = 4  # words that a sentence has before “…, a study found”
LONGEST_ASIDE = 9  # words of “, the Senate leader told reporters on Friday,”


def aside(cue: "Token", text: str) -> list[Span]:
    """Return the sentence around “, Kaine said, ”, whatever hangs on what."""
    subject = next((c for c in cue.children if c.dep_ == "nsubj" and c.i < cue.i), None)
    sentence, doc = cue.sent, cue.doc
    if subject is None or subject.left_edge.i <= sentence.start:
        return []
    first = subject.left_edge
    if doc[first.i - 1].text != "," or cue.i - first.i > LONGEST_ASIDE:
        return []
    if sentence[0].pos_ == "ADP" and sentence[0].head.i == cue.i:
        return []  # “During the debate, Harker said it was late, and …”
    ends = [token for token in doc[cue.i : cue.i + LONGEST_ASIDE] if token.text == ","]
    if not ends or ends[0].i >= sentence.end:
        return []
    parts = [
        clipped(sentence.start_char, first.idx, text),
        clipped(ends[0].idx, sentence.end_char, text),
    ]
    return [part for part in parts if part]


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
    if not (first.i and cue.doc[first.i - 1].is_punct):
        return []
    head = cue.head
    start, end = head.left_edge.idx, head.right_edge.idx + len(head.right_edge)
    parts = [clipped(start, first.idx, text) if start < first.idx else None]
    after = last.idx + len(last)
    parts.append(clipped(after, end, text) if after < end else None)
    return [part for part in parts if part and part.end - part.start > 8]


def below(cue: "Token", text: str) -> list[Span]:
    """Return the paragraph below “she wrote on her page:”, printed without marks."""
    end = text.find("\n", cue.idx)
    if (
        end < 0
        or lemma_of(cue) not in CLAUSE
        or text[cue.idx : end].rstrip()[-1:] != ":"
    ):
        return []
    match = PARAGRAPH.match(text, end)
    return [Span(*match.span("words"))] if match else []


def closing(cue: "Token", text: str) -> list[Span]:
    """Return the sentence before “…, a study found on Monday.”, whatever hangs on what."""
    sentence, doc = cue.sent, cue.doc
    subject = next((c for c in cue.children if c.dep_ == "nsubj" and c.i < cue.i), None)
    if subject is None or cue.tag_ not in FINITE:
        return []
    first = subject.left_edge.i
    after = [token for token in doc[cue.i + 1 : sentence.end] if not token.is_space]
    said = first - sentence.start > LEAST and doc[first - 1].text == ","
    if not said or len(after) > LONGEST_ASIDE:
        return []
    if any(token.dep_ in TAKEN and token.head.i == cue.i for token in after):
        return []
    if any(token.pos_ in {"VERB", "AUX"} or token.text == "," for token in after):
        return []
    if not any(token.tag_ in FINITE for token in doc[sentence.start : first]):
        return []
    found = clipped(sentence.start_char, doc[first].idx, text)
    return [found] if found else []
