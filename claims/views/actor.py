"""Who claimed and who observed, and what each of them did."""

from collections import Counter

from django.http import Http404
from django.shortcuts import render

from claims.models import Mention, Pair, PublishedPair, PublishedStatement
from claims.public_records import is_public
from claims.views import silence
from claims.views.addresses import cacheable, lasting
from claims.views.missing import MissingPage
from claims.views.paging import PageForm, asked, last_page, page_of, with_pairs
from claims.views.parameters import accept_parameters
from sources.chronology import oldest_first
from sources.dates import in_months

SECTIONS = {
    "claimed": ["claimant", "speaker"],
    "observed": ["observer"],
    "named in": ["target", "by", "against"],
    "passed on": ["chain"],
}


@accept_parameters(PageForm)
@cacheable
@lasting
def actor_detail(request, public_id):
    actor = published("actor", public_id)
    page, _ = asked(request)
    sections = [
        section(title, public_id, parts, page) for title, parts in SECTIONS.items()
    ]
    if page > 1 and not any(section["rows"] for section in sections):
        raise MissingPage(page, max(section["last"] for section in sections))
    with_pairs([row for section in sections for row in section["rows"]])
    context = {
        "actor": actor,
        "member_of": member_of(actor),
        "sections": [section for section in sections if section["rows"]],
        "silences": silence.naming("actor", public_id),
        "page": page,
        "previous": page - 1,
        "next": next((x["next"] for x in sections if x["next"]), None),
    }
    return render(request, "claims/actor_detail.html", context)


def member_of(actor):
    """What an actor is a member of, and whether that has a page: if something names it."""
    body = actor["member_of"]
    return body and body | {"page": is_public("actor", body["id"])}


def section(title, public_id, parts, page):
    """What an actor did in these parts, and how that stands to the other side."""
    found = PublishedStatement.objects.naming(public_id, parts=parts)
    dates = PublishedPair.objects.showing(found).by_period()
    shown = page_of(found, page) | {"title": title, "record": record(dates)}
    return shown | ({"last": last_page(found)} if page > 1 else {})


def record(counts):
    """A table of relations by months, with the sums, from (relation, date, pairs).

    A claim about more than one month has a column of its own, as April to May.
    """
    cells = Counter()
    for relation, date, pairs in counts:
        cells[relation, in_months(date)] += pairs
    months = sorted({month for _, month in cells}, key=oldest_first)
    relations = [x.value for x in Pair.Relation if any(x == key for key, _ in cells)]
    rows = [
        {
            "relation": relation,
            "cells": [cells[relation, month] for month in months],
        }
        for relation in relations
    ]
    for row in rows:
        row["sum"] = sum(row["cells"])
    return {"months": months, "rows": rows, "most": max(cells.values(), default=0)}


def published(kind, public_id):
    """What was last published of an actor, a place or a topic."""
    facts = Mention.objects.of_kind(kind).filter(record=public_id).facts()
    if not facts:
        raise Http404
    return facts[public_id]
