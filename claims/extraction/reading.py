"""One text read by the pipeline and the rules, piece by piece."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from datetime import date
from itertools import batched, pairwise
from typing import TYPE_CHECKING, Any

from claims.extraction.attribution import attributions_in
from claims.extraction.attribution_fallback import attributions_in_words
from claims.extraction.candidates import candidates_in
from claims.extraction.candidates_fallback import candidates_in_words
from claims.extraction.dates import dates_in
from claims.extraction.figures import figures_in
from claims.extraction.lexicon import Lexicon
from claims.extraction.names import mentions
from claims.extraction.numerals import NumberStyle, number_style
from claims.extraction.pieces import pieces, tamed
from claims.extraction.pipeline import NO_MODEL, has_model, pipeline
from claims.extraction.records import DateMention, Extraction, FigureMention
from claims.extraction.words import words_of
from sources.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

Job = tuple[str, date | None]


def read_all(
    jobs: Iterable[Job], lexicon: Lexicon, batch_size: int
) -> Iterator[Extraction]:
    """Yield what each text says, in order; memory is given back after each batch."""
    nlp = pipeline()
    for batch in batched(jobs, batch_size):
        with nlp.memory_zone():
            found = [*_batch(nlp, batch, lexicon, batch_size)]
        yield from found


def _batch(
    nlp: Any, batch: Iterable[Job], lexicon: Lexicon, size: int
) -> Iterator[Extraction]:
    parts = [
        (tamed(piece), (number, offset, piece, published, style))
        for number, (text, published) in enumerate(batch)
        for style in [number_style(text)]
        for offset, piece in pieces(text)
    ]
    current, whole = 0, Extraction()
    for doc, (number, offset, piece, published, style) in nlp.pipe(
        parts, as_tuples=True, batch_size=size
    ):
        if number != current:
            yield whole
            current, whole = number, Extraction()
        part = read(doc, piece, published, lexicon, has_model(nlp), style)
        part = _moved(part, offset)
        whole = _joined(whole, part) if whole.sentences else part
    if parts:
        yield whole


def read(
    doc: "Doc",
    text: str,
    published: date | None,
    lexicon: Lexicon,
    parsed: bool,
    style: NumberStyle,
) -> Extraction:
    """Return what one parsed piece says; `style` is how its whole text writes numbers."""
    dates = dates_in(text, published)
    sentences = _sentences(doc)
    words = words_of(doc)
    actors, places = mentions(text, doc, words, lexicon)
    found = Extraction(
        sentences=sentences,
        attributions=attributions_in(doc, words, text)
        if parsed
        else attributions_in_words(text, sentences),
        figures=_undated(figures_in(text, style), dates),
        dates=dates,
        places=places,
        actors=actors,
        notice="" if parsed else NO_MODEL,
    )
    candidates = (
        candidates_in(doc, text, found) if parsed else candidates_in_words(text, found)
    )
    return replace(found, candidates=candidates)


def _sentences(doc: "Doc") -> list[Span]:
    """Return the sentences without the blanks around them; a paragraph ends one."""
    found = []
    for sentence in doc.sents:
        start = sentence.start_char
        for line in sentence.text.split("\n"):
            words = line.strip()
            begin = start + line.find(words)
            if words:
                found.append(Span(begin, begin + len(words)))
            start += len(line) + 1
    return _with_openings(doc.text, found)


def _with_openings(text: str, sentences: list[Span]) -> list[Span]:
    """Give a quotation mark that opens a sentence to it, not to the one before."""
    moved = [*sentences]
    for i, (one, after) in enumerate(pairwise(sentences)):
        opens = text[one.end - 2 : one.end] in {" “", " «", " „"}
        if opens and "\n" not in text[one.end : after.start]:
            if moved[i].start < one.end - 2:
                moved[i] = Span(moved[i].start, one.end - 2)
            moved[i + 1] = Span(one.end - 1, after.end)
    return [one for one, after in pairwise([*moved, None]) if not _in(one, after)]


def _in(one: Span, after: Span | None) -> bool:
    """Say whether a sentence was but the quotation mark that opens the next."""
    return after is not None and after.start <= one.start


def _undated(
    figures: list[FigureMention], dates: list[DateMention]
) -> list[FigureMention]:
    """Leave out the numbers of dates; a bare duration is a figure as well."""
    placed = [day for day in dates if day.edtf]
    kept, at = [], 0
    for figure in figures:
        while at < len(placed) and placed[at].end <= figure.start:
            at += 1
        if at == len(placed) or placed[at].start >= figure.end:
            kept.append(figure)
    return kept


def _moved(item: Any, by: int) -> Any:
    """Return the same finds, `by` characters further on."""
    if not by or item is None:
        return item
    if isinstance(item, list):
        return [_moved(each, by) for each in item]
    if isinstance(item, Extraction):
        lists = {
            f.name: _moved(getattr(item, f.name), by)
            for f in fields(item)
            if f.name != "notice"
        }
        return replace(item, **lists)
    nested = (
        "source",
        "cue",
        "content",
        "sentence",
        "attribution",
        "figures",
        "dates",
        "places",
        "actors",
    )
    changes = {
        name: _moved(getattr(item, name), by) for name in nested if hasattr(item, name)
    }
    if isinstance(item, Span):
        changes |= {"start": item.start + by, "end": item.end + by}
    return replace(item, **changes)


def _joined(one: Extraction, other: Extraction) -> Extraction:
    lists = {
        f.name: getattr(one, f.name) + getattr(other, f.name)
        for f in fields(one)
        if f.name != "notice"
    }
    return replace(one, **lists)
