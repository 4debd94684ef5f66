"""What a sentence tells by itself: figures, days, who is said to say it, of what kind.

Cheap readings of the words alone, to fill a form with that an editor corrects.
"""

from dataclasses import dataclass
from datetime import date

from claims.extraction.claim_kinds import claim_kind
from claims.extraction.dates import dates_in
from claims.extraction.figures import figures_in
from claims.extraction.numerals import NumberStyle, number_style
from claims.extraction.pipeline import DATELINE
from claims.extraction.quotations import quotations
from claims.extraction.records import Attribution, DateMention, FigureMention
from claims.extraction.speech_forms import cue_phrase, spoken_as
from claims.tagging.attributions import find_attribution, has_nearer_speaker, is_outer
from claims.tagging.event_days import days_by_role, days_in
from claims.tagging.saying import EVENTS, stems
from claims.tagging.sentences import sentences
from claims.tagging.statement_draft import draft_statement, is_turned
from sources.spans import Span

LONGEST = 20_000  # code points read; longer selections are read in their beginning
FIRST_LINE = 200  # code points of a first line that may be a headline


@dataclass(frozen=True)
class Told:
    """What was read; spans are of the whole text, code points, half-open.

    `said` is who is said to say the words, `outer` who says that they said it, `verb`
    how, with its negation. `when` is the day of what happened, `spoken` that of saying
    it, each with the words that name it. The kind is "" where nobody claims it yet.
    """

    around: Span
    said: Attribution | None
    outer: Attribution | None
    verb: str
    kind: str
    event: str
    wording: str
    figures: list[FigureMention]
    when: DateMention | None
    dated: str
    spoken: DateMention | None
    spoken_words: str
    statement: str


def told(
    text: str,
    place: Span,
    published: date | None,
    side: str = "claim",
    said: Attribution | None = None,
    days: list[DateMention] | None = None,
) -> Told:
    """Read the words at a place, in the sentences that they stand in.

    `said` is who says them and `days` the dates of the sentence, where a reading of
    the whole text has told them already.
    """
    place = Span(place.start, min(place.end, place.start + LONGEST))
    around = without_dateline(text, sentence_around(text, place))
    words = text[place.start : place.end]
    heard = find_attribution(text, place, around)
    if said is None or (heard and has_nearer_speaker(text, heard, said)):
        said = heard
    verb = cue_phrase(text, said) if said else ""
    spoken = spoken_as(text, said) if said else ""
    dates = dates_in(words, published)
    figures = figures_beside(words, dates, number_style(text))
    if days is None:
        days = days_in(text, around, published)
    when, day_said = days_by_role(text, place, around, days, said)
    return Told(
        around,
        said,
        heard if heard and said and is_outer(text, heard, said) else None,
        verb,
        "" if said and is_turned(text, around, said) else _kind(words, spoken, figures),
        _event(words),
        _wording(text, place, around),
        figures,
        when,
        text[when.start : when.end] if when else "",
        day_said,
        text[day_said.start : day_said.end] if day_said else "",
        draft_statement(text, around, place, said, side),
    )


def without_dateline(text: str, around: Span) -> Span:
    """Return a sentence without the “LONDON (Reuters)” that stands before it."""
    found = DATELINE.match(text, around.start, around.end)
    return Span(found.end(), around.end) if found else around


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


def _kind(words: str, spoken: str, figures: list[FigureMention]) -> str:
    kind = claim_kind(spoken, words).replace(" ", "_")
    if kind == "unsure":
        return ""
    return kind or ("performance_figure" if figures else "progress_statement")


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
