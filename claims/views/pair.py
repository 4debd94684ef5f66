"""One pair, as it was last published or as a numbered revision."""

from django.shortcuts import get_object_or_404, render

from claims.annotated_pairs import pair_annotation
from claims.models import PairRevision
from claims.structured import Data, review
from claims.views.addresses import cacheable, lasting
from claims.views.altered import still_cited
from claims.views.beside import beside, pictures
from claims.views.cited import pair_work
from claims.views.formats import annotated, formatted, published_bytes
from claims.views.mementos import History, gate, memento, timemap
from claims.views.pinned import beside_now
from claims.views.sharing import embedded, shared
from claims.views.withheld import as_readable

FORMATS = ("jsonld", "json")


@cacheable
@formatted(*FORMATS)
@lasting
def pair_detail(request, public_id):
    revision = newest(public_id)
    return gate(request, history(request, revision), lambda: show(request, revision))


@cacheable
@formatted(*FORMATS)
@lasting
def pair_revision(request, public_id, number):
    """A revision as it was published; a merged pair's stay readable, as quoted."""
    revision = numbered(public_id, number)
    revisions = list(revision.pair.revisions.with_notes().defer("snapshot"))
    context = {} if request.format else beside_now(revision)
    context |= {"revisions": revisions}
    response = show(request, revision, pinned=True, **context)
    return memento(request, history(request, revision, revisions), response)


@cacheable
@lasting
def pair_timemap(request, public_id):
    return timemap(history(request, newest(public_id)))


def newest(public_id):
    revisions = PairRevision.objects.published()
    found = revisions.filter(pair__public_id=public_id, publishedpair__isnull=False)
    return get_object_or_404(found)


def numbered(public_id, number):
    revisions = PairRevision.objects.readable()
    asked = revisions.filter(pair__public_id=public_id, number=number)
    return get_object_or_404(asked)


def history(request, revision, revisions=None):
    """The history of a pair; its revisions are looked up unless they are given."""
    pair = revision.pair
    if revisions is None:
        times = pair.revisions.values_list("number", "published_at")
    else:
        times = [(one.number, one.published_at) for one in revisions]
    return History(request, "pair", pair.public_id, times)


def show(request, revision, pinned=False, **context):
    if request.format == "json":
        return published_bytes(revision)
    if request.format == "jsonld":
        at = request.build_absolute_uri
        return annotated(pair_annotation(revision, at, pinned=pinned))
    pair = as_readable(revision.content)
    now = {} if pinned else beside(pair)
    context |= {"revision": revision, "pair": pair, "pinned": pinned} | now
    context["altered"] = still_cited(pair, revision.altered)
    context |= shared(request, "pair", pair["id"], pair_work(request, revision))
    context["embedded"] = embedded(request, revision)
    if not pinned:
        made = review(revision, request.build_absolute_uri)
        context["structured"] = Data.of(made)
    context |= pictures(pair, now.get("neighbours", ()))
    return render(request, "claims/pair_detail.html", context)
