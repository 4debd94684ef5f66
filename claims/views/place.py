"""A place: what contains it, what it contains, and what is stated of it."""

from django.shortcuts import render

from claims.models import Mention, PublishedStatement
from claims.views import silence
from claims.views.actor import published
from claims.views.addresses import cacheable, lasting
from claims.views.names import named
from claims.views.paging import PageForm, asked, count, paged, with_pairs
from claims.views.parameters import accept_parameters


@accept_parameters(PageForm)
@cacheable
@lasting
def place_detail(request, public_id):
    place = published("place", public_id)
    page, _ = asked(request)
    found = PublishedStatement.objects.naming(public_id)
    inside = Mention.objects.of_kind("place").filter(parent=public_id)
    context = paged(found, page) | {
        "place": place,
        "total": count(found),
        "inside": named(inside.tally()[:200], "place"),
        "silences": silence.naming("place", public_id),
    }
    with_pairs(context["rows"])
    return render(request, "claims/place_detail.html", context)
