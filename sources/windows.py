"""Where in a text to look for a quotation whose words have changed."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from rapidfuzz import fuzz

from sources.alignment import SHORT, WORD, Known
from sources.very_words import standing

TOUCHING = 20  # characters of context searched for as they stand
SEED = 20  # characters of a piece of the quotation searched for as it stands
EVERYWHERE = 24  # places of a seed that are looked at; a commoner one says little
SEEDS = 40
WINDOWS = 6  # pieces of text that are compared word by word
SLACK = 80  # code points


def touching(known: Known, text: str) -> Iterator[tuple[int, int]]:
    """Windows where the context, or the nearest part of it, stands as it was."""
    reach = 2 * len(known.exact) + SLACK
    prefix, suffix = len(known.prefix), len(known.suffix)
    for place in _first(known.prefix, known.prefix[-TOUCHING:], text):
        yield place - prefix, place + prefix + reach + suffix
    for place in _first(known.suffix, known.suffix[:TOUCHING], text):
        yield place - reach - prefix, place + suffix + TOUCHING


def _first(whole: str, nearest: str, text: str) -> list[int]:
    """A few places of a context, or if there are none of its nearest part."""
    if len(nearest) < TOUCHING:
        return []
    found = list(islice(standing(whole, text), WINDOWS))
    return found or list(islice(standing(nearest, text), WINDOWS))


def alike(known: Known, text: str) -> Iterator[tuple[int, int]]:
    """The window most like the quotation, letter by letter."""
    found = fuzz.partial_ratio_alignment(known.exact, text, score_cutoff=50)
    if found and len(known.exact) <= len(text):
        slack = len(known.exact) // 2 + SLACK
        yield (
            found.dest_start - len(known.prefix) - slack,
            found.dest_end + len(known.suffix) + slack,
        )


def seeded(known: Known, text: str) -> Iterator[tuple[int, int]]:
    """The windows that hold most pieces of the quotation and its context."""
    whole = known.words.text
    yield from _windows(whole, known, sorted(_hits(whole, text)))


def shouted(known: Known, text: str) -> Iterator[tuple[int, int]]:
    """The windows of `seeded`, whatever is written in capitals."""
    whole, lower = known.words.text.lower(), text.lower()
    if len(whole) == len(known.words.text) and len(lower) == len(text):
        yield from _windows(whole, known, sorted(_hits(whole, lower)))


def _windows(
    whole: str, known: Known, hits: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
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
