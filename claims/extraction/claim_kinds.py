"""What kind of claim it is: by how it is said first, then by what is said."""

import re

from claims.extraction.rules import rules
from claims.extraction.speech_forms import ACTS, is_negated, lemma

SIGNS: dict[str, list[str]] = rules("events")["claims"]
CALLED = re.compile(r"call(?:s|ed|ing)? (?:for|on|upon)\b", re.IGNORECASE)
WORD = re.compile(r"[\w’']+")
ACT_OF = {verb: kind for kind, verbs in ACTS.items() for verb in verbs}


def claim_kind(cue: str, words: str) -> str:
    """Return the kind of a claim as a rule names it, such as “casualty figure”.

    `cue` is how it is said, with its negation: “denied”, “did not say”. The kind is
    "" where nothing shows it, and “unsure” where nobody claims anything yet.
    """
    act = "demand" if CALLED.match(f"{cue} {words}") else speech_act(cue)
    said = {*WORD.findall(words.lower())}
    if act in {"", "admission"} and said & {*SIGNS["responsibility"]}:
        return "responsibility"
    return act or next((kind for kind in ORDER if said & {*SIGNS[kind]}), "")


ORDER = [
    "accusation",
    "casualty figure",
    "denial",
    "demand",
    "warning",
    "intention",
]


def speech_act(cue: str) -> str:
    """Return the kind that a word of saying makes by itself; “unsure”, or ""."""
    if is_negated(f"{cue} to"):  # “refused” is to do something
        return "unsure"
    return ACT_OF.get(lemma(cue), "")
