"""Names that stand where a place stands: “entered Goma”, “near Sake”, “Gao and Kidal”."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.extraction.records import PlaceMention
from claims.extraction.rules import rules
from claims.extraction.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Token

RULES = rules("names")["context"]
SURE, LIKELY, TAKING = (set(RULES[name]) for name in ("sure", "likely", "taking"))
HOLDING, LYING = set(RULES["holding"]), set(RULES["lying"])
AIMED = set(RULES["aimed"])
MOVING, MOTION = set(RULES["moving"]), set(RULES["motion"])
KINDS = {*rules("names")["patterns"]["kinds"], *RULES["described"]}
NOT_PLACES = set(RULES["never"])
NAMED = {"PERSON", "ORG", "DATE", "EVENT", "LAW", "NORP", "PRODUCT", "WORK_OF_ART"}
PEOPLE = {"PERSON", "DATE", "EVENT", "LAW", "NORP"}


def by_context(words: Words, text: str) -> Iterator[PlaceMention]:
    """Yield names that nothing but their place in the sentence tells to be places."""
    placed: set[int] = set()
    for token in words["PROPN"]:
        if token.dep_ == "compound":
            continue
        beside = token.dep_ in {"conj", "appos"} and token.head.i in placed
        if beside or _is_place(token):
            placed.add(token.i)
            mention = _whole(token, text)
            if mention and mention.name not in NOT_PLACES:
                yield mention


def _is_place(name: "Token") -> bool:
    label, head = name.ent_type_, name.head
    if _is_named_place(name):
        return True
    if name.text.isupper() or any(child.dep_ == "det" for child in name.children):
        return False
    if _is_described(name):
        return True
    if any(child.dep_ == "conj" and _is_named_place(child) for child in name.children):
        return name.dep_ in {"pobj", "dobj", "nsubjpass"}
    if name.dep_ == "pobj":
        if head.lower_ in MOVING and head.head.lemma_ in MOTION:
            return True
        if head.lower_ in {"on", "at", "upon"} and head.head.lemma_ in AIMED:
            return label not in {"DATE", "NORP"}
        if head.lower_ in SURE:
            return label not in PEOPLE or head.lower_ == "near"
        if head.lower_ == "with" and head.head.lower_ in {"border", "frontier"}:
            return True
        return head.lower_ in LIKELY and label not in NAMED
    if name.dep_ in {"nsubj", "nsubjpass"} and head.lemma_ in LYING:
        return label != "PERSON"
    if name.dep_ == "dobj" and head.lemma_ in HOLDING:
        return True
    if name.dep_ == "dobj" or name.dep_ == "nsubjpass":
        return head.lemma_ in TAKING and label not in PEOPLE
    return False


def _is_named_place(name: "Token") -> bool:
    return name.ent_type_ in {"GPE", "LOC", "FAC"}


def _is_described(name: "Token") -> bool:
    """Say whether the text says what it is: “El Fasher, the capital of …”."""
    return any(
        child.dep_ == "appos" and child.lemma_.lower() in KINDS
        for child in name.children
    )


def _whole(name: "Token", text: str) -> PlaceMention | None:
    """Return the name with its compounds, if these are names too."""
    first = name.i
    while first and name.doc[first - 1].pos_ == "PROPN":
        first -= 1
        if name.doc[first].head.i not in range(first, name.i + 1):
            first += 1
            break
    start, end = name.doc[first].idx, name.idx + len(name)
    return PlaceMention(start, end, text[start:end]) if end > start else None
