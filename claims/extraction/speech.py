"""Stretches of a parsed text, and which verbs are cues."""

import re
from typing import TYPE_CHECKING

from claims.extraction.rules import rules
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

RULES = rules("cues")
CLAUSE, THOUGHT = set(RULES["clause"]), set(RULES["thought"])
INFINITIVE, OBJECT = set(RULES["infinitive"]), set(RULES["object"])
WEAK, NOUNS = set(RULES["weak_object"]), set(RULES["nouns"])
QUOTED, PRONOUNS = set(RULES["quoted"]), set(RULES["pronouns"])
NAMING = set(RULES["naming"])
CUES = NAMING | CLAUSE | THOUGHT | INFINITIVE | OBJECT
SUBJECTS = {"nsubj", "nsubjpass"}
EDGES = " \t\n ,.;:–—-"
LEADING = re.compile(
    r"[\s,.;:–—-]*(?:(?:[Oo]n )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?=that |[A-Z]|it |he |she |they |the ))?(?:[Tt]hat\b(?!['’])\s*)?"
)
SHORTEST = 4  # words: fewer between quotation marks are a term, not speech


def clipped(first: int, last: int, text: str) -> Span | None:
    """Return [first, last) without blanks, commas and “that” at its edges."""
    first = LEADING.match(text, first, last).end()
    while last > first and text[last - 1] in EDGES:
        last -= 1
    return Span(first, last) if last > first else None


def subtree(token: "Token", text: str) -> Span | None:
    right = token.right_edge
    return clipped(token.left_edge.idx, right.idx + len(right), text)


def cue_of(token: "Token") -> Span:
    return Span(token.idx, token.idx + len(token))
