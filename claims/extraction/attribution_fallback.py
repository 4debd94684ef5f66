"""Who is said to have said what, by words alone: for texts that nobody parsed."""

import re
from collections.abc import Iterator

from claims.extraction.quotations import quotations
from claims.extraction.records import Attribution
from sources.spans import Span

SAYING = "said|says|told|tells|announced|claimed|claims|added|reported|reports|warned|stated|declared|insisted|confirmed|denied|wrote|argued|noted"
CUE = re.compile(
    rf"\b(?:has |have |had )?(?P<cue>{SAYING})\b(?: reporters| journalists)?(?P<that> that)?"
)
ACCORDING = re.compile(r"\b[Aa]ccording to (?P<who>[^,.;\n]{2,80})")
BEFORE = re.compile(
    r"(?:^|[,”\"] |\s)(?P<who>(?:[A-Z][^,.;:“”\"]{0,80}|he|she|they|it))(?: on \w+day| \w+day)?\s?\Z"
)
AFTER = re.compile(r" (?P<who>(?:the |an? )?[^,.;\n“”\"]{2,80})")


def attributions_in_words(text: str, sentences: list[Span]) -> list[Attribution]:
    """Return attributions whose source, cue and content stand in one sentence."""
    quotes = quotations(text)
    found = [
        found
        for sentence in sentences
        for found in _in_sentence(text, sentence, quotes)
    ]
    return sorted(found, key=lambda attribution: attribution.cue)


def _in_sentence(
    text: str, sentence: Span, quotes: list[Span]
) -> Iterator[Attribution]:
    by_phrase = ACCORDING.search(text, sentence.start, sentence.end)
    if by_phrase:
        cue = Span(by_phrase.start(), by_phrase.start("who") - 1)
        content = _rest(text, sentence, Span(*by_phrase.span()))
        if content:
            yield Attribution(Span(*by_phrase.span("who")), cue, content)
    for match in CUE.finditer(text, sentence.start, sentence.end):
        cue = Span(*match.span("cue"))
        if not any(quote.start < cue.start < quote.end for quote in quotes):
            yield from _spoken(text, sentence, cue, match.end())
            return


def _spoken(text: str, sentence: Span, cue: Span, end: int) -> Iterator[Attribution]:
    before = BEFORE.search(text, max(sentence.start, cue.start - 100), cue.start)
    after = AFTER.match(text, end, sentence.end)
    if before and before.start("who") <= sentence.start + 3:
        content = _trimmed(text, end, sentence.end)
        source = _trimmed(text, *before.span("who"))
    elif before or after:
        source = _trimmed(text, *(before or after).span("who"))
        content = _trimmed(text, sentence.start, min(source.start, cue.start))
    else:
        return
    if content:
        yield Attribution(source, cue, [content])


def _rest(text: str, sentence: Span, aside: Span) -> list[Span]:
    parts = [
        _trimmed(text, sentence.start, aside.start),
        _trimmed(text, aside.end, sentence.end),
    ]
    return [part for part in parts if part and part.end - part.start > 8]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " \n\t,.;:":
        start += 1
    while end > start and text[end - 1] in " \n\t,.;:“":
        end -= 1
    return Span(start, end) if end > start else None
