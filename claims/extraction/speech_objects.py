"""What is said in a noun: “denied the charge”, “called it a disaster”, “spoke of fear”."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claims.extraction.speech import (
    NOUNS,
    RULES,
    TAILS,
    WEAK,
    clipped,
    is_passive,
    lemma_of,
)
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMED = {"oprd", "ccomp", "xcomp", "acomp", "attr"}
CALLING = {"call", "label", "brand", "dub", "deem", "term"}
ACTS = {name: set(words) for name, words in RULES["acts"].items()}
STANCES = set(RULES["stances"])
WHICH = {"WDT", "WP"}
REACH = 60  # characters from a name to the quotation that says what it is called


def tails(cue: "Token", lemma: str) -> list["Token"]:
    """Return “for the raid” of “blamed rebels for the raid”, on the verb or its object."""
    heads = [cue, *(child for child in cue.children if child.dep_ == "dobj")]
    for child in cue.children:
        if child.dep_ == "agent":  # “accused by rivals of …”
            heads += child.children
    return [
        child
        for head in heads
        for child in head.children
        if child.dep_ in {"prep", "agent"}
        and child.i > cue.i
        and child.lower_ in TAILS[lemma]
        and child.nbor(-1).lower_ != "such"
        and any(True for _ in child.children)
    ]


def over(tokens: Iterable["Token"], text: str) -> Span | None:
    """Return the stretch from the first to the last word of some phrases, if any."""
    tokens = [*tokens]
    start = min(token.left_edge.idx for token in tokens)
    last = max((token.right_edge for token in tokens), key=lambda token: token.i)
    return clipped(start, last.idx + len(last), text)


def blamed(cue: "Token", text: str, quotes: list[Span]) -> Span | None:
    """Return “Moscow of lying” of “accused Moscow of lying”."""
    lemma = lemma_of(cue)
    passive = is_passive(cue)
    by = any(child.dep_ == "agent" for child in cue.children)
    if passive and not by and lemma != "accuse":
        return None
    wanted = "nsubjpass" if passive else "dobj"
    objects = [child for child in cue.children if child.dep_ == wanted]
    after = tails(cue, lemma)
    if not objects or _is_vague(objects[0], lemma, after) or _is_act(cue, objects[0]):
        return None
    if lemma == "deny" and any(child.dep_ == "dative" for child in cue.children):
        return None
    if lemma in WEAK and not after and not _speaks(objects[0], text, quotes):
        return None
    found = over(after if passive and after else [*objects, *after], text)
    return without_remark(found, cue, quotes, text)


def without_remark(
    span: Span | None, cue: "Token", quotes: list[Span], text: str
) -> Span | None:
    """Return a phrase without the “, which …” that the writer adds at its end."""
    if span is None:
        return None
    last = cue.doc.char_span(span.end - 1, span.end, alignment_mode="expand")
    for token in last[0].ancestors if last else ():
        first = token.left_edge
        if token.i <= cue.i or token.idx < span.start:
            break
        if token.dep_ == "relcl" and first.tag_ in WHICH and first.nbor(-1).text == ",":
            quoted = any(quote.start <= first.idx < quote.end for quote in quotes)
            return span if quoted else clipped(span.start, first.idx, text) or span
    return span


def _is_vague(noun: "Token", lemma: str, after: list["Token"]) -> bool:
    """Say whether an object is “it”: that says little, but for “opposes it”."""
    stands = lemma in STANCES and noun.lower_ in {
        "it",
        "him",
        "her",
        "them",
        "me",
        "us",
    }
    return noun.pos_ == "PRON" and not after and not stands


def _is_act(cue: "Token", noun: "Token") -> bool:
    """Say whether a body acts and does not speak: “the Senate rejected the bill”."""
    named = noun.lemma_.lower() in ACTS["named"] or noun.ent_type_ == "PERSON"
    if lemma_of(cue) == "confirm" and named:
        return True
    if lemma_of(cue) not in ACTS["verbs"] or noun.lemma_.lower() not in ACTS["what"]:
        return False
    by = [child for child in cue.children if child.dep_ in {"nsubj", "agent"}]
    by += [who for child in by if child.dep_ == "agent" for who in child.children]
    return any(who.lemma_.lower() in ACTS["by"] for who in by)


def _speaks(noun: "Token", text: str, quotes: list[Span]) -> bool:
    """Say whether an object is itself speech: a word of saying, or words in quotes."""
    start, end = noun.left_edge.idx, noun.right_edge.idx + len(noun.right_edge)
    quoted = any(start <= quote.start < end for quote in quotes)
    return quoted or noun.lemma_.lower() in NOUNS


def spoken_of(cue: "Token", text: str, quotes: list[Span]) -> Span | None:
    """Return “of bodies in the street” of “spoke of bodies in the street”."""
    after = [child for child in tails(cue, lemma_of(cue)) if child.head.i == cue.i]
    return without_remark(over(after, text), cue, quotes, text) if after else None


def named(cue: "Token", text: str, quotes: list[Span]) -> Span | None:
    """Return “it a disaster” of “called it a disaster”."""
    parts = [
        child
        for child in cue.children
        if child.dep_ in NAMED | {"dobj"} and child.i > cue.i
    ]
    as_what = [child for child in tails(cue, lemma_of(cue)) if child.lower_ == "as"]
    if any(part.lemma_.lower() in ACTS["called"] for part in parts):
        return None
    told = as_what or any(
        part.dep_ in NAMED - {"xcomp"} or part.pos_ == "ADJ" for part in parts
    )
    if not parts or not (told or _is_called(cue, parts, quotes)):
        return None
    found = over([*parts, *as_what], text)
    if found is None:
        return None
    beside = (quote for quote in quotes if 0 <= quote.start - found.end < 3)
    return Span(found.start, next(beside, found).end)


def _is_called(cue: "Token", parts: list["Token"], quotes: list[Span]) -> bool:
    """Say whether what it is called stands in quotation marks, or beside its name."""
    if cue.lemma_ not in CALLING or parts[0].lemma_.lower() in ACTS["called"]:
        return False
    end = parts[0].right_edge.idx
    apposed = any(child.dep_ == "appos" for child in parts[0].children)
    return apposed or any(parts[0].idx < q.start < end + REACH for q in quotes)
