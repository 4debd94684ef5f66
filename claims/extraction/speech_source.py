"""Who says it: the subject of a cue, or what stands for it."""

from typing import TYPE_CHECKING

from claims.extraction.speech import (
    CUES,
    FINITE,
    NOUNS,
    QUOTED,
    RULES,
    SUBJECTS,
    clipped,
    has_mark,
    lemma_of,
    runs_on,
    subtree,
)
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEAKERS = {"PERSON", "ORG", "NORP", "GPE"}
TIMES = {"DATE", "TIME"}
PARTS = {"quarter", "half", "third"}  # “three quarters of voters” are no time
AFTER = {"after", "before", "since"}
PAPERS = NOUNS | set(RULES["cited"]) | set(RULES["papers"])
NAMES = {"NOUN", "PROPN", "ADJ", "NUM", "DET", "PART"}


def source_of(cue: "Token", text: str) -> Span | None:
    """Return who says it: the subject of the cue or of the verb that it hangs on."""
    verb = _first_to_speak(cue) if runs_on(cue) else cue
    for _ in range(6):
        agent = [
            grandchild
            for child in verb.children
            if child.dep_ == "agent"
            for grandchild in child.children
        ]
        subjects = agent or [child for child in verb.children if child.dep_ in SUBJECTS]
        if subjects and not _is_silent(subjects[0], verb):
            return _antecedent(subjects[0], text)
        beside = _with(verb)
        if beside is not None:
            return subtree(beside, text)
        if verb.dep_ == "acl" and not _cannot_speak(verb.head):
            return _before(verb, text)
        if verb.dep_ == "acl":
            verb = _sentence_verb(verb)
            continue
        if verb.dep_ not in {
            "conj",
            "xcomp",
            "advcl",
            "pcomp",
            "prep",
            "ccomp",
            "dep",
            "acomp",
        }:
            return just_before(verb, text)
        verb = verb.head
        quoted = [child for child in verb.children if child.dep_ == "dobj"]
        if verb.lemma_ in QUOTED and quoted:
            return subtree(quoted[0], text)
    return None


def _first_to_speak(cue: "Token") -> "Token":
    """Return “said” for “said that it failed, adding that …”."""
    verb = cue.head
    for _ in range(4):
        if lemma_of(verb) in CUES or verb.dep_ not in {"ccomp", "conj", "xcomp"}:
            return verb
        verb = verb.head
    return verb


def _is_silent(subject: "Token", verb: "Token") -> bool:
    """Say whether a subject is a time: “shortly after the session saying that …”."""
    after = has_mark(verb, AFTER) or (
        verb.dep_ == "pcomp" and verb.head.lower_ in AFTER
    )
    timed = subject.ent_type_ in TIMES and subject.lemma_ not in PARTS
    return timed or (verb.tag_ == "VBG" and after)


def _with(verb: "Token") -> "Token | None":
    """Return “MPs” of “it began with MPs asking …”."""
    first = verb.left_edge
    if verb.tag_ != "VBG" or not first.i:
        return None
    for token in (first.nbor(-1), *first.nbor(-1).ancestors):
        if token.i >= verb.i or token.right_edge.i != first.i - 1:
            return None
        if token.dep_ == "pobj" and token.head.lower_ == "with":
            return token
    return None


def _cannot_speak(noun: "Token") -> bool:
    """Say whether a noun after a preposition says nothing: “in a session saying”."""
    if noun.ent_type_ in SPEAKERS or noun.pos_ in {"PROPN", "PRON"}:
        return False
    after = noun.dep_ == "pobj" and noun.head.lower_ not in {"of", "by", "with"}
    return after and noun.lemma_.lower() not in PAPERS


def _sentence_verb(verb: "Token") -> "Token":
    """Return the verb that a phrase hangs on in the end."""
    for _ in range(8):
        verb = verb.head
        if verb.pos_ in {"VERB", "AUX"} or verb.dep_ == "ROOT":
            break
    return verb


def just_before(verb: "Token", text: str) -> Span | None:
    """Return the name that stands just before a main verb without a subject."""
    if verb.dep_ != "ROOT" or verb.tag_ not in FINITE:
        return None
    sentence = verb.sent
    last = verb.i - 1
    while last > sentence.start and verb.doc[last].pos_ in {"ADV", "AUX"}:
        last -= 1
    first = last
    while first >= sentence.start and verb.doc[first].pos_ in NAMES:
        first -= 1
    if first == last or verb.doc[last].pos_ not in {"NOUN", "PROPN"}:
        return None
    end = verb.doc[last]
    return clipped(verb.doc[first + 1].idx, end.idx + len(end), text)


def _before(verb: "Token", text: str) -> Span | None:
    """Return “a letter” of “a letter urging restraint”."""
    head = verb.head
    if verb.tag_ != "VBG" or head.i > verb.i:
        return None
    return clipped(head.left_edge.idx, verb.left_edge.idx, text)


def _antecedent(subject: "Token", text: str) -> Span | None:
    """Return the noun that “who” stands for, else the subject with all it has."""
    verb = subject.head
    if subject.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        head = verb.head
        return clipped(head.left_edge.idx, head.idx + len(head), text)
    if subject.tag_ == "VBG" and subject.i + 1 < verb.i:  # “Intervening, the MP said …”
        after = subject.nbor()
        if after.text == ",":
            return clipped(after.idx, verb.idx, text)
    return None if subject.tag_ == "WDT" else subtree(subject, text)


def outside(
    source: Span | None, cue: "Token", content: list[Span], text: str
) -> Span | None:
    """Return a source that is not in what it says: else the words beside the cue."""
    if source and not any(
        part.start < source.end and source.start < part.end for part in content
    ):
        return source
    if source and content and source.start < content[0].start < source.end:
        return clipped(source.start, content[0].start, text)
    ends = [part.end for part in content if part.end <= cue.idx]
    between = (
        clipped(max(ends), cue.idx, text)
        if ends and cue.idx - max(ends) < 200
        else None
    )
    return between or _just_after(cue, ends, text)


def _just_after(cue: "Token", ends: list[int], text: str) -> Span | None:
    """Return “one aide” of “…,” insisted one aide."""
    doc, last = cue.doc, cue.i
    if not ends or cue.idx - max(ends) > 2:
        return None
    while last + 1 < cue.sent.end and doc[last + 1].pos_ in NAMES:
        last += 1
    if last == cue.i or doc[last].pos_ not in {"NOUN", "PROPN"}:
        return None
    return clipped(doc[cue.i + 1].idx, doc[last].idx + len(doc[last]), text)
