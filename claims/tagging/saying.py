"""Words of saying and of doing, looked up by their lemma without a parser."""

import re

from claims.extraction.rules import rules

EVENTS, CUES = rules("events"), rules("cues")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
ENDINGS = [("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")]
IRREGULAR = {
    **{
        "said": "say",
        "says": "say",
        "told": "tell",
        "wrote": "write",
        "swore": "swear",
    },
    **{"took": "take", "taken": "take", "fell": "fall", "fled": "flee", "lost": "lose"},
    **{"shot": "shoot", "sank": "sink", "won": "win", "held": "hold", "sent": "send"},
    **{"dead": "die", "died": "die", "deaths": "die", "fought": "fight"},
}
SAYING = {*CUES["clause"], "accuse", "blame", "condemn", "describe"}
BY_PHRASE = re.compile(r"\baccording to\b|\bas per\b", re.IGNORECASE)


def stem(word: str) -> str:
    """A word without its ending, near enough to look it up in a list of lemmas."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + instead
    return word


def stems(words: str) -> list[str]:
    """The lemmas that the words may be of: “dropped” of “drop”, “hoping” of “hope”."""
    found = []
    for word in WORD.findall(words):
        base = stem(word)
        found += [base, f"{base}e", base[:-1] if base[-1:] == base[-2:-1] else base]
    return found


def _forms(lemma: str) -> set[str]:
    bare = lemma.removesuffix("e")
    changed = {f"{lemma[:-1]}ies", f"{lemma[:-1]}ied"} if lemma[-1] == "y" else set()
    return {lemma, f"{lemma}s", f"{bare}es", f"{bare}ed", f"{bare}ing"} | changed


FORMS = {form for lemma in SAYING for form in _forms(lemma)}
FORMS |= {word for word, lemma in IRREGULAR.items() if lemma in SAYING}
FORMS -= {
    "state",
    "states",
    "point",
    "points",
    "charge",
    "charges",
    "report",
    "reports",
}
FORMS -= {
    "note",
    "notes",
    "posts",
    "post",
    "claim",
    "quote",
    "answer",
    "repeat",
    "read",
}


def tells(sentence: str) -> bool:
    """Whether somebody says something in it: worth a stop on the way through a text."""
    words = {word.lower() for word in WORD.findall(sentence)}
    return not words.isdisjoint(FORMS) or bool(BY_PHRASE.search(sentence))
