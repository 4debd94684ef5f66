"""Saying and thinking in nouns and adjectives: “the claim that …”, “is confident …”."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from claims.extraction.records import Attribution
from claims.extraction.speech import (
    NOUNS,
    OBJECT,
    RULES,
    clipped,
    cue_of,
    has_mark,
    is_finite,
    subtree,
)
from claims.extraction.speech_quotes import with_quote
from claims.extraction.speech_source import SPEAKERS, TIMES, source_of
from claims.extraction.words import Words
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

TO = set(RULES["noun_infinitive"])
LIGHT = set(RULES["light"])
PREPOSITIONS = {
    (noun, preposition)
    for preposition, nouns in RULES["noun_preposition"].items()
    for noun in nouns
}
SPEAKING = NOUNS | TO | {noun for noun, _ in PREPOSITIONS}
MINDS, BE = set(RULES["adjectives"]), set(RULES["be"])
WEAK = set(RULES["weak_adjectives"])
ABOUT = {"about", "of", "with", "over", "at", "in", "by"}
PLAIN = {"clear", "plain", "known", "public"}  # “made clear that …”
NOBODY = {"it", "there", "this", "that", "what"}


def by_noun(words: Words, text: str) -> Iterator[Attribution]:
    """“the announcement that its raids had killed hundreds”, “her plan to resign”."""
    for token in words["NOUN"]:
        if token.lemma_.lower() not in SPEAKING:
            continue
        owner = _owner(token, text)
        if token.dep_ == "dobj" and token.head.lemma_ in OBJECT and not owner:
            continue
        clause = _that(token)
        said = clause or _to_or_about(token)
        if said is None:
            continue
        content = subtree(said, text)
        source = owner or _holder(token, text)
        if content and (source or clause):
            yield Attribution(source, cue_of(token), [content])


def _that(noun: "Token") -> "Token | None":
    """Return the clause of “the claim that …” or of “the claim is that …”."""
    verb = noun.head
    said = [child for child in noun.children if child.dep_ in {"acl", "ccomp"}]
    if verb.lemma_ == "be" and noun.dep_ == "nsubj":
        said += [child for child in verb.children if child.dep_ == "ccomp"]
    told = (each for each in said if has_mark(each, {"that"}) and is_finite(each))
    return next(told, None)


def _to_or_about(noun: "Token") -> "Token | None":
    lemma = noun.lemma_.lower()
    for child in noun.children:
        if child.i > noun.i:
            if child.dep_ in {"acl", "relcl", "xcomp"} and has_mark(child, {"to"}):
                return child if lemma in TO else None
            if child.dep_ == "prep" and (lemma, child.lower_) in PREPOSITIONS:
                return child
    return None


def _owner(noun: "Token", text: str) -> Span | None:
    """Return whose word it is: “his claim”, “a claim by him”, “he made the claim”."""
    for child in noun.children:
        if child.dep_ == "poss" and child.ent_type_ not in TIMES:
            return clipped(child.left_edge.idx, child.idx + len(child), text)
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "among"}:
            return _object_of(child, text)
        if child.dep_ in {"compound", "amod"} and child.ent_type_ in SPEAKERS:
            return subtree(child, text)
        if child.dep_ == "acl" and child.tag_ == "VBN":
            by = next((each for each in child.children if each.dep_ == "agent"), None)
            if by is not None:
                return _object_of(by, text)
    return None


def _holder(noun: "Token", text: str) -> Span | None:
    """Return who has or makes it: “he made the claim that …”."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in LIGHT:
        return source_of(noun.head, text)
    return None


def _object_of(preposition: "Token", text: str) -> Span | None:
    for child in preposition.children:
        if child.dep_ == "pobj":
            return subtree(child, text)
    return None


def by_adjective(words: Words, text: str, quotes: list[Span]) -> Iterator[Attribution]:
    """“she was confident that …”, “farmers are worried about …”, “is willing to …”."""
    for token in chain(words["ADJ"], words["VERB"]):
        verb = _verb_of(token)
        if verb is None:
            continue
        said = _felt(token, verb, token.lower_ in WEAK)
        source = _whose(verb, text)
        content = said is not None and subtree(said, text)
        if content and source and text[source.start : source.end].lower() not in NOBODY:
            yield Attribution(
                source, cue_of(token), [with_quote(content, token, quotes)]
            )


def _verb_of(mind: "Token") -> "Token | None":
    """Return “was” of “was confident”, “dismayed” of “was dismayed”."""
    if mind.lower_ in PLAIN and mind.head.lemma_ == "make":
        return mind.head
    if mind.lower_ not in MINDS:
        return None
    if any(child.dep_ == "auxpass" for child in mind.children):
        return mind
    linked = mind.head.lemma_ in BE and mind.dep_ in {"acomp", "attr", "oprd"}
    return mind.head if linked else None


def _whose(verb: "Token", text: str) -> Span | None:
    moved = [child for child in verb.children if child.dep_ == "nsubjpass"]
    return subtree(moved[0], text) if moved else source_of(verb, text)


def _felt(mind: "Token", verb: "Token", weak: bool) -> "Token | None":
    """Return what a mind is about: a clause, what it is willing to do, its object."""
    after = [
        child for head in (mind, verb) for child in head.children if child.i > mind.i
    ]
    for child in after:
        if child.dep_ == "ccomp" and is_finite(child):
            return child
        if not weak and child.dep_ == "xcomp" and has_mark(child, {"to"}):
            return child
    for child in after:
        of = child.lower_ == "of" and mind.lower_ in {"critical", "suspicious", "proud"}
        if child.dep_ in {"prep", "agent"} and (
            of or (not weak and child.lower_ in ABOUT)
        ):
            return child if child.head.i == mind.i else None
    return None
