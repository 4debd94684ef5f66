"""One pair, as it was last published or as a numbered revision."""

from django.shortcuts import get_object_or_404, render

from claims.annotated_pairs import pair_annotation
from claims.models import PairRevision
from claims.views.addresses import lasting
from claims.views.beside import beside, pictures
from claims.views.formats import annotated, formatted
from claims.views.mementos import History, gate, memento, timemap


@formatted
@lasting
def pair_detail(request, public_id):
    revision = newest(public_id)
    return gate(request, history(request, revision), lambda: show(request, revision))


@formatted
@lasting
def pair_revision(request, public_id, number):
    revisions = PairRevision.objects.published()
    asked = revisions.filter(pair__public_id=public_id, number=number)
    revision = get_object_or_404(asked)
    response = show(request, revision, pinned=True)
    return memento(request, history(request, revision), response)


@lasting
def pair_timemap(request, public_id):
    return timemap(history(request, newest(public_id)))


def newest(public_id):
    revisions = PairRevision.objects.published()
    found = revisions.filter(pair__public_id=public_id, publishedpair__isnull=False)
    return get_object_or_404(found)


def history(request, revision):
    pair = revision.pair
    revisions = pair.revisions.values_list("number", "published_at")
    return History(request, "pair", pair.public_id, revisions)


def show(request, revision, pinned=False):
    if request.annotated:
        at = request.build_absolute_uri
        return annotated(pair_annotation(revision, at, pinned=pinned))
    pair = revision.content
    now = {} if pinned else beside(pair)
    context = {"revision": revision, "pair": pair, "pinned": pinned} | now
    context |= pictures(pair, now.get("neighbours", ()))
    context["newest"] = revision.pair.publishedpair.revision
    return render(request, "claims/pair_detail.html", context)
