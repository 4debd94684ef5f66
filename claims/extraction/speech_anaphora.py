"""Who “he”, “she”, “it”, “they” and “the senator” are, by what was printed before."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Literal

from claims.extraction.records import Attribution
from claims.extraction.rules import rules
from claims.extraction.speech import SUBJECTS, subtree
from claims.extraction.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULES = rules("people")
Kind = Literal["he", "she", "person", "body", "many", "name"]
BACK = 12  # names: how far back one is sought
BODIES = {"ORG", "GPE", "NORP", "LOC", "FAC"}
SEXES: list[Literal["he", "she"]] = ["he", "she"]
MEN_AND_WOMEN = {
    sex: set(RULES["titles"][sex]) | set(RULES["given"][sex]) for sex in SEXES
}
PERSONS, NO_PERSONS = set(RULES["nouns"]["person"]), set(RULES["nouns"]["body"])
CALLED: dict[str, list[str]] = RULES["called"]
PERSONAL = re.compile(r"\w(?:man|woman|er|or|ist|ian)\Z")
WORD = re.compile(r"[\w-]+\.?")
PRONOUNS: dict[str, set[Kind]] = {
    "he": {"he", "person", "name"},
    "she": {"she", "person", "name"},
    "it": {"body", "name"},
    "they": {"many", "body"},
}
PRONOUNS |= {
    other: PRONOUNS[pronoun]
    for pronoun, others in {
        "he": ["him", "his"],
        "she": ["her", "hers"],
        "it": ["its"],
        "they": ["them", "their", "theirs"],
    }.items()
    for other in others
}
DESCRIBED = re.compile(
    r"(?:the|this|that) (?:[\w’'-]+ ){0,2}(?P<noun>[\w’'-]+)\Z", re.I
)


@dataclass(frozen=True)
class Named:
    """Somebody who was named or described: where, how, and what can stand for them."""

    start: int
    printed: str
    kind: Kind
    surname: str = ""


def with_speakers(
    doc: "Doc", words: Words, text: str, found: list[Attribution]
) -> list[Attribution]:
    """Give “he said” and “the senator said” the name that they stand for."""
    known = sorted(
        [*_sources(doc, text, found), *_subjects(words, text, found)],
        key=lambda one: one.start,
    )
    memory = _Memory(known, [one.start for one in known], _sexes(doc))
    return [memory.named(text, one) for one in found]


@dataclass
class _Memory:
    """Who was named so far, and what is known of them."""

    known: list[Named]
    starts: list[int]
    sexes: dict[str, Kind]
    meant: dict[int, Named] = field(default_factory=dict)

    def named(self, text: str, one: Attribution) -> Attribution:
        if one.source is None:
            return one
        who = text[one.source.start : one.source.end]
        at = bisect_left(self.starts, one.source.start)
        before = [
            self.meant.get(x.start, x) for x in self.known[max(0, at - BACK) : at]
        ]
        kinds = PRONOUNS.get(who.lower())
        meant = self.agreeing(before, kinds) if kinds else _described(who, before)
        if meant is None:
            return one
        self.meant[one.source.start] = meant
        if meant.surname and who.lower() in SEXES:
            sex: Kind = "he" if who.lower() == "he" else "she"
            self.sexes.setdefault(meant.surname, sex)
        return replace(one, speaker=meant.printed)

    def agreeing(self, before: list[Named], kinds: set[Kind]) -> Named | None:
        """Return the last of those named that a pronoun can stand for."""
        for one in reversed(before):
            kind = one.kind if one.kind in SEXES else self.sexes.get(one.surname)
            if (kind or one.kind) in kinds:
                return one
        return None


def _sexes(doc: "Doc") -> dict[str, Kind]:
    """Return which surnames stand with the given name or title of a man or a woman."""
    found: dict[str, Kind] = {}
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            first = max(0, ent.start - 1)
            words = {token.lower_ for token in doc[first : ent.end]}
            for sex in SEXES:
                if words & MEN_AND_WOMEN[sex]:
                    found.setdefault(ent[-1].text, sex)
    return found


def _described(who: str, before: list[Named]) -> Named | None:
    """Return “Sen. Lucia Ferrer” for “the senator”, “the Defence Ministry” for its own."""
    match = DESCRIBED.match(who)
    if not match:
        return None
    noun = match["noun"].lower()
    called = {noun, *CALLED.get(noun, [])}
    for one in reversed(before):
        words = {word.lower() for word in WORD.findall(one.printed)}
        named = any(word[0].isupper() for word in one.printed.split()[1:])
        if named and words & called:
            return one
    return None


def _sources(doc: "Doc", text: str, found: list[Attribution]) -> list[Named]:
    named = []
    for one in found:
        spoken = one.source and doc.char_span(
            one.source.start, one.source.end, alignment_mode="expand"
        )
        if spoken:
            printed = text[one.source.start : one.source.end]
            kind = _kind(spoken.root, printed)
            if kind and printed.lower() not in PRONOUNS:
                surname = _surname(spoken.root)
                named.append(Named(one.source.start, printed, kind, surname))
    return named


def _subjects(words: Words, text: str, found: list[Attribution]) -> list[Named]:
    """Return the named subjects of sentences that nobody says."""
    said = sorted((part.start, part.end) for one in found for part in one.content)
    ends = [end for _, end in said]
    named = []
    for token in chain(words["PROPN"], words["NOUN"]):
        if token.dep_ not in SUBJECTS or token.head.dep_ != "ROOT":
            continue
        at = bisect_left(ends, token.idx + 1)
        if at < len(said) and said[at][0] <= token.idx:
            continue
        span = subtree(token, text)
        kind = span and _kind(token, text[span.start : span.end])
        if kind and (token.pos_ == "PROPN" or kind not in {"body", "many"}):
            printed = text[span.start : span.end]
            named.append(Named(span.start, printed, kind, _surname(token)))
    return named


def _is_bare(root: "Token") -> bool:
    """Say whether a name is one word that may be a surname: “Harker”, not “NATO”."""
    return root.left_edge.i == root.i and not root.text.isupper()


def _surname(root: "Token") -> str:
    return root.text if root.pos_ == "PROPN" else ""


def _kind(root: "Token", printed: str) -> Kind | None:
    """Return what kind of pronoun can stand for a noun; None for a pronoun."""
    if root.pos_ == "PRON" or not printed:
        return None
    if any(child.dep_ == "conj" for child in root.children):
        return "many"
    words = [word.lower() for word in WORD.findall(printed)[:6]]
    for sex in SEXES:
        if MEN_AND_WOMEN[sex].intersection(words):
            return sex
    if root.ent_type_ == "PERSON":
        return "person"
    if root.tag_ in {"NNS", "NNPS"}:
        return "many"
    if root.pos_ == "PROPN" and root.ent_type_ in {"", "ORG"} and _is_bare(root):
        return "name"
    if root.ent_type_ in BODIES:
        return "body"
    noun = root.lemma_.lower()
    personal = noun in PERSONS or PERSONAL.search(noun)
    return "person" if personal and noun not in NO_PERSONS else "body"
