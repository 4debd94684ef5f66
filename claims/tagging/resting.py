"""What rests on a text already, and where: to be marked, listed and not made twice."""

from dataclasses import dataclass, field

from django.db.models import Model

from claims.models import ReportCitation
from claims.tagging.marked import ATTRIBUTION, Mark
from sources.models import Anchor

STATEMENT = ReportCitation.Role.STATEMENT


@dataclass
class Rests:
    """A statement tagged in this text, and where its first words stand."""

    statement: Model
    side: str
    start: int
    words: str
    spans: list = field(default_factory=list)


def cited_in(revision):
    """What is cited of a text, with where it stands there: (link, start, end)."""
    links = ReportCitation.objects.select_related(
        "report__claim", "report__outcome", "citation"
    ).defer("citation__revision__text")
    own = links.filter(citation__revision=revision)
    yield from ((x, x.citation.start, x.citation.end) for x in own)
    moved = Anchor.objects.standing().filter(revision=revision, start__isnull=False)
    there = {x.citation_id: x for x in moved.exclude(decision="retired")}
    for link in links.filter(citation__in=there):
        anchor = there[link.citation_id]
        yield link, anchor.start, anchor.end


def resting_on(revision):
    """Return the marks of a text, and the statements in the order of their words."""
    marks, found = set(), {}
    for link, start, end in cited_in(revision):
        report = link.report
        side = "claim" if report.claim_id else "outcome"
        marks.add(Mark(start, end, side if link.role == STATEMENT else ATTRIBUTION))
        if link.role == STATEMENT:
            statement = report.claim or report.outcome
            key = side, statement.pk
            words = link.citation.exact
            rests = found.setdefault(key, Rests(statement, side, start, words))
            rests.spans.append((start, end))
            if start < rests.start:
                rests.start, rests.words = start, words
    listed = sorted(found.values(), key=lambda x: (x.start, x.side, x.statement.pk))
    return sorted(marks), listed


def over(place, listed, side):
    """The statements of a side that rest on words of a place."""
    return [
        x
        for x in listed
        if x.side == side
        and any(start < place.end and place.start < end for start, end in x.spans)
    ]
