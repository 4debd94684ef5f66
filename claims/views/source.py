"""A source's text with every citation marked, and what rests on it beside."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from claims.models import ClaimRevision, OutcomeRevision, PublishedPair
from claims.reading import Note, blocks
from claims.views.addresses import lasting
from sources.models import Revision, Source
from sources.passages import passages


@lasting
def source_detail(request, public_id):
    revision = Revision.objects.public().filter(source__public_id=public_id).last()
    if revision is None:
        raise Http404
    return show(request, revision)


@lasting
def source_revision(request, public_id, number):
    revisions = Revision.objects.public().filter(source__public_id=public_id)
    return show(request, get_object_or_404(revisions, number=number))


def show(request, revision):
    source, cited = revision.source, revision.citations.published()
    spans = cited.values_list("start", "end", "public_id")
    whole = source.rights == Source.Rights.FULL
    context = {
        "source": source,
        "revision": revision,
        "revisions": Revision.objects.public().filter(source=source).defer("text"),
        "blocks": blocks(passages(revision.text, spans, whole=whole), notes(revision)),
        "citations": len(spans),
        "whole": whole,
    }
    return render(request, "sources/source_detail.html", context)


def notes(revision):
    """What was published of each statement that rests on a text."""
    found = [
        statement.content
        for model in (ClaimRevision, OutcomeRevision)
        for statement in model.objects.citing(revision)
    ]
    pairs = PublishedPair.objects.resting_on(statement["id"] for statement in found)
    return [Note(statement, pairs[statement["id"]]) for statement in found]
