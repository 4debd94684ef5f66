"""Valid records for tests: a test names only the fields that it is about."""

from datetime import date
from itertools import count

from django.contrib.auth import get_user_model

from claims.comparison.dimensions import BASES
from claims.models import (
    Actor,
    Claim,
    Discrepancy,
    Outcome,
    Pair,
    Place,
    Silence,
    Topic,
)
from claims.publishing import publish
from claims.seeding.publication import seed_user
from sources.models import Capture, Publisher, Source

numbers = count(1)
CLAIMED = "Our aircraft hit 60 targets in a day"
SEEN = "The group took four villages that day"


def make_publisher(**fields):
    defaults = {"name": f"Evening Paper {next(numbers)}", "kind": "newspaper"}
    return Publisher.objects.create(**defaults | fields)


def make_source(text="Rents fell in March. Wages rose.", **fields):
    """A source with one revision of this text."""
    source = Source.objects.create(
        **{"title": f"A day in March {next(numbers)}"} | fields
    )
    source.revise(text, "pasted")
    return source


def make_capture(**fields):
    """A file that came in and of which nothing is kept yet."""
    defaults = {"content": b"Rents fell.", "name": "rents.txt"}
    return Capture.objects.create(**defaults | fields)


def make_citation(quote, source=None):
    """Cite the first place where the source's newest text says the quote."""
    source = source or make_source(f"Before it. {quote}. After it.")
    revision = source.revisions.last()
    start = revision.text.index(quote)
    return revision.cite(start, start + len(quote))


def make_anchor(**fields):
    """Where a citation stands in a second revision of its source."""
    citation = make_citation("Rents fell")
    later = citation.revision.source.revise("In March. Rents fell.", "pasted")
    return citation.anchors.create(revision=later, **{"state": "exact"} | fields)


def make_actor(**fields):
    defaults = {"name": f"Ministry {next(numbers)}", "kind": "government"}
    return Actor.objects.create(**defaults | fields)


def make_place(**fields):
    defaults = {"name": f"Village {next(numbers)}", "kind": "village"}
    return Place.objects.create(**defaults | fields)


def make_topic(**fields):
    return Topic.objects.create(**{"title": f"Air campaign {next(numbers)}"} | fields)


def make_claim(**fields):
    defaults = {
        "statement": "The ministry counts 60 targets hit in a day.",
        "kind": "performance_figure",
        "happened": "2015-10-09",
    }
    return Claim.objects.create(**defaults | fields)


def make_outcome(**fields):
    defaults = {
        "statement": "The monitor lists four villages taken by the group.",
        "event_type": "territory_lost",
        "status": "reported",
        "corroboration": "single_source",
        "happened": "2015-10-09",
    }
    return Outcome.objects.create(**defaults | fields)


def make_report(statement, quote=None, source=None, **fields):
    """A report of a claim or an outcome that rests on one quotation."""
    side = statement._meta.model_name
    quote = quote or (CLAIMED if side == "claim" else SEEN)
    citation = make_citation(quote, source)
    report = statement.reports.create(
        source=citation.revision.source, **{"wording": "indirect"} | fields
    )
    report.cited.create(citation=citation, role="statement")
    return report


def make_whole_claim(**fields):
    """A draft that may be published: somebody claims it, and words carry it."""
    claim = make_claim(**fields)
    claim.parts.create(actor=make_actor(), part="claimant")
    make_report(claim)
    return claim


def make_figure(report, **fields):
    defaults = {
        "counted": "targets hit",
        "unit": "targets",
        "best": 60,
        "printed": "60",
    }
    return report.figures.create(**defaults | fields)


def make_discrepancy(**fields):
    defaults = {
        "title": "The day of the raids",
        "kind": "date",
        "verdict": "differs",
        "comparable": True,
        "reading": "One of the two errs.",
    }
    return Discrepancy.objects.create(**defaults | fields)


def make_side(discrepancy, *quotes, **fields):
    """A side of a discrepancy, the last so far, with what it rests on."""
    position = discrepancy.sides.count()
    defaults = {"label": f"Paper {position}", "value": f"Day {position}"}
    side = discrepancy.sides.create(position=position, **defaults | fields)
    for quote in quotes:
        side.cited.create(citation=make_citation(quote))
    return side


def make_published_discrepancy(**fields):
    """Two sides that put the day of the raids differently, published."""
    made = make_discrepancy(**fields)
    make_side(made, "The raids were on Friday")
    make_side(made, "On Saturday the raids began")
    publish(made, by=seed_user())
    made.refresh_from_db()
    return made


def make_silence(**fields):
    """A draft of a search for an actor's claim that found none."""
    if "actor" not in fields:
        fields["actor"] = make_actor()
    defaults = {
        "kind": "no_claim",
        "happened": "2015-10-09",
        "searched": "All papers of the week, for the village by both its names.",
        "searched_by": "A. Reader",
        "searched_on": date(2016, 3, 1),
    }
    return Silence.objects.create(**defaults | fields)


def make_published_silence(**fields):
    made = make_silence(**fields)
    publish(made, by=seed_user())
    made.refresh_from_db()
    return made


def make_pair(**fields):
    """A draft of a pair whose relation has a basis; nothing is published.

    Both statements have a report.
    """
    for side, make in (("claim", make_claim), ("outcome", make_outcome)):
        if side not in fields:
            fields[side] = make()
            make_report(fields[side])
    defaults = {
        "heading": "60 targets beside four villages",
        "relation": "undercuts",
        "strength": "moderate",
        "rationale": "Both tell of one day and one front.",
        "weakness": "The count is of a whole country.",
    }
    pair = Pair.objects.create(**defaults | fields)
    if pair.relation in BASES:
        verdict = sorted(BASES[pair.relation][0])[0]
        reason = "The group took ground on that day."
        pair.dimensions.create(kind="effect", verdict=verdict, reason=reason)
    return pair


def make_user(**fields):
    return get_user_model().objects.create(
        **{"username": f"editor-{next(numbers)}"} | fields
    )


def publish_pair(pair, note=""):
    """Publish both statements and the pair; return the pair's revision, if new."""
    by = seed_user()
    publish(pair.claim, by=by, note=note)
    publish(pair.outcome, by=by, note=note)
    revision = publish(pair, by=by, note=note)
    pair.refresh_from_db()
    return revision


def make_published_pair(
    *,
    quote=CLAIMED,
    seen=SEEN,
    text="Before it. {}. After it.",
    claim=(),
    outcome=(),
    claimant=(),
    observer=(),
    place=(),
    topic=(),
    source=(),
    publisher=(),
    report=(),
    figure=(),
    **pair,
):
    """A published pair with all that its page can show.

    Each part takes a dict of fields: `claim={"statement": …}`, `source={"url": …}`;
    what is of neither side (source, report, figure, place, topic) is on both.
    """
    shared = {"place": make_place(**dict(place)), "topic": make_topic(**dict(topic))}
    paper = make_publisher(**dict(publisher))
    sides = (
        (make_claim(**dict(claim)), "claimant", claimant, quote),
        (make_outcome(**dict(outcome)), "observer", observer, seen),
    )
    for statement, part, actor, words in sides:
        actor = make_actor(**dict(actor))
        statement.parts.create(actor=actor, part=part)
        statement.places.add(shared["place"])
        statement.topics.add(shared["topic"])
        cited = make_source(
            text.replace("{}", words), **{"publisher": paper} | dict(source)
        )
        told = make_report(statement, words, cited, **dict(report))
        told.attributions.create(actor=actor, position=0)
        make_figure(told, **dict(figure))
    made = make_pair(claim=sides[0][0], outcome=sides[1][0], **pair)
    publish_pair(made)
    return made
