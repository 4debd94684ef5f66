"""What was searched for and not found."""

from django.shortcuts import get_object_or_404, render

from claims.models import Mention, SilenceRevision
from claims.views.addresses import cacheable, lasting
from claims.views.paging import PageForm, asked, paged
from claims.views.parameters import accept_parameters

LISTED = 200


@accept_parameters(PageForm)
@cacheable
def silence_list(request):
    page, _ = asked(request)
    found = SilenceRevision.objects.published()
    context = paged(found.order_by("-published_at", "silence_id"), page)
    context["rows"] = [revision.content for revision in context["rows"]]
    return render(request, "claims/silence_list.html", context)


@cacheable
@lasting
def silence_detail(request, public_id):
    newest = SilenceRevision.objects.published().with_notes()
    revision = get_object_or_404(newest, silence__public_id=public_id)
    context = shown(revision.content) | {"revision": revision}
    return render(request, "claims/silence_detail.html", context)


def naming(kind, public_id):
    """The newest searches in vain for what an actor, a place or a topic has to do with."""
    found = SilenceRevision.objects.naming(kind, public_id)
    return [revision.content for revision in found.order_by("-published_at")[:LISTED]]


def shown(silence):
    """A silence and which of the names in it have a page of their own."""
    named = [silence[x]["id"] for x in ("actor", "place", "topic") if silence[x]]
    found = Mention.objects.filter(record__in=named).facts()
    return {"silence": silence, "with_page": set(found)}
