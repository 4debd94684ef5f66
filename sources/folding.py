"""The same words in another dress: spaces, quotation marks, accents, hyphens."""

import re
import unicodedata
from dataclasses import dataclass

from sources.spans import Span

MARKS = {"'": "‘’‚‛′´ʼ", '"': "“”„‟″«»", "-": "‐‑‒–—―−", "...": "…"}
LIGATURES = {"ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "ffi": "ﬃ", "ffl": "ﬄ", "st": "ﬅﬆ"}
PLAIN = {
    dressed: plain for plain, all_ in (MARKS | LIGATURES).items() for dressed in all_
}
UNSEEN = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
SEPARATORS = re.compile(r"[\s\x00-\x1f\x7f]+")
DRESSED = re.compile(f"[{''.join(PLAIN)}]")
SKIPPED = re.compile(f"[{UNSEEN}]+")
JAMO = range(0x1160, 0x1200)  # vowels and finals, which join what stands before
VOWELS = (
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf"
    "\u102e\u1b35\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af"
    "\U00011930"
)  # they compose with the letter before without being combining marks
JOINING = frozenset(UNSEEN + VOWELS)


@dataclass(frozen=True)
class Folded:
    """A text in plain dress, and where each of its characters came from."""

    text: str
    edges: list[int]  # code points of the original; one more than characters

    def span(self, start: int, end: int) -> Span:
        """Return where the folded characters [start, end) stand in the original."""
        after = end
        while after < len(self.text) and self.edges[after] == self.edges[end - 1]:
            after += 1
        return Span(self.edges[start], self.edges[after])


def plain(text: str) -> str:
    """Return a text with one space for any, plain marks, no soft hyphens, in NFC."""
    if not text.isascii():
        text = SKIPPED.sub("", DRESSED.sub(lambda mark: PLAIN[mark[0]], text))
        text = unicodedata.normalize("NFC", text)
    return SEPARATORS.sub(" ", text)


def is_dressed(text: str) -> bool:
    """Whether its words may be spelt with ligatures, unseen or composed characters."""
    if text.isascii():
        return False
    rare = any(char in text for char in UNSEEN + "".join(LIGATURES.values()))
    return rare or not unicodedata.is_normalized("NFC", text)


def fold(text: str) -> Folded:
    """Return a text as `plain` does, with the way back to its offsets."""
    pieces: list[str] = []
    edges: list[int] = []
    for start, end in _clusters(text):
        piece = plain(text[start:end])
        if pieces and pieces[-1].endswith(" "):
            piece = piece.removeprefix(" ")
        if piece:
            pieces.append(piece)
            edges += [start] * len(piece)
    return Folded("".join(pieces), [*edges, len(text)])


def _clusters(text: str) -> list[tuple[int, int]]:
    """Cut a text before every character that does not join the one before."""
    starts = [i for i, char in enumerate(text) if not (i and _joins(char))]
    return [*zip(starts, [*starts[1:], len(text)], strict=False)]


def _joins(char: str) -> bool:
    return char in JOINING or (
        char > "\u02ff" and (unicodedata.combining(char) > 0 or ord(char) in JAMO)
    )
