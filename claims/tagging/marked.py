"""A text as paragraphs and sentences, with what is cited or suggested in it marked."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from claims.tagging.saying import tells
from claims.tagging.sentences import sentences
from sources.spans import Span

CLAIM, OUTCOME, ATTRIBUTION = "claim", "outcome", "attribution"


@dataclass(frozen=True, order=True)
class Mark(Span):
    """Words that something rests on: which side, or a suggestion and its key."""

    kinds: str = ""
    key: str = ""


@dataclass(frozen=True)
class Piece:
    """Words with the same marks over them, and the keys of these."""

    text: str
    kinds: str = ""
    keys: str = ""
    begins: bool = False


@dataclass
class Sentence:
    """A step of the keyboard, and the space after it.

    It `tells` where somebody says something in it.
    """

    pieces: list[Piece]
    after: str = ""
    tells: bool = False


@dataclass
class Block:
    """A paragraph, named by where it begins (code points), and the line ends after it."""

    start: int
    before: str
    sentences: list[Sentence] = field(default_factory=list)
    gap: str = ""


def blocks(
    text: str, marks: Iterable[Mark], over: Span | None = None
) -> Iterator[Block]:
    """Yield the paragraphs of a text, all or those that a span touches.

    Every character is in one of them, or between two as a gap.
    """
    ahead = deque(sorted(marks))
    for start, end, after in _lines(text):
        while ahead and ahead[0].end <= start:
            ahead.popleft()
        if over is None or (start < over.end and over.start < end):
            near = takewhile(lambda mark, end=end: mark.start < end, ahead)
            here = [mark for mark in near if start < mark.end]
            yield _block(text, start, end, here, text[end:after])


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where each line with words begins, ends, and the next one begins."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        after = end
        while text.startswith("\n", after):
            after += 1
        yield start, end, after
        start = after


def _block(text: str, start: int, end: int, marks: list[Mark], gap: str) -> Block:
    spans = [*sentences(text, start, end)]
    edges = [span.start for span in spans] + [end]
    block = Block(start, text[start : edges[0]], gap=gap)
    for span, following in zip(spans, edges[1:], strict=True):
        pieces = [*_pieces(text, span, marks)]
        after, telling = text[span.end : following], tells(text[span.start : span.end])
        block.sentences.append(Sentence(pieces, after, telling))
    return block


def _pieces(text: str, span: Span, marks: list[Mark]) -> Iterator[Piece]:
    here = [m for m in marks if m.start < span.end and span.start < m.end]
    edges = {span.start, span.end}
    edges |= {max(span.start, m.start) for m in here}
    edges |= {min(span.end, m.end) for m in here}
    for start, end in pairwise(sorted(edges)):
        over = [m for m in here if m.start <= start and end <= m.end]
        kinds = " ".join(sorted({kind for m in over for kind in m.kinds.split()}))
        keys = " ".join(m.key for m in over if m.key)
        begins = any(m.start == start for m in over)
        yield Piece(text[start:end], kinds, keys, begins)
