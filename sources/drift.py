"""Where the surroundings of a quotation stand, with other words between them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from rapidfuzz import fuzz

from sources.alignment import Known, render
from sources.changes import changes
from sources.folding import plain
from sources.spans import Span
from sources.surroundings import (
    AGREES,
    FIRM,
    GAP_MARK,
    LONG,
    NEARBY,
    WHOLE,
    Agreement,
    agreement,
    breaks_off,
    echo,
)
from sources.very_words import standing
from sources.windows import EVERYWHERE, TOUCHING, alike, seeded, shouted, touching

Windows = Callable[[Known, str], Iterator[tuple[int, int]]]

LONGEST = 10_000  # characters; a longer quotation is found by its very words only
GLUE = 4  # spaces that may part them
TELLING = 12  # characters of context by which a neighbour is known
NEIGHBOUR = 80.0  # per cent
MARGIN = 0.03  # by which the best proposal must surpass the second
CLEAR = 0.1  # by which words in other surroundings make the best one doubtful
LEAST = 0.33  # likeness that is needed where the context is the same
SAME = 0.85  # mean agreement up to which more is needed
SURE = 0.5  # likeness that needs no further search if both sides stand as they were
ECHOED = 0.45  # likeness that is needed where the context was edited too
SIMILAR = 0.7  # likeness from which it may be a like statement about something else
ABOVE_CHANCE = 0.58  # similarity that two texts hardly have by accident
FAINT = 0.2  # share of the words of the context, by weight
BARE = 0.7  # likeness that is needed without any context


@dataclass(frozen=True)
class Proposal:
    """Words that may have replaced a quotation."""

    span: Span
    likeness: float
    agreement: Agreement
    old: str
    new: str

    @cached_property
    def score(self) -> float:
        sides = self.agreement.sides
        return (
            0.6 * self.likeness + 0.4 * self.agreement.mean if sides else self.likeness
        )

    @cached_property
    def is_sure(self) -> bool:
        sides = self.agreement.sides
        return len(sides) == 2 and min(sides) >= SAME and self.likeness >= SURE

    @cached_property
    def is_firm(self) -> bool:
        """Whether one side stands as it was, or both nearly, and so do the words."""
        stands = self.agreement.best >= WHOLE or self.is_between
        return stands and self.likeness >= SIMILAR

    @property
    def is_between(self) -> bool:
        """Whether both sides are rather the same, letters changed here and there."""
        sides = self.agreement.sides
        return (
            len(sides) == 2
            and min(sides) >= ABOVE_CHANCE
            and self.agreement.mean >= AGREES
        )

    @property
    def is_material(self) -> bool:
        return "material" in changes(self.old, self.new)

    @cached_property
    def is_sound(self) -> bool:
        """Whether the surroundings are the same and enough of the words is left."""
        if not self.agreement.sides:
            return self.likeness >= BARE
        agreeing = [side for side in self.agreement.sides if side >= AGREES]
        is_weak = len(agreeing) == 1 and agreeing[0] < FIRM and not self.is_between
        if not agreeing or (is_weak and self.is_material):
            return False
        strange = max(0.0, SAME - self.agreement.mean)
        return self.likeness >= LEAST + strange


def still_there(known: Known, text: str) -> Proposal | None:
    """Return what stands between the very context, if it is sure to be meant."""
    if len(known.exact) > LONGEST:
        return None
    found = _proposals(known, text, touching, NEARBY)
    return _best([proposal for proposal in found if proposal.is_sure])


def drift(known: Known, text: str) -> Proposal | None:
    """Return the one place whose surroundings agree but whose words have changed."""
    if len(known.exact) > LONGEST:
        return None
    nearby = LONG if _is_cut_out(known, text) else NEARBY
    proposals: dict[Proposal, None] = {}
    for windows in (touching, alike, seeded):
        proposals |= dict.fromkeys(_proposals(known, text, windows, nearby))
        if any(proposal.is_sure or proposal.is_firm for proposal in proposals):
            break
    likely = _likely(known, text, proposals, nearby)
    if not likely:
        proposals |= dict.fromkeys(_proposals(known, text, shouted, nearby))
        likely = _likely(known, text, proposals, nearby)
    best = _best(likely)
    return best if best and not _is_doubtful(best, proposals) else None


def _is_doubtful(best: Proposal, proposals: Iterable[Proposal]) -> bool:
    """Whether far likelier words stand in other surroundings."""
    return any(
        other.score >= best.score + CLEAR and _apart(other.span, best.span)
        for other in proposals
    )


def _likely(
    known: Known, text: str, proposals: Iterable[Proposal], nearby: int
) -> list[Proposal]:
    """The proposals whose surroundings are the same, or were edited with the words."""
    sound = [
        proposal
        for proposal in proposals
        if proposal.is_sound and not _is_set_phrase(known, text, proposal)
    ]
    likeliest = max(proposals, key=lambda proposal: proposal.score, default=None)
    if likeliest and nearby != LONG and _is_echoed(known, text, likeliest):
        sound.append(likeliest)
    return sound


def _is_set_phrase(known: Known, text: str, proposal: Proposal) -> bool:
    """Whether all that the surroundings of another statement share may be a phrase."""
    if min(proposal.agreement.sides, default=1) >= AGREES or not proposal.is_material:
        return False
    span = proposal.span
    return proposal.likeness >= SIMILAR and breaks_off(
        known.prefix, known.suffix, text, span.start, span.end
    )


def _is_echoed(known: Known, text: str, proposal: Proposal) -> bool:
    """Whether words of the context, edited too, stand around what is like enough.

    Nearly the same words may be another statement of the same kind, so that
    they need an echo on either side.
    """
    if proposal.likeness < ECHOED:
        return False
    span = proposal.span
    heard = echo(known.prefix, known.suffix, text, span.start, span.end)
    on_both = len(heard.sides) == 2 and min(heard.sides) >= FAINT / 2
    return heard.mean >= FAINT and (on_both or proposal.likeness < SIMILAR)


def _proposals(
    known: Known, text: str, windows: Windows, nearby: int
) -> list[Proposal]:
    found = (
        _propose(known, text, max(0, first), last, nearby)
        for first, last in windows(known, text)
    )
    return [proposal for proposal in found if proposal]


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
    return Proposal(span, rendering.likeness, sides, known.exact, said)


def _is_neighbour(said: str, known: Known) -> bool:
    """Whether these are rather the words that stood before or after the quotation."""
    said = plain(said).strip().casefold()
    exact, before, after = map(_bare, (known.exact, known.prefix, known.suffix))
    follows = _rather(said[: len(after)], after, exact[: len(after)])
    return follows or _rather(said[-len(before) :], before, exact[-len(before) :])


@lru_cache(maxsize=3)
def _bare(text: str) -> str:
    return plain(text).strip().casefold()


def _rather(said: str, neighbour: str, exact: str) -> bool:
    """Whether an edge of what is said is the neighbour's and not the quotation's."""
    likeness = fuzz.ratio(said, neighbour)
    return (
        len(neighbour) >= TELLING
        and likeness >= NEIGHBOUR
        and likeness > fuzz.ratio(said, exact)
    )
