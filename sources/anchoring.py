"""Where a quotation stands in a text, and where it stands after the text changed."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from sources.alignment import Known
from sources.changes import changes
from sources.drift import drift, still_there
from sources.folding import Folded, fold, is_dressed, plain
from sources.misspelling import misspelt
from sources.spans import Span
from sources.surroundings import AGREES, after, agreement, before
from sources.very_words import as_printed, in_other_dress

__all__ = ["Match", "Quote", "Span", "anchor", "anchor_all", "describe"]

CONTEXT = 32  # code points either side of a quotation
MARGIN = 0.1  # by which the best place must surpass the second
NEAR = 96  # characters of a long context by which changed words are looked for
TELLING = 32  # characters from which words stand for themselves, if they are unique
TELLING_WORDS = 5


@dataclass(frozen=True)
class Quote:
    """Words and what stood around them: W3C text quote and position selectors.

    `start` is where they stood, in code points.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None


@dataclass(frozen=True)
class Match:
    """Where a quotation stands now: characters [start, end), in code points.

    `exact` and `moved` are the very words, but for the dress named in `changes`;
    `drifted` is a proposal for an editor, never a quotation. See
    `sources.changes.changes` for the kinds of change; `score` is 0 to 1.
    """

    start: int
    end: int
    state: str
    score: float
    changes: frozenset[str]


def describe(text: str, start: int, end: int, context: int = CONTEXT) -> Quote:
    """Describe the characters [start, end) so that they can be found again.

    The context grows beyond `context` code points either side until quotation and
    context are unique in the text, as far as the text and its gap marks allow.
    Raises ValueError for a span that is empty or not within the text.
    """
    if Span(start, end).end > len(text):
        raise ValueError(f"[{start}, {end}) is not within a text of {len(text)}.")
    size, known = context, None
    while True:
        prefix, suffix = before(text, start, size), after(text, end, size)
        whole = prefix + text[start:end] + suffix
        if (prefix, suffix) == known or _is_unique(whole, text):
            return Quote(text[start:end], prefix, suffix, start)
        size, known = max(2 * size, 1), (prefix, suffix)


def anchor(quote: Quote, text: str) -> Match | None:
    """Return where a quotation stands in a text, or None if it is lost.

    Words are never found by likeness alone: they need the context or the start
    that they were described with. What stands several times with nothing to tell
    the places apart is lost.
    """
    return next(anchor_all([quote], text))


def anchor_all(quotes: Iterable[Quote], text: str) -> Iterator[Match | None]:
    """Anchor many quotations in one text, in their order."""
    undressed = _Undressed(text)
    for quote in quotes:
        match = _anchor(quote, text) if quote.exact else None
        if match is None or match.state == "drifted":
            match = undressed.anchor(quote) or match
        yield match


class _Undressed:
    """A text whose words hide behind soft hyphens, ligatures or composed accents."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def is_needed(self) -> bool:
        return is_dressed(self.text)

    @cached_property
    def folded(self) -> Folded:
        return fold(self.text)

    def anchor(self, quote: Quote) -> Match | None:
        """Anchor in the plain text and return the place in the printed one."""
        if not (self.is_needed or is_dressed(quote.exact)) or not plain(quote.exact):
            return None
        known = map(plain, (quote.exact, quote.prefix, quote.suffix))
        start = quote.start
        if start is not None:
            start = bisect_left(self.folded.edges, start)
        found = _anchor(Quote(*known, start), self.folded.text)
        if found is None:
            return None
        span = self.folded.span(found.start, found.end)
        if found.state == "drifted":
            return _match(quote, self.text, span, found.score, "drifted")
        return _match(quote, self.text, span, found.score)


def _anchor(quote: Quote, text: str) -> Match | None:
    if _stands_as_it_was(quote, text):
        span = Span(quote.start, quote.start + len(quote.exact))
        return _match(quote, text, span, 1.0)
    places = as_printed(quote.prefix, quote.exact, quote.suffix, quote.start, text)
    place = _chosen(quote, text, places)
    if place is None and not places:
        found = _in_its_context(quote, text)
        if found:
            return found
    if place is None:
        places += [s for s in in_other_dress(quote.exact, text) if s not in places]
        place = _chosen(quote, text, places)
    if place is None:
        return _proposed(quote, text, places)
    score = agreement(quote.prefix, quote.suffix, text, place.start, place.end).mean
    bare = not (quote.prefix or quote.suffix)
    return _match(quote, text, place, 1.0 if bare else 0.5 + score / 2)


def _in_its_context(quote: Quote, text: str) -> Match | None:
    """Return what stands where the context does, or nearly the words if there is none."""
    if not (quote.prefix or quote.suffix):
        like = misspelt(quote.exact, quote.start, text)
        if like is None or _is_same(quote.exact, text, like[0]):
            return None
        return _match(quote, text, *like, "drifted")
    known = Known.of(quote.prefix[-NEAR:], quote.exact, quote.suffix[:NEAR])
    found = still_there(known, text)
    if found is None:
        return None
    state = "" if _is_same(quote.exact, text, found.span) else "drifted"
    return _match(quote, text, found.span, found.score, state)


def _is_same(exact: str, text: str, span: Span) -> bool:
    """Whether the words there are the very words but for their dress."""
    return plain(exact).strip() == plain(text[span.start : span.end]).strip()


def _stands_as_it_was(quote: Quote, text: str) -> bool:
    if quote.start is None:
        return False
    first = quote.start - len(quote.prefix)
    whole = quote.prefix + quote.exact + quote.suffix
    return first >= 0 and text.startswith(whole, first)


def _chosen(quote: Quote, text: str, places: list[Span]) -> Span | None:
    """Return the place that context or start tell from all others."""
    if not places:
        return None
    around = {
        place: agreement(quote.prefix, quote.suffix, text, place.start, place.end)
        for place in places
    }
    best, second = [*sorted(around.values(), key=lambda a: a.mean)[:-3:-1], None][:2]
    top = max(places, key=lambda place: around[place].mean)
    there = next((place for place in places if place.start == quote.start), None)
    lead = best.mean - (second.mean if second else 0.0)
    if best.best >= AGREES and (
        not second or lead >= MARGIN or best.mean == 1 > second.mean
    ):
        return top
    if there and (best.best < AGREES or best.mean - around[there].mean < MARGIN):
        return there
    alone = second is None and not best.sides
    return top if alone else None


def _proposed(quote: Quote, text: str, places: list[Span]) -> Match | None:
    """Return changed words in the same surroundings, or words that tell themselves."""
    if len(places) == 1 and _is_telling(quote.exact):
        return _match(quote, text, places[0], 0.5)
    proposal = drift(
        Known.of(quote.prefix[-NEAR:], quote.exact, quote.suffix[:NEAR]), text
    )
    if proposal and not any(_overlap(proposal.span, place) for place in places):
        return _match(quote, text, proposal.span, proposal.score, "drifted")
    if places and quote.start is None and (len(places) == 1 or " " not in quote.exact):
        return _match(quote, text, places[0], 0.5 / len(places), "drifted")
    return None


def _is_telling(exact: str) -> bool:
    """Whether words are so many that they are no others by chance."""
    return len(exact) >= TELLING and len(exact.split()) >= TELLING_WORDS


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _match(quote: Quote, text: str, span: Span, score: float, state: str = "") -> Match:
    state = state or ("exact" if quote.start in (None, span.start) else "moved")
    said = text[span.start : span.end]
    score = round(min(1.0, max(0.0, score)), 3)
    return Match(span.start, span.end, state, score, changes(quote.exact, said))


def _is_unique(words: str, text: str) -> bool:
    return text.find(words, text.find(words) + 1) < 0
