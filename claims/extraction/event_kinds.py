"""Of what kind the event is that a verb reports, by the verb, its object and subject."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claims.extraction.rules import rules

if TYPE_CHECKING:
    from spacy.tokens import Token

RULES = rules("events")


def by_word(kinds: dict[str, list[str]]) -> dict[str, str]:
    return {word: kind for kind, words in kinds.items() for word in words}


VERBS, PHRASAL = by_word(RULES["verbs"]), by_word(RULES["phrasal"])
MISREAD: dict[str, str] = RULES["misread"]
LIGHT, FIRST = set(RULES["light"]["verbs"]), set(RULES["light"]["first"])
NO_NOUNS = {"verbs", "first", "motion"}
NOUNS = {k: v for k, v in RULES["light"].items() if k not in NO_NOUNS}
OBJECTS, SUBJECTS = by_word(NOUNS), by_word(RULES["subjects"])
TAKING = by_word(RULES["taking"])
FALLING = by_word(RULES["falling"])
FLYING, WEAPONS = set(RULES["flying"]["verbs"]), set(RULES["flying"]["weapons"])
ARMED, MOTION = set(RULES["armed"]["nouns"]), set(RULES["light"]["motion"])
HELD = set(RULES["held"]["nouns"])
STILL, RAGING, FELT = (set(RULES["still"][x]) for x in ("verbs", "raging", "felt"))
PLACE = {"GPE", "LOC", "FAC"}
MARKETS, HURT = set(RULES["markets"]["nouns"]), set(RULES["hurt"]["words"])
SUBJECT = {"nsubj", "nsubjpass"}
TAKEN = {
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
TAKEN |= {"oprd", "acomp"}
MEASURED = {"nsubj", "nsubjpass", "dobj", "npadvmod", "attr"}


def kind_of(verb: "Token") -> str:
    """Return the kind of event that a verb reports; "" if it reports none of war."""
    lemma = verb.lemma_.lower()
    lemma = MISREAD.get(lemma, lemma)
    if _of_markets(verb):
        return ""
    particles = [child.lower_ for child in verb.children if child.dep_ == "prt"]
    if particles and f"{lemma} {particles[0]}" in PHRASAL:
        return PHRASAL[f"{lemma} {particles[0]}"]
    special = _special(verb, lemma)
    if special is not None:
        return special
    if lemma in VERBS and lemma not in FIRST:
        return VERBS[lemma]
    if lemma in LIGHT | FIRST:
        taken = next((OBJECTS[noun] for noun in _nouns(verb) if noun in OBJECTS), "")
        own = VERBS.get(lemma, "")
        if taken.startswith("territory") and lemma in MOTION:
            return own
        if lemma in LIGHT or (taken and not _both_territory(own, taken)):
            return taken or _subject_kind(verb)
    return VERBS.get(lemma) or _subject_kind(verb)


def _special(verb: "Token", lemma: str) -> str | None:
    """Return the kind where verb and object say it together; None if they do not."""
    for taken in _objects(verb):
        if f"{lemma} {noun_of(taken)}" in TAKING:
            return TAKING[f"{lemma} {noun_of(taken)}"]
    if lemma == "leave" and any(token.lower_ in HURT for token in verb.subtree):
        return "casualties"
    if lemma == "capture" and next(_down(_objects(verb)), "") in HELD:
        return "political"
    if lemma in FLYING and any(noun_of(one) in WEAPONS for one in _subjects(verb)):
        return "attack"
    if lemma == "report":
        return next((OBJECTS[x] for x in _below(verb) if x in OBJECTS), "")
    if lemma in {"hold", "control"} and not _objects(verb):
        return ""
    if lemma == "fall":
        return _fallen(verb)
    return _lost(verb) if lemma in {"lose", "leave"} else None


def _below(verb: "Token") -> Iterator[str]:
    """Yield the nouns that are reported: “reported fierce fighting”."""
    yield from (noun_of(one) for one in _objects(verb))
    yield from _down(_objects(verb))


def _fallen(verb: "Token") -> str:
    """Return what fell: a shell, a government, a town; “into civil war” is no place."""
    subject = next((noun_of(one) for one in _subjects(verb)), "")
    if subject in FALLING:
        return FALLING[subject]
    into = any(child.lower_ in {"into", "by", "under"} for child in verb.children)
    return "" if into else "territory lost"


def _lost(verb: "Token") -> str | None:
    """Return what it lost: lives, ground or a place by its name; else nothing of war."""
    objects = _objects(verb)
    taken = next((OBJECTS[noun] for noun in _down(objects) if noun in OBJECTS), "")
    if taken and (verb.lemma_ == "lose" or taken.startswith("territory")):
        return "territory lost" if taken.startswith("territory") else taken
    return "territory lost" if any(x.ent_type_ in PLACE for x in objects) else ""


def _of_markets(verb: "Token") -> bool:
    """Say whether a verb is of shares, rates and records, not of war."""
    beside = [child for child in verb.children if child.dep_ in MEASURED]
    return any(child.lemma_.lower() in MARKETS for child in beside)


def _both_territory(own: str, taken: str) -> bool:
    """Say whether verb and object speak of ground: the verb knows which way it went."""
    return own.startswith("territory") and taken.startswith("territory")


def noun_of(token: "Token") -> str:
    """Return a noun as the lists have it: “shells” as “shell”, “fighting” as it is."""
    return (token.lower_ if token.tag_ == "VBG" else token.lemma_).lower()


def _objects(verb: "Token") -> list["Token"]:
    """Return what a verb takes; “seized power” is at times read as “power seized”."""
    taken = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    return [*taken, verb.head] if verb.dep_ == "amod" else taken


def _subjects(verb: "Token") -> list["Token"]:
    return [child for child in verb.children if child.dep_ in SUBJECT]


def is_fought(verb: "Token") -> bool:
    """Say whether forces act on forces or ground: “attacked positions”, not “the plan”."""
    beside = [*_subjects(verb), *_objects(verb)]
    return any(noun_of(one) in ARMED | WEAPONS for one in beside)


def _is_state(verb: "Token") -> bool:
    """Say whether a verb only says how things are: “attacks are rare”, “is expected”."""
    if verb.lemma_.lower() in STILL:
        return True
    how = [child.lower_ for child in verb.children if child.dep_ == "acomp"]
    return verb.tag_ in {"VBZ", "VBP"} and bool(how) and not RAGING & {*how}


def _subject_kind(verb: "Token") -> str:
    subjects = _subjects(verb)
    if _is_state(verb) or any(noun_of(one) in FELT for one in _objects(verb)):
        return ""
    return SUBJECTS.get(noun_of(subjects[0]), "") if subjects else ""


def _nouns(verb: "Token") -> Iterator[str]:
    """Yield the nouns of what a verb takes, then its subject; of “erupted” that first."""
    taken = [child for child in verb.children if child.dep_ in TAKEN]
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    taken = [one for one in taken if not (one.dep_ == "conj" and one.pos_ == "VERB")]
    first = [child for child in taken if child.dep_ in {"dobj", "attr", "nsubjpass"}]
    if first:
        yield from _down(first)
        yield from _down(one for one in taken if one not in first)
        yield from (noun_of(one) for one in subjects)
    else:
        yield from (noun_of(one) for one in subjects)
        yield from _down(taken)
        yield from _down(subjects)


def _down(tokens: Iterable["Token"]) -> Iterator[str]:
    """Yield nouns down to “of” and “and”, the nearest first."""
    waiting = [*tokens]
    for _ in range(12):
        if not waiting:
            return
        token = waiting.pop(0)
        if token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            yield token.lemma_.lower()
        waiting += [child for child in token.children if child.dep_ in TAKEN]
