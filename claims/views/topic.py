"""A topic: what was claimed and what was observed, day by day."""

from itertools import groupby

from django.db.models import F
from django.shortcuts import render

from claims.models import Mention, PublishedPair, PublishedStatement
from claims.pictures.timeline import Joined, draw
from claims.views.actor import published
from claims.views.addresses import cacheable, lasting
from claims.views.coverage import coverage
from claims.views.paging import PageForm, asked, paged, with_pairs
from claims.views.parameters import accept_parameters
from claims.views.pictures import dated, map_of_topic
from claims.views.totals import totals

DRAWN = 200  # statements of a picture; what is more is in the list alone
MENTIONED = 1000  # places, however often they are named


@accept_parameters(PageForm)
@cacheable
@lasting
def topic_detail(request, public_id):
    topic = published("topic", public_id)
    page, _ = asked(request)
    named = PublishedStatement.objects.naming(public_id)
    found = named.order_by(F("happened").asc(nulls_last=True), "record_id")
    pairs = PublishedPair.objects.showing(named)
    context = paged(found, page) | {
        "topic": topic,
        "relations": pairs.by_relation(),
        "pairs": list(pairs.with_ends()[:DRAWN]),
        "most_pairs": DRAWN,
    }
    context["days"] = by_day(with_pairs(context["rows"]))
    if page == 1:
        context |= pictures(found, context["pairs"])
        context["coverage"] = coverage(public_id, found)
    return render(request, "claims/topic_detail.html", context)


def pictures(found, pairs):
    """How the statements of a topic lie in time, and where."""
    first = list(found[: DRAWN + 1])
    statements = first[:DRAWN]
    joined = [Joined(pair.claim, pair.outcome, pair) for pair in pairs]
    places = Mention.objects.of_kind("place").of_statements(found)
    return {
        "statements": statements,
        "cut_after": len(first) > DRAWN and DRAWN,
        "timeline": draw(dated(statements), joined),
        "totals": totals(statements),
        "map": map_of_topic(places[:MENTIONED]),
    }


def by_day(rows):
    """Yield each day with what was claimed and what was observed of it."""
    return [
        (day, split(list(group)))
        for day, group in groupby(rows, key=lambda row: row.happened)
    ]


def split(rows):
    return [[row for row in rows if row.side == side] for side in ("claim", "outcome")]
