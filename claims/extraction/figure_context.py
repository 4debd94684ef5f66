"""What stands around a number: hedges, and signs that it is a name or a code."""

import re
from collections.abc import Iterable

from claims.extraction.numbers import Number
from claims.extraction.rules import rules

RULES = rules("figures")
HEDGES = {
    words: bound
    for bound in ("low", "high", "about", "exact")
    for words in RULES["hedges"][bound]
}
AFTER = {
    words: bound
    for bound in ("low", "high", "about")
    for words in RULES["hedges"][f"after_{bound}"]
}
NAMES = RULES["names"]


def any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


HEDGE = re.compile(
    rf"(?<!\w)(?P<hedge>{any_of(HEDGES)})(?: the| another)?(?:[  ]|(?<=[~≈]))\Z", re.I
)
HEDGED_BEFORE = 24  # characters: the longest hedge, with a blank
AFTERWARDS = re.compile(rf"[  ]?(?P<hedge>{any_of(AFTER)})(?!\w)", re.I)
ROUGHLY = re.compile(r"-(?:plus|odd|strong|member|person)\b", re.IGNORECASE)
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|'?s\b")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
NAMED_BEFORE = re.compile(
    rf"(?:\b(?:{any_of(NAMES['before'])})\.? |#|\bNo\.? ?|№ ?)\Z", re.I
)
CAPITAL_BEFORE = re.compile(
    r"(?<=[\w,] )[A-Z][\w.]*\)?[  -]\Z|\(?\b[A-Z]{1,6}\)?[  -]\Z"
)
ONE_BEFORE = re.compile(rf"\b(?:{any_of(NAMES['one_before'])})[  ]\Z", re.I)
ONE_AFTER = re.compile(
    rf"(?:[  ](?:{any_of(NAMES['one_after'])})\b|[^\w\s]|\s*\Z|[  ]of (?!its|their|his|her|my)\w|\n)",
    re.I,
)
ONE_COUNTED = re.compile(
    rf"(?:[  ][\w-]{{1,20}}){{0,2}}[  ](?:{any_of(NAMES['one_of'])})\b| of (?:its|their|his|her|my)\b",
    re.I,
)
IDENTIFIER = re.compile(
    r"[-–]\d|[°′″:]\d|[-–][A-Z]|\.\d+\.|(?<=\d)[A-Za-z]|[  ]?[ap]\.?m\b", re.I
)
COORDINATED = re.compile(r"\d\.\d{3,12}; \Z|\d{3}-\Z")
COORDINATE = re.compile(r"[°′″](?=\d|[NSEW]\b)|; ?\d")


def is_name(text: str, number: Number, after: int) -> bool:
    """Say whether a number is part of a name, a date or a code, not a figure."""
    printed = text[number.start : number.end]
    around = text[max(0, number.start - 24) : number.start]
    if ROUGHLY.match(text, after):
        return False
    if number.word and NAMED_BEFORE.search(around):
        return True
    if number.word:
        return printed.lower() == "one" and _is_pronoun(text, number)
    if text[number.start - 1 : number.start] == "[" and text[after : after + 1] == "]":
        return True
    if (
        re.search(r"\d-\Z|[′'°]\Z", around)
        or ORDINAL.match(text, after)
        or IDENTIFIER.match(text, after)
        or NAMED_BEFORE.search(around)
    ):
        return True
    if YEAR.match(printed):
        return True
    names = CAPITAL_BEFORE.search(around) and not HEDGE.search(around)
    return bool(names) and not re.match(
        r"[  ](?:more |other )?[a-z]{3,}s\b", text[after : after + 30]
    )


def _is_pronoun(text: str, one: Number) -> bool:
    around = text[max(0, one.start - HEDGED_BEFORE) : one.start]
    if re.search(r"at least \Z", around, re.I):
        return False
    if ONE_BEFORE.search(around) or ONE_AFTER.match(text, one.end):
        return True
    return not (ONE_COUNTED.match(text, one.end) or HEDGE.search(around))


COUNTED = re.compile(
    r"(?:-(?:odd|strong|member|person)\b)?(?:[  ](?:of|more|other|additional|different|separate|further)\b)*(?P<counted>(?:[  -][^\W\d_][\w’'-]*){1,4})"
)
STOPS = {
    *[
        "and",
        "or",
        "but",
        "in",
        "on",
        "at",
        "to",
        "from",
        "by",
        "with",
        "for",
        "was",
        "were",
        "is",
        "are",
        "have",
        "has",
        "had",
        "while",
        "after",
        "before",
        "as",
        "that",
        "which",
        "who",
        "when",
        "the",
        "a",
        "an",
        "than",
        "since",
        "during",
        "near",
        "over",
        "under",
        "into",
        "against",
        "inside",
        "outside",
        "he",
        "she",
        "it",
        "they",
        "said",
    ]
}


def counted_after(text: str, position: int) -> str:
    """Return the words that name what is counted, as far as the text alone tells."""
    match = COUNTED.match(text, position)
    if not match:
        return ""
    words = []
    for word in match["counted"].split():
        if word.lower().strip("-") in STOPS:
            break
        words.append(word.lstrip("-"))
    return " ".join(words)
