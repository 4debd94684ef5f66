"""A source's text with every citation marked, and what rests on it beside."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from claims.reading import blocks, reached
from claims.views.addresses import cacheable, lasting
from claims.views.citation import collection
from claims.views.cited import source_work
from claims.views.formats import formatted
from claims.views.mementos import History, gate, memento, timemap
from claims.views.paging import PageForm
from claims.views.parameters import accept_parameters
from claims.views.sharing import shared
from claims.views.told import container as container_facts
from claims.views.told import facts_and_parts, is_copy, notes
from sources.models import Citation, Revision, Source
from sources.passages import passages


@accept_parameters(PageForm, format="jsonld")
@cacheable
@formatted("jsonld")
@lasting
def source_detail(request, public_id):
    revision = public(public_id).last()
    if revision is None:
        return container(request, public_id)
    source, parts = facts_and_parts(revision.source)
    revisions = captured(public_id)
    cited = Citation.objects.public().filter(revision__source=revision.source)
    return gate(
        request,
        history(request, source, revisions),
        lambda: show(request, revision, source, parts, revisions, cited),
    )


@accept_parameters(PageForm, format="jsonld")
@cacheable
@formatted("jsonld")
@lasting
def source_revision(request, public_id, number):
    """A text as it was captured; of a merged source too, for it is cited."""
    revision = get_object_or_404(readable(public_id), number=number)
    source, parts = facts_and_parts(revision.source)
    revisions = captured(public_id)
    cited = revision.citations.published()
    response = show(request, revision, source, parts, revisions, cited)
    return memento(request, history(request, source, revisions), response)


@cacheable
@lasting
def source_timemap(request, public_id):
    revisions = captured(public_id)
    if not revisions:
        raise Http404
    source, _ = facts_and_parts(revisions[0].source)
    return timemap(history(request, source, revisions))


def public(public_id):
    return Revision.objects.public().filter(source__public_id=public_id)


def readable(public_id):
    return Revision.objects.readable().filter(source__public_id=public_id)


def captured(public_id):
    return list(readable(public_id).defer("text"))


def history(request, source, revisions):
    times = [(revision.number, revision.captured_at) for revision in revisions]
    return History(request, "source", source["id"], times, reached(source, "url"))


def show(request, revision, source, parts, revisions, cited):
    if request.format:
        return collection(request, source, cited)
    spans = revision.citations.published().values_list("start", "end", "public_id")
    whole = source["rights"] == revision.source.rights == Source.Rights.FULL
    context = {
        "source": source,
        "revision": revision,
        "revisions": revisions,
        "blocks": blocks(passages(revision.text, spans, whole=whole), notes(revision)),
        "whole": whole,
    } | shared(request, "source", source["id"], source_work(request, source, revision))
    context |= beside(parts)
    return render(request, "sources/source_detail.html", context)


def beside(parts):
    """What a source consists of, and the texts that it was captured in again."""
    again = [x["key"] for x in parts if is_copy(x)]
    copies = Revision.objects.readable().filter(source__public_id__in=again)
    return {
        "parts": [x for x in parts if not is_copy(x)],
        "copies": list(copies.defer("text")) if again else [],
    }


def container(request, public_id):
    """A source that nothing cites, but for its parts."""
    source, parts = container_facts(public_id)
    if source is None:
        raise Http404
    if request.format:
        return collection(request, source, Citation.objects.none())
    context = {"source": source} | beside(parts)
    return render(request, "sources/source_detail.html", context)
