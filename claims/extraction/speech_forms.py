"""Words of saying as they are printed: which verb a form is of, and its negation."""

import re

from claims.extraction.printed import forms, past, present
from claims.extraction.records import Attribution
from claims.extraction.rules import rules

RULES = rules("cues")
ACTS: dict[str, list[str]] = rules("events")["speech_acts"]
LEMMAS = {
    *RULES["clause"],
    *RULES["thought"],
    *RULES["infinitive"],
    *RULES["object"],
    *(verb for verbs in ACTS.values() for verb in verbs),
}
LEMMA_OF = {form: lemma for lemma in sorted(LEMMAS) for form in forms(lemma)}
LEMMA_OF |= {lemma: lemma for lemma in LEMMAS}
PAST = {form: lemma for lemma in sorted(LEMMAS) for form in past(lemma)}
# What stands between who speaks and the verb: “has not”, “also”, “refused to”.
HELPERS = re.compile(
    r"(?:,? ?(?:\b(?:has|have|had|is|are|was|were|also|been|not|never|did|does|do|could|can|would|will|may|might|should|must"
    r"|cannot|again|later|earlier|yet|now|then|once|still|only|\w{1,20}ly|refused|declined|failed|unable|unwilling|to|immediately|even)"
    r"|\b\w{1,8}n[’']t))+ ?\Z"
)
NEGATION = re.compile(
    r"\b(?:not|never|neither|nor|cannot|hardly|barely|unable|unwilling|without"
    r"|(?:refus|declin|fail)(?:e?[ds]?|es|ing)(?= to\b)|stopp?(?:ed|s)? short)\b|n[’']t\b",
    re.IGNORECASE,
)
NOBODY = re.compile(
    r"(?:no|not|nobody|none|neither|nor|few|hardly|no-one)\b", re.IGNORECASE
)


def lemma(words: str) -> str:
    """Return the verb of saying in some words, the last if several; "" for none."""
    found = (LEMMA_OF.get(word) for word in re.findall(r"[a-z]+", words.lower()))
    return next((one for one in reversed([*found]) if one), "")


def is_negated(words: str) -> bool:
    """Say whether somebody does not say it: “could not confirm”, “refused to say”."""
    return bool(NEGATION.search(words))


def present_form(printed: str, plural: bool) -> str:
    """Return “denies” of “denied”, or “deny” for several; as printed if it has none.

    A form that is past and present in one (“put”) stays as it is.
    """
    verb = PAST.get(printed.lower())
    if verb is None or verb == printed.lower():
        return printed
    return verb if plural else present(verb)


def cue_phrase(text: str, said: Attribution) -> str:
    """Return how it is said with what turns it: “could not confirm”, “refused to say”.

    As printed between who says it and the word of saying, if that is short.
    """
    cue = " ".join(text[said.cue.start : said.cue.end].split())
    if said.source is None or said.source.end > said.cue.start:
        return cue
    between = text[said.source.end : said.cue.start]
    helpers = " ".join(between.replace(",", " ").split())
    if not HELPERS.fullmatch(f" {helpers}") or not is_negated(helpers):
        return cue
    return f"{helpers} {cue}"


def spoken_as(text: str, said: Attribution) -> str:
    """Return how it is said, negated too where “nobody” or “no minister” says it."""
    phrase = cue_phrase(text, said)
    nobody = said.source and NOBODY.match(text, said.source.start, said.source.end)
    return f"not {phrase}" if nobody else phrase
