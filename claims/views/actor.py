"""Who claimed and who observed, and what each of them did."""

from django.http import Http404
from django.shortcuts import render

from claims.models import Mention, PublishedPair, PublishedStatement
from claims.views.addresses import lasting
from claims.views.paging import asked, paged, with_pairs

SECTIONS = {
    "claimed": ["claimant", "speaker"],
    "observed": ["observer"],
    "named in": ["target", "by", "against"],
    "passed on": ["chain"],
}


@lasting
def actor_detail(request, public_id):
    actor = published("actor", public_id)
    page, _ = asked(request)
    sections = [
        section(title, public_id, parts, page) for title, parts in SECTIONS.items()
    ]
    with_pairs([row for section in sections for row in section["rows"]])
    context = {
        "actor": actor,
        "sections": [section for section in sections if section["rows"]],
        "page": page,
        "previous": page - 1,
        "next": next((x["next"] for x in sections if x["next"]), None),
    }
    return render(request, "claims/actor_detail.html", context)


def section(title, public_id, parts, page):
    """What an actor did in these parts, and how that stands to the other side."""
    found = PublishedStatement.objects.naming(public_id, parts=parts)
    pairs = PublishedPair.objects.showing(found)
    return paged(found, page) | {"title": title, "relations": pairs.by_relation()}


def published(kind, public_id):
    """What was last published of an actor, a place or a topic."""
    facts = Mention.objects.of_kind(kind).filter(record=public_id).facts()
    if not facts:
        raise Http404
    return facts[public_id]
