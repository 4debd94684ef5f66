"""A topic: what was claimed and what was observed, date by date."""

from itertools import groupby

from django.shortcuts import render

from claims.comparison.coverage import overlapping
from claims.models import Mention, PublishedPair, PublishedStatement
from claims.pictures.timeline import Joined, draw
from claims.views.actor import published
from claims.views.addresses import cacheable, lasting
from claims.views.coverage import coverage
from claims.views.paging import PageForm, asked, paged, with_pairs
from claims.views.parameters import accept_parameters
from claims.views.pictures import dated, map_of_topic
from claims.views.totals import totals

SIDES = ("claim", "outcome")
DRAWN = 200  # statements of a picture; what is more is in the list alone
MENTIONED = 1000  # places, however often they are named


@accept_parameters(PageForm)
@cacheable
@lasting
def topic_detail(request, public_id):
    topic = published("topic", public_id)
    page, _ = asked(request)
    named = PublishedStatement.objects.naming(public_id)
    found = named.oldest_first()
    pairs = PublishedPair.objects.showing(named)
    context = paged(found, page) | {
        "topic": topic,
        "relations": pairs.by_relation(),
        "pairs": list(pairs.with_ends()[:DRAWN]),
        "most_pairs": DRAWN,
    }
    context["dates"] = by_date(with_pairs(context["rows"]), named.by_period())
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


def by_date(rows, counts):
    """List each date as it is printed, with its claims and its reports."""
    return [
        (date, [lane(side, date, found, counts) for side in SIDES])
        for date, found in (
            (date, list(group))
            for date, group in groupby(rows, key=lambda row: row.happened)
        )
    ]


def lane(side, date, rows, counts):
    """The statements of a side for a date; where there are none, those that overlap."""
    found = [row for row in rows if row.side == side]
    return {
        "side": side,
        "rows": found,
        "elsewhere": counts[side, date] - len(found),
        "overlapping": [] if found else overlapping(side, date, counts),
    }
