"""Addresses of words in a page: `#:~:text=prefix-,start,end,-suffix`.

After the WICG report “URL Fragment Text Directives”. A newline of the text is the
boundary of a block; no term crosses one. Comparison is that of `sources.page_search`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote, unquote

from sources.fragment_terms import terms
from sources.page_search import Folded, fold, term
from sources.spans import Span

DELIMITER = ":~:"


@dataclass(frozen=True)
class Directive:
    """The terms of one text directive, decoded; `str` encodes them again."""

    start: str
    end: str | None = None
    prefix: str | None = None
    suffix: str | None = None

    def __str__(self) -> str:
        terms = [
            self.prefix and encode(self.prefix) + "-",
            encode(self.start),
            self.end and encode(self.end),
            self.suffix and "-" + encode(self.suffix),
        ]
        return "text=" + ",".join(filter(None, terms))


def encode(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")


def parse(fragment: str) -> list[Directive]:
    """Return the text directives of a fragment, the part of an address after “#”.

    Directives that are not well formed are left out, as browsers do.
    """
    directives = fragment.partition(DELIMITER)[2].split("&")
    terms = (x.removeprefix("text=") for x in directives if x.startswith("text="))
    return [directive for directive in map(parse_terms, terms) if directive]


def at(url: str, fragment: str | None) -> str:
    """Return the address of words in a page, or of the page without a fragment."""
    page, _, place = url.partition("#")
    if not fragment:
        return url
    return f"{page}#{place.partition(DELIMITER)[0]}{fragment}"


def parse_terms(terms: str) -> Directive | None:
    """Read `[prefix-,]start[,end][,-suffix]`; None where it is not that."""
    rest, prefix, suffix = terms.split(","), None, None
    if rest[0].endswith("-"):
        prefix = rest.pop(0)[:-1]
    if rest and rest[-1].startswith("-"):
        suffix = rest.pop()[1:]
    every = [x for x in (prefix, suffix, *rest) if x is not None]
    if len(rest) not in (1, 2) or not all(every):
        return None
    if any(x.startswith("-") or x.endswith("-") for x in every):
        return None
    start, end = (unquote(x) for x in (*rest, "")[:2])
    decoded = (x and unquote(x) for x in (prefix, suffix))
    return Directive(start, end or None, *decoded)


def find(text: str, directive: Directive) -> Span | None:
    """Return the first place in a text that a directive names."""
    folded = fold(text)
    for start, end in matches(folded, directive):
        return Span(folded.starts[start], folded.starts[end])
    return None


def generate(text: str, start: int, end: int, within: Span | None = None) -> str | None:
    """Return “:~:text=…”, which names [start, end) of a text, widened to whole words.

    Its first match in the text is that place, and where the text allows it the only
    one. With `within` no character outside it is told. None where there is no such
    fragment. Raises ValueError for a span that is empty or not in the text.
    """
    if Span(start, end).end > len(text):
        raise ValueError(f"[{start}, {end}) is no span of {len(text)} characters.")
    folded = fold(text)
    place = folded.widened(start, end)
    if place is None:
        return None
    chosen = Span(*(folded.starts[index] for index in place))
    within = within or Span(0, len(text))
    if not within.start <= chosen.start <= chosen.end <= within.end:
        return None
    needed = tuple(folded.unsure(index) for index in place)
    best = None
    for found in terms(text, chosen, within, needed):
        directive = Directive(*found)
        places = list(islice(matches(folded, directive), 2))
        if places == [place]:
            return f"{DELIMITER}{directive}"
        if best is None and places[:1] == [place]:
            best = directive
    return best and f"{DELIMITER}{best}"


def matches(folded: Folded, directive: Directive) -> Iterator[tuple[int, int]]:
    """Yield every place that a directive names, in characters of the folded text."""
    prefix, start, end, suffix = (
        words and term(words)
        for words in (
            directive.prefix,
            directive.start,
            directive.end,
            directive.suffix,
        )
    )
    if "" in (prefix, start, end, suffix):
        return
    bounded = end is not None or suffix is None
    for first, last in beginnings(folded, prefix, start, bounded):
        if end is not None:
            last = ending(folded, last, end, suffix)
            if last is None:  # what does not follow here follows nowhere later
                return
            yield first, last
        elif suffix is None or followed(folded, last, suffix):
            yield first, last


def beginnings(
    folded: Folded, prefix: str | None, start: str, bounded: bool
) -> Iterator[tuple[int, int]]:
    """Yield where the start stands, after its prefix; `bounded`: a word ends there."""
    for found in occurrences(folded, start if prefix is None else prefix, 0):
        first = found
        if prefix is not None:
            first = folded.after_space(found + len(prefix))
        last = first + len(start)
        if (
            folded.text.startswith(start, first)
            and folded.whole(first)
            and folded.whole(last)
            and (not bounded or folded.boundary(last))
        ):
            yield first, last


def ending(folded: Folded, after: int, end: str, suffix: str | None) -> int | None:
    """Return where the first end after a start stops that has the suffix behind it."""
    for found in occurrences(folded, end, after):
        last = found + len(end)
        if suffix is None and folded.boundary(last):
            return last
        if suffix is not None and followed(folded, last, suffix):
            return last
    return None


def followed(folded: Folded, last: int, suffix: str) -> bool:
    """Whether a suffix stands behind this place, up to the end of a word."""
    first = folded.after_space(last)
    return (
        folded.whole(last)
        and folded.text.startswith(suffix, first)
        and folded.boundary(first + len(suffix))
    )


def occurrences(folded: Folded, words: str, index: int) -> Iterator[int]:
    """Yield where words stand that begin as a word begins."""
    while (index := folded.text.find(words, index)) >= 0:
        if folded.boundary(index):
            yield index
        index += 1
