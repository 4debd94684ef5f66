"""The words that patterns of dates are made of, each by the name of its piece."""

import re
from collections.abc import Iterable

from claims.extraction.calendar_words import DAYS, SEASONS
from claims.extraction.rules import rules

RULES = rules("dates")
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = [*ONES, "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"]
TEENS += ["sixteen", "seventeen", "eighteen", "nineteen", "a hundred", "hundred"]


def any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


LONG_DAYS = any_of(day for day in DAYS if len(day) > 4)
SHORT_DAYS = any_of(
    day for day in DAYS if len(day) <= 5 and day not in ("sun", "sat", "wed", "mon")
)
PIECES = {
    "MONTH": rf"(?:{any_of(RULES['months'])}|(?:{any_of(RULES['short_months'])})\b\.?)(?!\w)",
    "DAY": rf"(?:{LONG_DAYS}|(?:{SHORT_DAYS})\b\.?)",
    "D": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:])",
    "Y": r"(?:1[5-9]|20)\d\d(?!\d|[,.]\d)",
    "SEASON": rf"(?:{any_of(SEASONS)})",
    "PART": r"(?:early|mid|late|the beginning of|the start of|the middle of|the end of|the close of|the rest of)",
    "N": rf"(?:\d{{1,4}}(?:-plus)?|an?|several|(?:a )?few|(?:a )?couple(?: of)?|(?:a |two )?dozen|(?:{any_of(TENS)})(?:[- ](?:{any_of(ONES)}))?|{any_of(TEENS)})",
    "UNIT": r"(?:seconds|minute|hour|day|week|fortnight|month|quarter|year|decade|generation)s?",
    "UNITS": r"(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries|generations)",
    "TH": rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{any_of(RULES['ordinals'])})",
    "PHASE": r"(?:morning|afternoon|evening|night|noon|midnight|midday|dawn|dusk|lunchtime)",
    "DASH": r"(?:[ -]?[-–—][ -]?| to | until | through |-through-|-to-| and )",
    "ABOUT": r"(?:about|around|some|more than|less than|nearly|almost|over|just|only|roughly)",
    "PERIOD": r"(?:period|quarter|month|week|half)",
    "ZONE": r"(?:GMT|UTC|BST|CET|[ECMP][SD]?T|local time|Greenwich Mean Time|(?:Eastern|Moscow|Beijing)(?: standard| daylight)? time)",
    "FEAST": any_of(RULES["feasts"]),
    "MOVABLE": any_of(RULES["movable"]["days"]),
    "NINETIES": any_of(RULES["nineties"]),
    "CENTURIES": any_of(RULES["centuries"]),
    "COUNTED": any_of(RULES["counted"]["nouns"]),
    "PAPERS": any_of(RULES["named"]["after_days"]),
}


def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern with its {PIECES} filled in, of whole words, in any case."""
    for name, piece in PIECES.items():
        pattern = pattern.replace("{" + name + "}", piece)
    return re.compile(f"(?<!\\w){pattern}(?!\\w)", re.IGNORECASE)
