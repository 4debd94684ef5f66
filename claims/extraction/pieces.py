"""Long texts in pieces that a pipeline can take, cut between paragraphs."""

import re
from collections.abc import Iterator

LONGEST = 20_000  # characters of a piece
RUN = re.compile(r"\S{200}(?=\S)")  # no word: a table, a key, an attack
BREAKS = ["\n\n", "\n", ". ", " "]


def pieces(text: str, longest: int = LONGEST) -> Iterator[tuple[int, str]]:
    """Yield (offset, piece) so that the pieces joined are the text; one if empty."""
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start, start + longest)
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _cut(text: str, start: int, limit: int) -> int:
    for mark in BREAKS:
        at = text.rfind(mark, start + 1, limit)
        if at > start:
            return at + len(mark)
    return limit


def tamed(text: str) -> str:
    """Return a text of the same length without words over 200 characters."""
    return RUN.sub(lambda run: run[0][:-1] + " ", text)


def lowered(text: str) -> str:
    """Return a text in small letters with every letter where it was."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(
        low if len(low := letter.lower()) == 1 else letter for letter in text
    )
