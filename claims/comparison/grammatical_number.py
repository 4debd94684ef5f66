"""The singular of what is counted: “1 target hit”, “1 person killed”."""

import re

IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "troops": "soldier",
}
SAME = {
    "aircraft",
    "gas",
    "personnel",
    "police",
    "series",
    "headquarters",
    "means",
    "dead",
}
# The noun that is counted is the last word before one of these or a word in “-ed”.
AFTER_NOUN = {
    *("of", "in", "from", "on", "at", "by", "to", "with", "without", "and", "that"),
    *("taken", "hit", "struck", "lost", "shot", "won", "held", "sent", "found"),
    *("seen", "already", "there", "dead", "burnt", "left", "made"),
}
WORD = re.compile(r"\S+")


def singular(counted: str) -> str:
    """Return “target hit” for “targets hit”; what has no plural stays as it is."""
    noun = None
    for word in WORD.finditer(counted):
        folded = word[0].casefold()
        if noun and (folded in AFTER_NOUN or folded.endswith("ed")):
            break
        noun = word
    if noun is None:
        return counted
    return counted[: noun.start()] + singular_noun(noun[0]) + counted[noun.end() :]


def singular_noun(noun: str) -> str:
    folded = noun.casefold()
    if folded in SAME or folded.endswith(("is", "ss", "us")) or not folded.isalpha():
        return noun
    if folded in IRREGULAR:
        return IRREGULAR[folded]
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun.removesuffix('ies')}y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun.removesuffix("es")
    return noun.removesuffix("s")
