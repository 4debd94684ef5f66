"""A citation at an address of its own, and all those of a source."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from claims.annotations import (
    PER_PAGE,
    annotation_collection,
    citation_annotation,
    collection_page,
    pages,
    quoted,
    with_first,
)
from claims.views.addresses import cacheable, lasting
from claims.views.formats import EXTENSION, annotated, formatted
from claims.views.paging import asked
from claims.views.told import facts_and_parts, notes
from sources.models import Citation


@cacheable
@formatted("jsonld")
@lasting
def citation_detail(request, public_id):
    """The place in the text as it was cited; as an annotation, what it says."""
    found = Citation.objects.public().in_place()
    citation = get_object_or_404(found, public_id=public_id)
    if not request.format:
        return redirect(citation)
    source, _ = facts_and_parts(citation.revision.source)
    return annotated(*annotations(request, [citation], source))


def annotations(request, citations, source):
    """The annotation of each citation of one source, in their order."""
    of = {x.revision_id: x.revision for x in citations}
    resting = {key: notes(revision) for key, revision in of.items()}
    at = request.build_absolute_uri
    return [
        citation_annotation(words, resting[words.citation.revision_id], at)
        for words in quoted(citations, {source["id"]: source})
    ]


def collection(request, source, citations):
    """The citations of a source as a collection; with ?page, a page of it."""
    address = request.build_absolute_uri(
        f"{request.path.removesuffix(EXTENSION)}{EXTENSION}"
    )
    page, _ = asked(request)
    made = annotation_collection(address, source["title"], citations.count())
    if page > max(1, pages(made["total"])):
        raise Http404
    start = (page - 1) * PER_PAGE
    ordered = citations.in_place().order_by("revision__number", "start", "end")
    items = annotations(request, ordered[start : start + PER_PAGE], source)
    part = collection_page(made, page, items)
    return annotated(part if "page" in request.GET else with_first(made, part))
