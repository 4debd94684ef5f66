"""Where a text says these words, for an editor to choose from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sources.spans import Span

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
    return [standing(text, place) for place in exactly(text, words)]


def nearly(text: str, words: str) -> list[Standing]:
    """Return where it says them but for spaces, line ends, quotes, dashes or case."""
    return [standing(text, place) for place in loosely(text, words)]


def exactly(text: str, words: str) -> Iterator[Span]:
    """Yield the places of `standings`, without what stands around them."""
    start = text.find(words) if words else -1
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def loosely(text: str, words: str) -> Iterator[Span]:
    """Yield the places of `nearly`, without what stands around them."""
    parts = ["".join(_loosely(char) for char in part) for part in words.split()]
    if parts:
        pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
        yield from (Span(*match.span()) for match in pattern.finditer(text))


def _loosely(char: str) -> str:
    return ALIKE.get(char, re.escape(char))


def standing(text: str, place: Span) -> Standing:
    """Say what stands around a place, and in which paragraph it is."""
    start, end = place.start, place.end
    lines = text[:start].split("\n")
    paragraph = sum(1 for line in lines[:-1] if line.strip()) + 1
    return Standing(
        start,
        end,
        text[max(0, start - AROUND) : start],
        text[end : end + AROUND],
        paragraph,
    )
