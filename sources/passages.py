"""How a text is cut for reading: cited words, what lies between, and gaps."""

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
    spans = sorted(spans)
    edges = sorted({0, len(text), *(edge for span in spans for edge in span[:2])})
    for start, end in pairwise(edges):
        cited = tuple(key for a, b, key in spans if a <= start and end <= b)
        inner = start > 0 and end < len(text) and end - start <= KEPT_GAP
        if cited or whole or inner:
            opens = tuple(key for a, _, key in spans if a == start)
            yield Passage(text[start:end], cited, opens)
        else:
            yield Passage("", gap=True)


def before(text: str, start: int) -> str:
    """Return the context that leads up to an offset, never across a gap."""
    return text[max(0, start - CONTEXT) : start].rpartition(GAP_MARK)[2]


def after(text: str, end: int) -> str:
    """Return the context that follows an offset, never across a gap."""
    return text[end : end + CONTEXT].partition(GAP_MARK)[0]
