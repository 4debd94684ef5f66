"""Which side of the page a voice stands on: a party to the matter, or an observer."""

import re
from typing import Literal

from claims.extraction.lexicon import RULES as NAMES
from claims.extraction.records import Attribution
from claims.extraction.rules import rules

Voice = Literal["official", "observer", ""]
RULES = rules("events")["voices"]
OFFICIAL, OBSERVER, NEVER = (
    set(RULES[name]) for name in ("official", "observer", "never")
)
STATES = {name for pair in NAMES["states"].items() for name in pair}
STATES |= {"US", "U.S.", "UK", "U.K.", "EU", "Britain", "America"}
STATE = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(STATES)))})(?!\w)")
NOBODY = {"no", "nobody", "none", "neither"}  # “no group claimed the attack”
STATE_MEDIA = re.compile(
    r"\bstate(?:-run|-owned| news| media| television| TV)\b|\b\w+-(?:linked|affiliated) \w+ (?:news )?agency",
    re.I,
)
WORD = re.compile(r"\w+(?:[.-]\w+)*")
APPOSITION = 20  # words: beyond these a description no longer says what the voice is
PLURAL_GOVERNMENTS = re.compile(r"\b(?:Western|Arab|Gulf|European|African|Allied)\b")


class Voices:
    """The voices of one text: a surname said again speaks as it did before."""

    def __init__(self) -> None:
        self.known: dict[str, Voice] = {}

    def of(self, attribution: Attribution, text: str) -> Voice:
        """Return on which side the source of an attribution stands; "" if unknown."""
        if attribution.source is None:
            return ""
        printed = text[attribution.source.start : attribution.source.end]
        pronoun = (len(printed.split()) == 1 and printed[:1].islower()) or printed in {
            "He",
            "She",
            "They",
            "It",
        }
        printed = attribution.speaker if pronoun and attribution.speaker else printed
        voice = self._voice(printed)
        for name in re.findall(r"\b[A-Z][\w’'-]+", printed):
            if voice and name not in STATES:
                self.known.setdefault(name, voice)
        return voice

    def _voice(self, printed: str) -> Voice:
        if STATE_MEDIA.search(printed):
            return "official"
        words = [
            word.lower().removesuffix("'s")
            for word in WORD.findall(printed)[:APPOSITION]
        ]
        if not words or words[0] in NOBODY or (words[0] in NEVER and len(words) == 1):
            return ""
        for word in words:
            if word in OBSERVER and word != "is":
                return "observer"
            if word in OFFICIAL:
                return "official"
        if STATE.search(printed):
            return "official"
        named = [
            self.known[name] for name in WORD.findall(printed) if name in self.known
        ]
        return named[-1] if named else ""
