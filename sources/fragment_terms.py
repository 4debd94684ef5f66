"""Which words of a text a fragment may be made of: the quotation, and what is around.

No term crosses the end of a block or a gap mark, for the page has no such words
there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from sources.passages import GAP_MARK
from sources.spans import Span

REACH = 400  # code points either side that context is taken from
LONG = 300  # code points; what is longer is told by its first and last words
LONGEST = 1000  # no term is longer, for an address is not a text
SHORT = 20  # code points; so few may be elsewhere on a page around the text
AMOUNTS = [(0, 0), (0, 3), (3, 0), (3, 3), (6, 6), (12, 12), (24, 24), (48, 48)]
CUT = re.compile(rf"\n|{re.escape(GAP_MARK)}")
STOPS = "\u3000-\u3011\uff01-\uff0f\uff1a-\uff1f"
TOKEN = re.compile(rf"[^\s{STOPS}]+[{STOPS}]*|[{STOPS}]+")
SPACES = re.compile("[ \t\f\v]+")


@dataclass(frozen=True)
class Context:
    """Words on one side of a quotation, the nearest first, as spans of the text."""

    words: list[Span]

    def nearest(self, text: str, amount: int) -> str | None:
        """The words that are so many words or fewer away, as one term."""
        words = self.words[:amount]
        if not words:
            return None
        ends = [
            edge for word in (words[0], words[-1]) for edge in (word.start, word.end)
        ]
        return plain(text[min(ends) : max(ends)])


def before(text: str, start: int, floor: int) -> Context:
    """Return the words that lead up to an offset, none from before the floor."""
    begin = max(floor, start - REACH)
    window = text[begin:start].rstrip()
    cut = max((match.end() for match in CUT.finditer(window)), default=0)
    words = [word.span() for word in TOKEN.finditer(window, cut)]
    if begin > floor and not cut:  # the first may be part of a word
        words = words[1:]
    return Context([Span(begin + a, begin + b) for a, b in reversed(words)])


def after(text: str, end: int, ceiling: int) -> Context:
    """Return the words that follow an offset, none from behind the ceiling."""
    stop = min(ceiling, end + REACH)
    window = text[end:stop]
    begin = len(window) - len(window.lstrip())
    cut = CUT.search(window, begin)
    last = cut.start() if cut else len(window)
    words = [word.span() for word in TOKEN.finditer(window, begin, last)]
    if stop < ceiling and not cut:
        words = words[:-1]
    return Context([Span(end + a, end + b) for a, b in words])


def quoting(words: str) -> Iterator[tuple[str, str | None]]:
    """Yield ways to say a quotation: the whole, or its first and its last words."""
    pieces = CUT.split(words)
    if len(pieces) == 1 and len(words) <= LONG:
        yield plain(words), None
        return
    first, last = (list(TOKEN.finditer(piece)) for piece in (pieces[0], pieces[-1]))
    if len(pieces) == 1:  # the two must not overlap
        first, last = first[: len(first) // 2], last[len(first) // 2 :]
    for amount in (3, 6, 12, 24):
        if first and last:
            start = pieces[0][: first[:amount][-1].end()]
            yield plain(start), plain(pieces[-1][last[-amount:][0].start() :])
    if len(pieces) == 1:
        yield plain(words), None


def plain(words: str) -> str:
    """Join words as a browser lays them out; no-break spaces stay as they are."""
    return SPACES.sub(" ", words).strip()


def terms(
    text: str, chosen: Span, within: Span, needed: tuple[bool, bool]
) -> Iterator[tuple[str, str | None, str | None, str | None]]:
    """Yield start, end, prefix and suffix in every way to tell a quotation by them.

    `needed` says on which sides context is wanted whatever the words are; a short
    quotation has some on both, where there is any.
    """
    words = text[chosen.start : chosen.end]
    left = before(text, chosen.start, within.start)
    right = after(text, chosen.end, within.end)
    needed = (True, True) if len(words) < SHORT else needed
    amounts = sorted(AMOUNTS, key=lambda amount: lacking(amount, needed))
    every = (
        (start, end, left.nearest(text, some), right.nearest(text, others))
        for (start, end), (some, others) in product(quoting(words), amounts)
    )
    for found in dict.fromkeys(every):
        if max(len(term) for term in found if term is not None) <= LONGEST:
            yield found


def lacking(amount: tuple[int, int], needed: tuple[bool, bool]) -> int:
    return sum(want and not some for some, want in zip(amount, needed, strict=True))
