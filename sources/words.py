"""Where a text says these words, for an editor to choose from."""

import re
from dataclasses import dataclass

AROUND = 60  # code points shown either side
LIKE = {"'": "['‘’‚‛`´]", '"': '["“”„‟«»]', "-": "[-‐‑‒–—]"}
ALIKE = {char: like for like in LIKE.values() for char in like[1:-1]}


@dataclass(frozen=True)
class Standing:
    """Words at [start, end), in code points, and what stands around them."""

    start: int
    end: int
    before: str
    after: str
    paragraph: int  # counted from 1; an empty line is none


def standings(text: str, words: str) -> list[Standing]:
    """Return every place where the text says exactly these words, in order."""
    found, start = [], text.find(words) if words else -1
    while start >= 0:
        found.append(_standing(text, start, start + len(words)))
        start = text.find(words, start + 1)
    return found


def nearly(text: str, words: str) -> list[Standing]:
    """Return where it says them but for spaces, line ends, quotes, dashes or case."""
    parts = ["".join(_loosely(char) for char in part) for part in words.split()]
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
    return [_standing(text, *match.span()) for match in pattern.finditer(text)]


def _loosely(char: str) -> str:
    return ALIKE.get(char, re.escape(char))


def _standing(text: str, start: int, end: int) -> Standing:
    lines = text[:start].split("\n")
    paragraph = sum(1 for line in lines[:-1] if line.strip()) + 1
    return Standing(
        start,
        end,
        text[max(0, start - AROUND) : start],
        text[end : end + AROUND],
        paragraph,
    )
