"""Stretches of a parsed text, and which words are cues."""

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from claims.extraction.rules import rules
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

RULES = rules("cues")
CLAUSE, THOUGHT, NEVER = (set(RULES[name]) for name in ("clause", "thought", "never"))
INFINITIVE, GERUND = set(RULES["infinitive"]), set(RULES["gerund"])
OBJECT, WEAK = set(RULES["object"]), set(RULES["weak_object"])
NAMING, NOUNS = set(RULES["naming"]), set(RULES["nouns"])
MISREAD: dict[str, str] = RULES["misread"]
RUNNING_ON = set(RULES["running_on"])
QUOTED, PRONOUNS = set(RULES["quoted"]), set(RULES["pronouns"])
ALONE = set(RULES["tails"]["alone"])
TAILS: defaultdict[str, set[str]] = defaultdict(set)
for _preposition, _verbs in RULES["tails"].items():
    for _verb in _verbs:
        TAILS[_verb].add(_preposition)
CUES = CLAUSE | THOUGHT | INFINITIVE | GERUND | OBJECT | NAMING | ALONE
SUBJECTS = {"nsubj", "nsubjpass"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
PAST, PASSIVE = {"VBN", "VBD"}, {"nsubjpass", "auxpass"}
EDGES = " \t\n ,.;:–—-"
LEADING = re.compile(
    r"[\s,.;:–—-]*(?:(?:[Oo]n )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?=that |[A-Z]|it |he |she |they |the ))?(?:[Tt]hat\b(?!['’]| (?:is|was|would|will|has|had|could|can|should|may|might|must|does|did)\b)\s*)?"
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


def lemma_of(token: "Token") -> str:
    lemma = token.lemma_.lower()
    return MISREAD.get(lemma, lemma)


def cue_of(token: "Token") -> Span:
    return Span(token.idx, token.idx + len(token))


def is_finite(clause: "Token") -> bool:
    """Say whether a clause tells: its verb or an auxiliary has a tense."""
    verbs = [
        clause,
        *(child for child in clause.children if child.dep_ in {"aux", "auxpass"}),
    ]
    return any(verb.tag_ in FINITE for verb in verbs)


def has_mark(clause: "Token", words: set[str]) -> bool:
    return any(
        child.dep_ in {"mark", "aux"} and child.lower_ in words
        for child in clause.children
    )


def has_subject(verb: "Token") -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def runs_on(verb: "Token") -> bool:
    """Say whether a verb tells more from the same mouth: “…, adding that …”."""
    return (
        verb.tag_ == "VBG"
        and verb.dep_ == "advcl"
        and lemma_of(verb) in RUNNING_ON
        and verb.i > verb.head.i
        and verb.nbor(-1).lower_ == ","
    )


def is_passive(cue: "Token") -> bool:
    return cue.tag_ in PAST and any(child.dep_ in PASSIVE for child in cue.children)
