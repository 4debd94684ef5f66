"""What a sentence tells by itself: figures, days, who is said to say it, of what kind.

Cheap readings of the words alone, to fill a form with that an editor corrects.
"""

from dataclasses import dataclass
from datetime import date

from claims.extraction.dates import dates_in
from claims.extraction.figures import figures_in
from claims.extraction.numerals import NumberStyle, number_style
from claims.extraction.quotations import quotations
from claims.extraction.records import DateMention, FigureMention
from claims.tagging.saying import BY_PHRASE, EVENTS, SAYING, WORD, stems
from claims.tagging.sentences import sentences
from sources.spans import Span

LONGEST = 20_000  # code points read; longer selections are read in their beginning
FIRST_LINE = 200  # code points of a first line that may be a headline


@dataclass(frozen=True)
class Told:
    """What was read; spans are of the whole text, code points, half-open.

    `when` is a day within the sentence, `dated` the words that name it.
    """

    around: Span
    verb: str
    cue: Span | None
    kind: str
    event: str
    wording: str
    figures: list[FigureMention]
    when: DateMention | None
    dated: str = ""


def told(text: str, place: Span, published: date | None) -> Told:
    """Read the words at a place, in the sentences that they stand in."""
    place = Span(place.start, min(place.end, place.start + LONGEST))
    around = sentence_around(text, place)
    words = text[place.start : place.end]
    verb, cue = _cue(text, around)
    figures = figures_beside(words, dates_in(words, published), number_style(text))
    when = _when(text, place, around, published)
    said = text[around.start : around.end]
    return Told(
        around,
        verb,
        cue,
        _kind(words, verb, figures),
        _event(words),
        _wording(text, place, around),
        figures,
        when,
        said[when.start : when.end] if when else "",
    )


def figures_beside(
    words: str, dates: list[DateMention], style: NumberStyle
) -> list[FigureMention]:
    """The figures of some words that are no part of a date: “on 9 October” counts none."""
    return [
        figure
        for figure in figures_in(words, style)
        if not any(x.start < figure.end and figure.start < x.end for x in dates)
    ]


def sentence_around(text: str, place: Span) -> Span:
    """The sentence or sentences that a place touches, within its paragraphs."""
    first = text.rfind("\n", 0, place.start) + 1
    last = text.find("\n", place.end)
    last = len(text) if last < 0 else last
    first, last = max(first, place.start - LONGEST), min(last, place.end + LONGEST)
    touched = [
        span
        for span in sentences(text, first, last)
        if span.start < place.end and place.start < span.end
    ]
    return Span(touched[0].start, touched[-1].end) if touched else place


def _cue(text: str, around: Span) -> tuple[str, Span | None]:
    """The word of saying that a sentence has, as printed; the last one, if several.

    What is said in what is said stands before who says it: “hit, X quoted Y as saying”.
    """
    phrase = BY_PHRASE.search(text, around.start, around.end)
    if phrase:
        return phrase[0], Span(*phrase.span())
    every = WORD.finditer(text, around.start, around.end)
    cues = [
        word
        for word in every
        if (word[0].islower() or word.start() == around.start)
        and SAYING & {*stems(word[0])}
    ]
    if not cues:
        return "", None
    return cues[0][0], Span(*cues[0].span())


def _kind(words: str, verb: str, figures: list[FigureMention]) -> str:
    said = {*WORD.findall(f"{verb} {words}".lower())}
    for kind, signs in EVENTS["claims"].items():
        if said & {*signs}:
            return kind.replace(" ", "_")
    return "performance_figure" if figures else "progress_statement"


def _event(words: str) -> str:
    said = {*stems(words)}
    lists = (EVENTS["verbs"], EVENTS["light"], EVENTS["subjects"])
    for listed in lists:
        for kind, signs in listed.items():
            if kind != "verbs" and said & {*signs}:
                return kind.replace(" ", "_")
    return ""


def _wording(text: str, place: Span, around: Span) -> str:
    if place.end <= FIRST_LINE and "\n" not in text[: place.end].strip():
        return "headline" if "\n" in text else "indirect"
    quoted = [
        Span(around.start + one.start, around.start + one.end)
        for one in quotations(text[around.start : around.end])
    ]
    touching = [q for q in quoted if q.start < place.end and place.start < q.end]
    if any(q.start <= place.start and place.end <= q.end for q in touching):
        return "direct"
    return "partial_quote" if touching else "indirect"


def _when(
    text: str, place: Span, around: Span, published: date | None
) -> DateMention | None:
    """The day nearest to the words: one in them, else one of their sentence."""
    found = [x for x in dates_in(text[around.start : around.end], published) if x.edtf]
    first = place.start - around.start
    within = [x for x in found if first <= x.start < place.end - around.start]
    return next(iter(within or found), None)
