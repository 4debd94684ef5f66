"""Where a text says these words, for an editor to choose from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sources.spans import Span

AROUND = 60  # code points shown either side
LIKE = {"'": "‘’‚‛`´", '"': "“”„‟«»", "-": "‐‑‒–—"}
PLAIN = str.maketrans({char: plain for plain, like in LIKE.items() for char in like})
RUN = re.compile(r"\s+|\S+")


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
    sought, _ = _folded(words.strip())
    said, at = _folded(text) if sought else ("", [])
    start = said.find(sought) if sought else -1
    while start >= 0:
        last = start + len(sought) - 1
        yield Span(at[start], at[last] + 1)
        start = said.find(sought, last + 1)


def _folded(text: str) -> tuple[str, list[int]]:
    """A text in its plainest dress, and where each of its characters stood."""
    said, at = [], []
    for run in RUN.finditer(text.translate(PLAIN)):
        lower = run[0].lower()
        same = len(lower) == len(run[0])
        said.append(" " if run[0].isspace() else lower if same else run[0])
        at += [run.start()] if run[0].isspace() else range(*run.span())
    return "".join(said), at


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
