"""Who and where: names that the lexicon knows, and those the model finds."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from claims.extraction.lexicon import Lexicon
from claims.extraction.place_context import by_context
from claims.extraction.place_patterns import by_dateline, by_pattern, is_no_place
from claims.extraction.records import ActorMention, PlaceMention
from claims.extraction.rules import rules
from claims.extraction.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULES = rules("names")
LEADING = re.compile(r"\A(?:(?:the|an?|its|their|his|her|some|about|\d[\d,]*) )+", re.I)
WHERE, BODIES_OF = (set(RULES["roles"][name]) for name in ("places", "bodies"))
STATES = {*RULES["states"]}
COMPASS = {*RULES["roles"]["compass"]}
GROUPS = {*RULES["groups"]["nouns"]}
ACTING = {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss"}
SITES = {*RULES["sites"]["nouns"]}
PERSONS, BODIES, SPOTS = {"PERSON"}, {"ORG", "NORP"}, {"GPE", "LOC", "FAC"}


class Names:
    """All names of one lexicon as a single index by first word: linear in the text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.actors = lexicon.named_actors
        self.places = lexicon.named_places
        self.longest: dict[str, int] = {}
        for name in [*self.actors, *self.places]:
            first = WORD.match(name)
            if first:
                size = min(len(name), 80)
                self.longest[first[0]] = max(self.longest.get(first[0], 0), size)

    def found(self, text: str) -> list[tuple[int, int, str]]:
        """Return the longest known names of a text, as printed, without overlaps."""
        spans, reached = [], 0
        for word in WORD.finditer(text):
            longest = self.longest.get(word[0])
            if longest and word.start() >= reached:
                name = self._name_at(text, word.start(), longest)
                if name:
                    reached = word.start() + len(name)
                    spans.append((word.start(), reached, name))
        return spans

    def _name_at(self, text: str, start: int, longest: int) -> str:
        for end in range(min(len(text), start + longest), start, -1):
            name = text[start:end]
            whole = end == len(text) or not text[end].isalnum()
            if whole and (name in self.actors or name in self.places):
                return name
        return ""


WORD = re.compile(r"(?<![\w])[^\W_][\w]*(?:\.[A-Z]\b\.?)*")


@lru_cache(maxsize=8)
def names_of(lexicon: Lexicon) -> Names:
    return Names(lexicon)


def mentions(
    text: str, doc: "Doc", words: Words, lexicon: Lexicon
) -> tuple[list[ActorMention], list[PlaceMention]]:
    """Return the actors and the places of a text, each in order."""
    names = names_of(lexicon)
    taken, lines = bytearray(len(text)), [*by_dateline(text)]
    actors: list[ActorMention] = []
    places: list[PlaceMention] = []
    for start, end, name in names.found(text):
        taken[start:end] = b"x" * (end - start)
        known = names.places.get(name)
        if known and is_no_place(text, start, end):
            continue
        opening = any(line.start <= start < line.end for line in lines)
        if known and (
            opening or known.name not in STATES or _is_where(doc, start, end)
        ):
            places.append(PlaceMention(start, end, known.name, known.ids))
        elif known and name not in names.actors:
            actors.append(ActorMention(start, end, known.name))
        if name in names.actors:
            actors.append(ActorMention(start, end, names.actors[name].name))
    found = [
        *lines,
        *by_pattern(text),
        *by_context(words, text),
        *_by_model(doc, text),
        *_by_site(words, text),
        *_by_group(words, text),
    ]
    for mention in found:
        place = isinstance(mention, PlaceMention)
        if place and is_no_place(text, mention.start, mention.end):
            continue
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"x" * (mention.end - mention.start)
            (places if place else actors).append(mention)
    return sorted(actors), sorted(places)


def _is_where(doc: "Doc", start: int, end: int) -> bool:
    """Say whether a state is named for where it lies, not for what it does."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not doc.has_annotation("DEP"):
        return True
    token = span.root
    if token.dep_ == "appos" and token.head.text not in STATES:
        return True
    listed = token.dep_ in {"conj", "appos"}
    for _ in range(6):
        if token.dep_ not in {"conj", "appos"} or token.head.i == token.i:
            break
        token = token.head
    if listed and token.dep_ not in {"pobj", "poss"}:
        return False  # a list of states is one of allies, not of places
    if token.dep_ == "poss":
        return token.head.lemma_.lower() in SITES | COMPASS
    if token.dep_ == "pobj" and token.head.lower_ == "with":
        return token.head.head.lemma_.lower() in {"border", "frontier"}
    if token.dep_ != "pobj":
        return token.dep_ in {"npadvmod", "ROOT", "dobj", "oprd", "attr"}
    of_body = token.head.lower_ == "of" and token.head.head.lower_ in BODIES_OF
    return token.head.lower_ in WHERE and not of_body


def _by_site(words: Words, text: str) -> Iterator[PlaceMention]:
    """Yield sites that have no name: “the town”, “an army position”, “two bridges”."""
    for token in words["NOUN"]:
        if token.dep_ == "compound" or token.lemma_ not in SITES:
            continue
        start, end = token.left_edge.idx, token.idx + len(token)
        if (
            token.dep_ in {"dobj", "pobj", "nsubjpass", "conj", "appos"}
            and end - start < 60
        ):
            yield PlaceMention(start, end, text[start:end])


def _by_group(words: Words, text: str) -> Iterator[ActorMention]:
    """Yield actors that have no name: “masked gunmen”, “the army”, where they act."""
    for token in chain(words["NOUN"], words["PROPN"]):
        if token.dep_ in ACTING and token.lemma_.lower() in GROUPS:
            start, end = token.left_edge.idx, token.idx + len(token)
            if end - start < 60:
                name = LEADING.sub("", text[start:end])
                yield ActorMention(start, end, name)


def _by_model(doc: "Doc", text: str) -> Iterator[PlaceMention | ActorMention]:
    for ent in doc.ents:
        mention = PlaceMention if ent.label_ in SPOTS else ActorMention
        name = text[ent.start_char : ent.end_char]
        if ent.label_ in PERSONS | BODIES | SPOTS and name.strip():
            yield mention(ent.start_char, ent.end_char, name)
