"""Where the surroundings of a quotation stand, with other words between them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz

from sources.alignment import SHORT, WORD, Known, render
from sources.changes import changes
from sources.folding import plain
from sources.spans import Span
from sources.surroundings import (
    AGREES,
    FIRM,
    GAP_MARK,
    LONG,
    NEARBY,
    Agreement,
    agreement,
)
from sources.very_words import standing

LONGEST = 10_000  # characters; a longer quotation is found by its very words only
TOUCHING = 20  # characters of context searched for as they stand
SEED = 20  # characters of a piece of the quotation searched for as it stands
EVERYWHERE = 48  # places of a seed that are looked at; a commoner one says little
SEEDS = 40
GLUE = 4  # spaces that may part them
WINDOWS = 6  # pieces of text that are compared word by word
SLACK = 80  # code points
TELLING = 12  # characters of context by which a neighbour is known
NEIGHBOUR = 80.0  # per cent
MARGIN = 0.03  # by which the best proposal must surpass the second
LEAST = 0.33  # likeness that is needed where the context is the same
SAME = 0.85  # mean agreement up to which more is needed
SURE = 0.5  # likeness that needs no further search if both sides stand as they were
BARE = 0.7  # likeness that is needed without any context


@dataclass(frozen=True)
class Proposal:
    """Words that may have replaced a quotation."""

    span: Span
    likeness: float
    agreement: Agreement
    is_material: bool

    @property
    def score(self) -> float:
        sides = self.agreement.sides
        return (
            0.6 * self.likeness + 0.4 * self.agreement.mean if sides else self.likeness
        )

    @property
    def is_sure(self) -> bool:
        sides = self.agreement.sides
        return len(sides) == 2 and min(sides) >= 0.9 and self.likeness >= SURE

    @property
    def is_sound(self) -> bool:
        """Whether the surroundings are the same and enough of the words is left."""
        if not self.agreement.sides:
            return self.likeness >= BARE
        agreeing = [side for side in self.agreement.sides if side >= AGREES]
        if not agreeing or (
            self.is_material and len(agreeing) == 1 and agreeing[0] < FIRM
        ):
            return False
        strange = max(0.0, SAME - self.agreement.mean)
        return self.likeness >= LEAST + strange


def drift(known: Known, text: str) -> Proposal | None:
    """Return the one place whose surroundings agree but whose words have changed."""
    if len(known.exact) > LONGEST:
        return None
    nearby = LONG if _is_cut_out(known, text) else NEARBY
    proposals: list[Proposal] = []
    for windows in (_touching, _alike, _seeded):
        for first, last in windows(known, text):
            found = _propose(known, text, max(0, first), last, nearby)
            if found and found not in proposals:
                proposals.append(found)
        if any(proposal.is_sure for proposal in proposals):
            break
    return _best([proposal for proposal in proposals if proposal.is_sound])


def _is_cut_out(known: Known, text: str) -> bool:
    """Whether what stood before and after the quotation now touches."""
    near, next_ = known.prefix.rstrip()[-TOUCHING:], known.suffix.lstrip()[:TOUCHING]
    if min(len(near), len(next_)) < TELLING:
        return False
    ends = (place + len(near) for place in islice(standing(near, text), EVERYWHERE))
    return any(
        text[end : end + len(next_) + GLUE].lstrip().startswith(next_) for end in ends
    )


def _best(proposals: list[Proposal]) -> Proposal | None:
    if not proposals:
        return None
    best = max(proposals, key=lambda proposal: proposal.score)
    rivals = [p.score for p in proposals if _apart(p.span, best.span)]
    if best.agreement.sides and best.score - max(rivals, default=0.0) < MARGIN:
        return None
    return best


def _apart(a: Span, b: Span) -> bool:
    return a.end <= b.start or b.end <= a.start


def _propose(
    known: Known, text: str, first: int, last: int, nearby: int
) -> Proposal | None:
    rendering = render(known, text[first:last], first)
    if rendering is None:
        return None
    span = rendering.span
    said = text[span.start : span.end]
    if GAP_MARK in said and GAP_MARK not in known.exact:
        return None
    if _is_neighbour(said, known):
        return None
    sides = agreement(known.prefix, known.suffix, text, span.start, span.end, nearby)
    is_material = "material" in changes(known.exact, said)
    return Proposal(span, rendering.likeness, sides, is_material)


def _is_neighbour(said: str, known: Known) -> bool:
    """Whether these are rather the words that stood before or after the quotation."""
    texts = (said, known.exact, known.prefix, known.suffix)
    said, exact, before, after = (plain(text).strip().casefold() for text in texts)
    follows = _rather(said[: len(after)], after, exact[: len(after)])
    return follows or _rather(said[-len(before) :], before, exact[-len(before) :])


def _rather(said: str, neighbour: str, exact: str) -> bool:
    """Whether an edge of what is said is the neighbour's and not the quotation's."""
    likeness = fuzz.ratio(said, neighbour)
    return (
        len(neighbour) >= TELLING
        and likeness >= NEIGHBOUR
        and likeness > fuzz.ratio(said, exact)
    )


def _touching(known: Known, text: str) -> Iterator[tuple[int, int]]:
    """Windows where the nearest part of the context stands as it was."""
    reach = 2 * len(known.exact) + SLACK
    near, next_ = known.prefix[-TOUCHING:], known.suffix[:TOUCHING]
    if len(near) == TOUCHING:
        for place in islice(standing(near, text), WINDOWS):
            yield place - len(known.prefix), place + reach + len(known.suffix)
    if len(next_) == TOUCHING:
        for place in islice(standing(next_, text), WINDOWS):
            yield (
                place - reach - len(known.prefix),
                place + len(known.suffix) + TOUCHING,
            )


def _alike(known: Known, text: str) -> Iterator[tuple[int, int]]:
    """The window most like the quotation, letter by letter."""
    found = fuzz.partial_ratio_alignment(known.exact, text, score_cutoff=50)
    if found and len(known.exact) <= len(text):
        slack = len(known.exact) // 2 + SLACK
        yield (
            found.dest_start - len(known.prefix) - slack,
            found.dest_end + len(known.suffix) + slack,
        )


def _seeded(known: Known, text: str) -> Iterator[tuple[int, int]]:
    """The windows that hold most pieces of the quotation and its context."""
    whole = known.words.text
    hits = sorted(_hits(whole, text))
    size = len(whole) + len(known.exact) // 3 + SLACK
    slack = len(known.exact) // 2 + SLACK
    for first, last in _crowded(hits, size):
        (place, at), (end, end_at) = hits[first], hits[last]
        yield place - at - slack, end + len(whole) - end_at + slack


def _hits(whole: str, text: str) -> Iterator[tuple[int, int]]:
    """Where pieces of a quotation in its context stand, and where they stood in it."""
    for at, seed in _seeds(whole):
        places = list(islice(standing(seed, text), EVERYWHERE + 1))
        if len(places) <= EVERYWHERE:
            yield from ((place, at) for place in places)


def _seeds(whole: str) -> list[tuple[int, str]]:
    """Pieces long enough to be rare, and the longest words."""
    step = max(SEED // 2, len(whole) // SEEDS)
    pieces = [(at, whole[at : at + SEED]) for at in range(0, len(whole), step)]
    words = {match[0]: match.start() for match in WORD.finditer(whole)}
    longest = sorted(words, key=len, reverse=True)[:SEEDS]
    return pieces + [(words[word], word) for word in longest if len(word) > SHORT]


def _crowded(hits: list[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    """Return the stretches of hits, apart from each other, with most of the pieces."""
    crowds, held, first = [], Counter(), 0
    for last, (place, at) in enumerate(hits):
        held[at] += 1
        while place - hits[first][0] > size:
            held[hits[first][1]] -= 1
            held += Counter()
            first += 1
        crowds.append((len(held), -first, -last))
    chosen: list[tuple[int, int]] = []
    for _, first, last in sorted(crowds, reverse=True):
        if all(-last < a or b < -first for a, b in chosen):
            chosen.append((-first, -last))
        if len(chosen) == WINDOWS:
            break
    return chosen
