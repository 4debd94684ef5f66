"""Where a text has nearly the letters of words that come without any context."""

import re

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from sources.spans import Span

LIKE = 0.72  # similarity by edited letters from which words are proposed
EDGE = 3  # letters by which a proposal grows to whole words
SHIFT = 2  # letters by which its edges are tried
LONGEST = 1000  # characters


def misspelt(exact: str, start: int | None, text: str) -> tuple[Span, float] | None:
    """Return the likeliest place, if possible where the words once stood, and how like."""
    if len(exact) > LONGEST:
        return None
    if start is not None:
        first = max(0, start - len(exact))
        found = _likeliest(exact, text[first : start + 2 * len(exact)], first, text)
        if found:
            return found
    return _likeliest(exact, text, 0, text)


def _likeliest(
    exact: str, piece: str, offset: int, text: str
) -> tuple[Span, float] | None:
    found = fuzz.partial_ratio_alignment(exact, piece, score_cutoff=60)
    if not found or not piece:
        return None
    first, last = found.dest_start, found.dest_end
    if len(exact) > len(piece):
        first, last = 0, len(piece)
    span = _whole_words(text, *_nearest(exact, text, offset + first, offset + last))
    likeness = Levenshtein.normalized_similarity(exact, text[span.start : span.end])
    return (span, likeness) if likeness >= LIKE else None


def _nearest(exact: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Move the edges by a letter or two if the words are then more alike."""
    edges = [
        (first, last)
        for first in range(max(0, start - SHIFT), min(start + SHIFT, end - 1) + 1)
        for last in range(max(end - SHIFT, first + 1), min(end + SHIFT, len(text)) + 1)
    ]
    return min(
        edges,
        key=lambda edge: (
            Levenshtein.distance(exact, text[slice(*edge)]),
            abs(edge[0] - start) + abs(edge[1] - end),
        ),
    )


def _whole_words(text: str, start: int, end: int) -> Span:
    """Grow, or where that is too far keep, the edges to those of words."""
    while text[start].isspace() and start < end - 1:
        start += 1
    while text[end - 1].isspace() and end > start + 1:
        end -= 1
    if start and text[start - 1].isalnum():
        lead = re.search(
            rf"(?<!\w)\w{{1,{EDGE}}}$", text[max(0, start - EDGE - 1) : start]
        )
        start -= len(lead[0]) if lead and text[start].isalnum() else 0
    if end < len(text) and text[end - 1].isalnum():
        tail = re.match(rf"\w{{1,{EDGE}}}(?!\w)", text[end : end + EDGE + 1])
        end += len(tail[0]) if tail else 0
    return Span(start, end)
