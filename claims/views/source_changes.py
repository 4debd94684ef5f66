"""What a text of a source says otherwise than the one before, as readers may see it."""

from django.http import Http404
from django.shortcuts import render

from claims.views.addresses import cacheable, lasting
from claims.views.told import facts_and_parts
from sources.collation import collate, shortened, tally
from sources.models import Anchor, Revision, Source
from sources.passages import shown


@cacheable
@lasting
def source_changes(request, public_id, number):
    texts = Revision.objects.readable().filter(source__public_id=public_id)
    after, *earlier = texts.filter(number__lte=number).order_by("-number")[:2] or [None]
    if after is None or after.number != number:
        raise Http404
    source, _ = facts_and_parts(after.source)
    whole = source["rights"] == after.source.rights == Source.Rights.FULL
    context = {"source": source, "after": after, "whole": whole}
    if earlier:
        context |= changed(earlier[0], after, whole)
    return render(request, "sources/source_changes.html", context)


def changed(before, after, whole):
    """Both texts side by side, and what becomes of the citations of the first."""
    variants = collate(visible(before, whole), visible(after, whole))
    anchors = Anchor.objects.filter(
        revision=after,
        citation__revision=before,
        citation__published_at__isnull=False,
    )
    return {
        "before": before,
        "variants": shortened(variants),
        "differing": tally(variants),
        "states": anchors.by_state(),
    }


def visible(revision, whole):
    spans = revision.citations.published().values_list("start", "end", "public_id")
    return shown(revision.text, spans, whole=whole)
