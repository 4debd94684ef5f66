"""What is reported to have happened: events by their verbs, asserted as facts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.extraction.event_kinds import VERBS, kind_of
from claims.extraction.rules import rules

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

__all__ = ["RULES", "VERBS", "carrier", "events_in"]
RULES = rules("events")
POSSIBLE = set(RULES["hedges"]["possible"])
# “began bombing”, “managed to enter”: the verb before makes what follows a fact.
STARTING, SEEING = set(RULES["aspect"]["verbs"]), set(RULES["aspect"]["seen"])
FINITE = {"VBD", "VBZ", "VBP"}
LINKED = {"ROOT", "advcl", "conj", "ccomp", "relcl", "xcomp"}


def events_in(sentence: "Sentence") -> Iterator[tuple["Token", str]]:
    """Yield the verbs of a sentence that report an event, each with its type."""
    for token in sentence:
        if token.pos_ in {"VERB", "AUX"}:
            kind = "" if _carries(token) else kind_of(token)
            if kind and _asserted(token):
                yield token, kind


def carrier(verb: "Token") -> "Token":
    """Return the word that holds the clause of an event: of “began bombing” the first."""
    if verb.dep_ == "amod":
        return verb.head
    return carrier(verb.head) if _is_begun(verb) else verb


def _carries(verb: "Token") -> bool:
    return any(_is_begun(child) for child in verb.children)


def _asserted(verb: "Token") -> bool:
    """Say whether a verb tells a fact: no wish, no condition, no command, no plan."""
    if _is_begun(verb):
        return True
    if verb.tag_ == "VB" or any(
        _unreal(child) or _is_nobody(child) for child in verb.children
    ):
        return False
    if verb.tag_ in FINITE:
        return True
    if verb.tag_ == "VBN":
        return verb.dep_ not in {"amod", "acl"} and _finite(verb)
    return verb.tag_ == "VBG" and verb.dep_ in LINKED and _finite(verb)


def _is_begun(verb: "Token") -> bool:
    """Say whether an asserted “began”, “was forced” or “managed” carries a verb."""
    head = verb.head
    return (
        verb.dep_ in {"xcomp", "ccomp"}
        and head.i != verb.i
        and head.lemma_.lower() in STARTING
        and verb.tag_ in {"VB", "VBG"}
        and _asserted(head)
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
    if head.i == verb.i or any(_unreal(child) for child in head.children):
        return False
    if verb.dep_ in {"advcl", "conj"}:
        return head.tag_ in FINITE or _is_passive(head)
    return head.tag_ in FINITE and head.lemma_.lower() in SEEING


def _is_passive(verb: "Token") -> bool:
    return any(
        child.dep_ == "auxpass" and child.tag_ in FINITE for child in verb.children
    )
