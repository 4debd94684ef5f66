"""How a text is cut for reading: cited words, what lies between, and gaps."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

KEPT_GAP = 3  # code points; more than this between two quotations is left out
GAP_MARK = "[…]"
CONTEXT = 32  # code points either side of a quotation


@dataclass(frozen=True)
class Passage:
    """A stretch of a text and the ids of the citations that cover it.

    `opens` are the citations that begin here. A gap has no words: they are
    not shown to this reader.
    """

    text: str
    cited: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    gap: bool = False


def passages(
    text: str, spans: Iterable[tuple[int, int, str]], *, whole: bool
) -> Iterator[Passage]:
    """Cut a text at every edge of its cited spans (code points, half-open).

    With `whole` every word is there; without it only cited words are, with
    gaps of up to three code points between them kept.
    """
    opening, closing = defaultdict(list), defaultdict(list)
    for start, end, key in sorted(spans):
        opening[start].append(key)
        closing[end].append(key)
    open_now: dict[str, None] = {}
    for start, end in pairwise(sorted({0, len(text), *opening, *closing})):
        for key in closing[start]:
            del open_now[key]
        open_now |= dict.fromkeys(opening[start])
        inner = start > 0 and end < len(text) and end - start <= KEPT_GAP
        if open_now or whole or inner:
            yield Passage(text[start:end], tuple(open_now), tuple(opening[start]))
        else:
            yield Passage("", gap=True)


def stretches(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what `passages` shows without a gap of a text that is not shown whole."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start - joined[-1][1] <= KEPT_GAP:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def before(text: str, start: int) -> str:
    """Return the context that leads up to an offset, never across a gap."""
    return text[max(0, start - CONTEXT) : start].rpartition(GAP_MARK)[2]


def after(text: str, end: int) -> str:
    """Return the context that follows an offset, never across a gap."""
    return text[end : end + CONTEXT].partition(GAP_MARK)[0]


def around(text: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """Return what stands before [start, end), there, and after, `width` either side."""
    return text[max(0, start - width) : start], text[start:end], text[end : end + width]


def shown(text: str, spans: Iterable[tuple[int, int, str]], *, whole: bool) -> str:
    """Return what a reader sees of a text; a gap mark stands for what is left out."""
    if whole:
        return text
    parts = passages(text, spans, whole=False)
    return "".join(f" {GAP_MARK} " if part.gap else part.text for part in parts)
