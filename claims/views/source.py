"""A source's text with every citation marked, and what rests on it beside."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from claims.models import (
    ClaimRevision,
    Mention,
    OutcomeRevision,
    PublishedPair,
    PublishedStatement,
)
from claims.reading import Note, blocks
from claims.snapshots.quotation import source_snapshot
from claims.views.addresses import lasting
from sources.models import Revision, Source
from sources.passages import passages


@lasting
def source_detail(request, public_id):
    revision = Revision.objects.public().filter(source__public_id=public_id).last()
    if revision is None:
        return container(request, public_id)
    return show(request, revision)


@lasting
def source_revision(request, public_id, number):
    revisions = Revision.objects.public().filter(source__public_id=public_id)
    return show(request, get_object_or_404(revisions, number=number))


def show(request, revision):
    record, cited = revision.source, revision.citations.published()
    spans = cited.values_list("start", "end", "public_id")
    source, parts = published(record.public_id)
    source = source or source_snapshot(record)
    whole = source["rights"] == record.rights == Source.Rights.FULL
    context = {
        "source": source,
        "parts": parts,
        "revision": revision,
        "revisions": Revision.objects.public().filter(source=record).defer("text"),
        "blocks": blocks(passages(revision.text, spans, whole=whole), notes(revision)),
        "whole": whole,
    }
    return render(request, "sources/source_detail.html", context)


def container(request, public_id):
    """A source that nothing cites, but for its parts."""
    source, parts = published(public_id)
    if source is None:
        raise Http404
    context = {"source": source, "parts": parts}
    return render(request, "sources/source_detail.html", context)


def published(public_id):
    """What was last published of a source, and its parts."""
    found = Mention.objects.of_kind("source").inside([public_id])
    parts = [x for x in found if x["key"] != public_id]
    for x in found:
        if x["key"] == public_id:
            return x["facts"], parts
    return (parts[0]["facts"]["part_of"] if parts else None), parts


def notes(revision):
    """What was published of each statement that rests on a text."""
    found = [
        statement.content
        for model in (ClaimRevision, OutcomeRevision)
        for statement in model.objects.citing(revision)
    ]
    ids = [statement["id"] for statement in found]
    live = PublishedStatement.objects.in_bulk(ids)
    pairs = PublishedPair.objects.resting_on(live)
    return [Note(x, pairs[x["id"]]) for x in found if x["id"] in live]
