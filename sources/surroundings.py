"""How well what stands around a place agrees with a remembered context."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from sources.alignment import Words, pairs_of, weight
from sources.folding import plain

GAP_MARK = "[…]"
AGREES = 0.7  # similarity from which one side of a context is the same
COMMON = 0.7  # worth of a likeness to what the text says in several places
NEARBY = 800  # code points within which a context may have been pushed away
CUT = 3  # characters by which a context may have grown or shrunk
FARTHEST = 96  # characters of a long context that are compared when it has changed
LONG = 16  # characters from which a context can be told at a distance
TOLD = 20  # characters of context that may be a set phrase
FIRM = 0.85  # similarity from which one side is enough for a material change
WHOLE = 0.95  # similarity from which it stands as it was
PUSHED = 95.0  # per cent; what stands at a distance must be nearly the same


@dataclass(frozen=True)
class Agreement:
    """How similar each side is, 0 to 1; None where nothing is remembered."""

    before: float | None
    after: float | None

    @property
    def sides(self) -> list[float]:
        return [side for side in (self.before, self.after) if side is not None]

    @property
    def mean(self) -> float:
        return sum(self.sides) / len(self.sides) if self.sides else 0.0

    @property
    def best(self) -> float:
        return max(self.sides, default=0.0)


def before(text: str, start: int, size: int) -> str:
    """Return up to `size` code points that lead up to an offset, never across a gap."""
    first = max(0, start - size)
    gap = text.rfind(GAP_MARK, max(0, first - len(GAP_MARK) + 1), start)
    return text[first if gap < 0 else gap + len(GAP_MARK) : start]


def after(text: str, end: int, size: int) -> str:
    """Return up to `size` code points that follow an offset, never across a gap."""
    last = min(len(text), end + size)
    gap = text.find(GAP_MARK, end, last + len(GAP_MARK) - 1)
    return text[end : last if gap < 0 else gap]


def agreement(
    prefix: str, suffix: str, text: str, start: int, end: int, nearby: int = NEARBY
) -> Agreement:
    """Compare a remembered prefix and suffix with what stands around [start, end)."""
    return Agreement(
        _side(prefix, before(text, start, len(prefix) + nearby), text, leading=True),
        _side(suffix, after(text, end, len(suffix) + nearby), text, leading=False),
    )


def breaks_off(prefix: str, suffix: str, text: str, start: int, end: int) -> bool:
    """Whether a side agrees next to [start, end) and differs from there on.

    It may then be no more than a set phrase, or the subject of another sentence.
    """
    return _parts(prefix, before(text, start, len(prefix)), leading=True) or _parts(
        suffix, after(text, end, len(suffix)), leading=False
    )


def _parts(known: str, around: str, *, leading: bool) -> bool:
    known, around = _nearest(known, leading), _nearest(around, leading)
    pairs = enumerate(zip(known, around, strict=False))
    agreed = next((i for i, (a, b) in pairs if a != b), len(known))
    return TOLD / 2 <= agreed < len(known)


def echo(prefix: str, suffix: str, text: str, start: int, end: int) -> Agreement:
    """How many of the words of each side, by weight, stand around [start, end)."""
    return Agreement(
        _echoed(prefix, before(text, start, len(prefix) + LONG)),
        _echoed(suffix, after(text, end, len(suffix) + LONG)),
    )


def _echoed(known: str, around: str) -> float | None:
    old = Words.of(known).keys
    if not old:
        return None
    kept = pairs_of(old, Words.of(around).keys)
    return sum(weight(old[i]) for i, _ in kept) / sum(map(weight, old))


def _side(known: str, around: str, text: str, *, leading: bool) -> float | None:
    if not known:
        return None
    if around.endswith(known) if leading else around.startswith(known):
        return 1.0
    nearest = known[-TOLD:] if leading else known[:TOLD]
    known, around = _nearest(known, leading), _nearest(around, leading)
    known = known[:FARTHEST]
    if not known:
        return None
    found = _similarity(known, around)
    is_common = AGREES <= found < WHOLE and _is_common(nearest, text)
    return COMMON * found if is_common else found


@lru_cache(maxsize=4)
def _is_common(words: str, text: str) -> bool:
    """Whether words stand in a text more than once."""
    return text.find(words, text.find(words) + 1) >= 0


def _nearest(text: str, leading: bool) -> str:
    """The near part of a context in plain dress, read away from the quotation."""
    reach = FARTHEST + NEARBY
    text = plain(text[-reach:] if leading else text[:reach]).strip().casefold()
    return text[::-1] if leading else text


def _similarity(known: str, around: str) -> float:
    size = len(known)
    if around.startswith(known):
        return 1.0
    cuts = range(max(1, size - CUT), size + CUT + 1)
    close = max(fuzz.ratio(known, around[:cut]) for cut in cuts)
    if size < LONG or len(around) < size:
        return close / 100
    beside = fuzz.partial_ratio(known, around[: size + LONG])
    beyond = fuzz.partial_ratio(known, around, score_cutoff=PUSHED)
    return max(close, 0.95 * beside, 0.7 * beyond) / 100
