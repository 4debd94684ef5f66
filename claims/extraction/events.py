"""What is reported to have happened: events by their verbs, asserted as facts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.extraction.rules import rules

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

RULES = rules("events")
VERBS = {verb: kind for kind, verbs in RULES["verbs"].items() for verb in verbs}
MISREAD: dict[str, str] = RULES["misread"]
PHRASAL = {verb: kind for kind, verbs in RULES["phrasal"].items() for verb in verbs}
LIGHT, FIRST = set(RULES["light"]["verbs"]), set(RULES["light"]["first"])
SUBJECT = {"nsubj", "nsubjpass"}
OBJECTS = {
    noun: kind
    for kind, nouns in RULES["light"].items()
    if kind not in {"verbs", "first"}
    for noun in nouns
}
SUBJECTS = {noun: kind for kind, nouns in RULES["subjects"].items() for noun in nouns}
POSSIBLE = set(RULES["hedges"]["possible"])
FINITE = {"VBD", "VBZ", "VBP"}
ATTACHED = {
    "dobj",
    "pobj",
    "prep",
    "nsubjpass",
    "attr",
    "prt",
    "conj",
    "agent",
    "compound",
}


def events_in(sentence: "Sentence") -> Iterator[tuple["Token", str]]:
    """Yield the verbs of a sentence that report an event, each with its type."""
    for token in sentence:
        if token.pos_ in {"VERB", "AUX"}:
            kind = _kind(token)
            if kind and _asserted(token):
                yield token, kind


def _kind(verb: "Token") -> str:
    lemma = verb.lemma_.lower()
    lemma = MISREAD.get(lemma, lemma)
    particles = [child.lower_ for child in verb.children if child.dep_ == "prt"]
    if particles and f"{lemma} {particles[0]}" in PHRASAL:
        return PHRASAL[f"{lemma} {particles[0]}"]
    if lemma in VERBS and lemma not in FIRST:
        return VERBS[lemma]
    if lemma in LIGHT | FIRST:
        taken = next((OBJECTS[noun] for noun in _nouns(verb) if noun in OBJECTS), "")
        own = VERBS.get(lemma, "")
        if lemma in LIGHT or (taken and not _both_territory(own, taken)):
            return taken
    return VERBS.get(lemma) or _subject_kind(verb)


def _both_territory(own: str, taken: str) -> bool:
    """Say whether verb and object speak of ground: the verb knows which way it went."""
    return own.startswith("territory") and taken.startswith("territory")


def _subject_kind(verb: "Token") -> str:
    subjects = [child for child in verb.children if child.dep_ in SUBJECT]
    return SUBJECTS.get(subjects[0].lemma_.lower(), "") if subjects else ""


def _nouns(verb: "Token") -> Iterator[str]:
    """Yield the nouns of what a verb takes, down to “of” and “and”."""
    waiting = [child for child in verb.children if child.dep_ in ATTACHED]
    waiting += [child for child in verb.children if child.dep_ == "nsubj"]
    for _ in range(12):
        if not waiting:
            return
        token = waiting.pop(0)
        if token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            yield token.lemma_.lower()
        waiting += [child for child in token.children if child.dep_ in ATTACHED]


def _asserted(verb: "Token") -> bool:
    """Say whether a verb tells a fact: no wish, no condition, no command, no plan."""
    if verb.tag_ == "VB" or any(
        _unreal(child) or _is_nobody(child) for child in verb.children
    ):
        return False
    if verb.tag_ in FINITE:
        return True
    if verb.tag_ == "VBN":
        return verb.dep_ not in {"amod", "acl"} and _finite(verb)
    return (
        verb.tag_ == "VBG"
        and verb.dep_ in {"ROOT", "advcl", "conj", "ccomp", "relcl"}
        and _finite(verb)
    )


def _unreal(child: "Token") -> bool:
    return child.dep_ in {"aux", "mark"} and child.lower_ in POSSIBLE


def _is_nobody(child: "Token") -> bool:
    """Say whether nobody does it: “no group claimed the attack”."""
    none = {child.lower_, *(word.lower_ for word in child.children)}
    return child.dep_ in {"nsubj", "nsubjpass"} and bool(
        none & {"no", "nobody", "none"}
    )


def _finite(verb: "Token") -> bool:
    """Say whether an auxiliary, or the verb that it hangs on, makes it a fact."""
    if any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ in FINITE
        for child in verb.children
    ):
        return True
    head = verb.head
    return (
        head.i != verb.i
        and head.tag_ in FINITE
        and verb.dep_ in {"advcl", "conj"}
        and not any(_unreal(c) for c in head.children)
    )
