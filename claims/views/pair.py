"""One pair, as it was last published or as a numbered revision."""

from django.shortcuts import get_object_or_404, render

from claims.models import PairRevision
from claims.views.addresses import lasting


@lasting
def pair_detail(request, public_id):
    revisions = PairRevision.objects.published()
    newest = revisions.filter(pair__public_id=public_id, publishedpair__isnull=False)
    return show(request, get_object_or_404(newest))


@lasting
def pair_revision(request, public_id, number):
    revisions = PairRevision.objects.published()
    asked = revisions.filter(pair__public_id=public_id, number=number)
    return show(request, get_object_or_404(asked))


def show(request, revision):
    context = {
        "revision": revision,
        "pair": revision.content,
        "newest": revision.pair.publishedpair.revision,
    }
    return render(request, "claims/pair_detail.html", context)
