"""Which stretch of a text renders a quotation whose words have changed."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

from sources.folding import plain
from sources.spans import Span

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
WORD = re.compile(rf"\d+(?:[.,]\d+)*|[{UNSPACED}]|[^\W\d_{UNSPACED}]{{1,40}}")
SENTENCE_END = re.compile(r"[.!?;؟。]|\n")
SHORT = 3  # letters up to which a word says little
EXTRA = 6  # words that may have joined a sentence at its edge


@dataclass(frozen=True)
class Words:
    """The words of a text, without case, and where they stand in it."""

    text: str
    keys: list[str]
    spans: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> "Words":
        found = list(WORD.finditer(text))
        return cls(text, [m[0].casefold() for m in found], [m.span() for m in found])

    def ends_sentence(self, index: int) -> bool:
        """Whether a sentence ends between a word and the one before it."""
        between = self.text[self.spans[index - 1][1] : self.spans[index][0]]
        return bool(SENTENCE_END.search(between))

    def weight(self, first: int, last: int) -> float:
        return sum(map(weight, self.keys[first:last]))


@dataclass(frozen=True)
class Known:
    """A quotation in its context, in words; the quotation is [first, last)."""

    prefix: str
    exact: str
    suffix: str
    words: Words
    first: int
    last: int
    opens: bool  # it begins a sentence
    closes: bool

    @classmethod
    def of(cls, prefix: str, exact: str, suffix: str) -> "Known":
        words = Words.of(prefix + exact + suffix)
        start, end = len(prefix), len(prefix) + len(exact)
        first = sum(span[0] < start for span in words.spans)
        last = first + sum(start <= span[0] < end for span in words.spans)
        opens = first in (0, last) or words.ends_sentence(first)
        closes = last in (first, len(words.keys)) or words.ends_sentence(last)
        return cls(prefix, exact, suffix, words, first, last, opens, closes)


@dataclass(frozen=True)
class Rendering:
    """A stretch of a text, and how much of a quotation it keeps, 0 to 1."""

    span: Span
    likeness: float


def weight(word: str) -> float:
    return min(len(word), 10) if len(word) > SHORT or word[0].isdigit() else 1.5


def render(known: Known, text: str, offset: int) -> Rendering | None:
    """Find what renders a known quotation in a piece of text that begins at offset."""
    new = Words.of(text)
    pairs = pairs_of(known.words.keys, new.keys)
    kept = _densest(
        [pair for pair in pairs if known.first <= pair[0] < known.last], known, new
    )
    if kept:
        first, last = _edges(known, new, pairs, kept)
    else:
        first, last = _between(known, pairs)
    if first >= last:
        return None
    start, end = _with_marks(known.exact, new, first, last)
    likeness = _likeness(known, new, first, last, kept, text[start:end])
    return Rendering(Span(offset + start, offset + end), likeness)


def pairs_of(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Which words stand in both lists, in the same order."""
    blocks = LCSseq.editops(old, new).as_matching_blocks()
    return [(b.a + k, b.b + k) for b in blocks for k in range(b.size)]


def _densest(
    pairs: list[tuple[int, int]], known: Known, new: Words
) -> list[tuple[int, int]]:
    """Drop kept words that stand astray, far from the others."""
    best, best_sum, run, run_sum = (0, 0), 0.0, 0, 0.0
    for k, (i, j) in enumerate(pairs):
        if k:
            before = pairs[k - 1]
            run_sum -= max(0, (j - before[1]) - (i - before[0])) * 0.8
        if run_sum <= 0:
            run, run_sum = k, 0.0
        run_sum += weight(new.keys[j])
        if run_sum > best_sum:
            best, best_sum = (run, k + 1), run_sum
    return pairs[slice(*best)]


def _edges(
    known: Known, new: Words, pairs: list[tuple[int, int]], kept: list[tuple[int, int]]
) -> tuple[int, int]:
    """Return the words [first, last) of the rendering, edited edges included."""
    (i, first), (k, last) = kept[0], kept[-1]
    left = max((pair for pair in pairs if pair[0] < known.first), default=None)
    right = min((pair for pair in pairs if pair[0] >= known.last), default=None)
    near_left = left is not None and known.first - left[0] <= 2
    near_right = right is not None and right[0] - known.last <= 1
    floor = left[1] + 1 if near_left else 0
    ceiling = right[1] if near_right else len(new.keys)
    back = [new.ends_sentence(n) for n in range(first, floor, -1)]
    on = [new.ends_sentence(n) for n in range(last + 1, ceiling)]
    first -= _reach(i - known.first, back, near_left, known.opens)
    last += _reach(known.last - 1 - k, on, near_right, known.closes)
    return first, last + 1


def _reach(lost: int, joints: list[bool], near: bool, whole: bool) -> int:
    """Return how many words beyond the outermost kept one belong to the rendering.

    `lost` words of the quotation are gone from this edge; `joints` says after
    each further word whether a sentence ends there; `near` that the last of
    them touches the remembered context; `whole` that the quotation went to the
    sentence's edge.
    """
    gap = len(joints)
    sentence = joints.index(True) if True in joints else None
    if near and lost and gap <= 2 * lost + 2:
        return gap if sentence is None or not whole else sentence
    edge = gap if near and sentence is None else sentence
    if edge is None:
        return min(lost, gap)
    return edge if whole and edge <= max(2 * lost, EXTRA) else min(lost, edge)


def _between(known: Known, pairs: list[tuple[int, int]]) -> tuple[int, int]:
    """Return what a few words that are all gone gave way to, if their context stayed."""
    left = max((pair for pair in pairs if pair[0] < known.first), default=None)
    right = min((pair for pair in pairs if pair[0] >= known.last), default=None)
    if not left or not right or right[0] - left[0] - 1 != known.last - known.first:
        return 0, 0
    few = known.last - known.first <= SHORT and right[1] - left[1] - 1 <= SHORT + 1
    return (left[1] + 1, right[1]) if few else (0, 0)


def _with_marks(exact: str, new: Words, first: int, last: int) -> tuple[int, int]:
    """Widen words by the marks and spaces that the quotation has at its edges."""
    start, end = new.spans[first][0], new.spans[last - 1][1]
    found = [match.span() for match in WORD.finditer(exact)]
    lead, tail = (exact[: found[0][0]], exact[found[-1][1] :]) if found else ("", "")
    while lead and start and _alike(new.text[start - 1], lead):
        start -= 1
        lead = lead[:-1]
    while tail and end < len(new.text) and _alike(new.text[end], tail):
        end += 1
        tail = tail[1:]
    return start, end


def _alike(char: str, marks: str) -> bool:
    """Whether a character is a mark as good as those at the quotation's edge."""
    if char.isspace():
        return marks.isspace()
    return not char.isalnum() and not marks.isspace()


def _likeness(
    known: Known,
    new: Words,
    first: int,
    last: int,
    kept: list[tuple[int, int]],
    said: str,
) -> float:
    same = sum(weight(new.keys[j]) for _, j in kept)
    all_ = known.words.weight(known.first, known.last) + new.weight(first, last)
    old, now = (plain(text).strip().casefold() for text in (known.exact, said))
    letters = Indel.normalized_similarity(old, now)
    return max(2 * same / all_, 2 * letters - 1)
