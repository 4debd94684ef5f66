"""The forms that English verbs take in print, for texts that nobody parsed."""

import re
from collections.abc import Iterable

from claims.extraction.rules import rules

IRREGULAR: dict[str, list[str]] = rules("printed")["irregular"]
DOUBLED = set(rules("printed")["doubled"])


def past(lemma: str) -> list[str]:
    """Return the past forms of a verb: “said”; “wrote”, “written”."""
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    if lemma.endswith("e"):
        return [f"{lemma}d"]
    if re.search(r"[^aeiou]y\Z", lemma):
        return [f"{lemma[:-1]}ied"]
    return [f"{lemma}{lemma[-1] if lemma in DOUBLED else ''}ed"]


def present(lemma: str) -> str:
    """Return “says”, “denies”, “pushes”."""
    if re.search(r"[^aeiou]y\Z", lemma):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if re.search(r"(?:s|sh|ch|x|z|o)\Z", lemma) else f"{lemma}s"


def gerund(lemma: str) -> str:
    """Return “saying”, “denying”, “urging”, “admitting”."""
    bare = lemma.removesuffix("e") if not lemma.endswith(("ee", "ye")) else lemma
    return f"{bare}{bare[-1] if lemma in DOUBLED else ''}ing"


def forms(lemma: str) -> set[str]:
    """Return every form of a verb: “deny”, “denies”, “denied”, “denying”."""
    return {lemma, present(lemma), gerund(lemma), *past(lemma)}


def pattern(words: Iterable[str]) -> str:
    """Return a pattern that matches any of some words, the longest first."""
    return "|".join(sorted(map(re.escape, set(words)), key=lambda w: (-len(w), w)))
