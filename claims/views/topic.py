"""A topic: what was claimed and what was observed, day by day."""

from itertools import groupby

from django.db.models import F
from django.shortcuts import render

from claims.models import PublishedPair, PublishedStatement
from claims.views.actor import published
from claims.views.addresses import lasting
from claims.views.paging import asked, paged, with_pairs


@lasting
def topic_detail(request, public_id):
    topic = published("topic", public_id)
    page, _ = asked(request)
    found = PublishedStatement.objects.naming(public_id)
    pairs = PublishedPair.objects.showing(found)
    first = F("happened").asc(nulls_last=True)
    context = paged(found.order_by(first, "record_id"), page) | {
        "topic": topic,
        "relations": pairs.by_relation(),
        "pairs": list(pairs.for_list()[:50]),
    }
    context["days"] = by_day(with_pairs(context["rows"]))
    return render(request, "claims/topic_detail.html", context)


def by_day(rows):
    """Yield each day with what was claimed and what was observed of it."""
    return [
        (day, split(list(group)))
        for day, group in groupby(rows, key=lambda row: row.happened)
    ]


def split(rows):
    return [[row for row in rows if row.side == side] for side in ("claim", "outcome")]
