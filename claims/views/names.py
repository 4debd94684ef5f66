"""Lists of actors, places and topics that something published names."""

from django.shortcuts import render

from claims.models import Mention
from claims.views.addresses import cacheable
from claims.views.paging import PageForm, asked, count, paged
from claims.views.parameters import accept_parameters


@accept_parameters(PageForm)
@cacheable
def name_list(request, kind):
    page, _ = asked(request)
    tally = Mention.objects.of_kind(kind).tally()
    context = paged(tally, page) | {"kind": kind, "total": count(tally)}
    context["rows"] = named(context["rows"], kind)
    return render(request, "claims/name_list.html", context)


def named(rows, kind):
    """Give each counted record what was last published of it."""
    keys = [row["key"] for row in rows]
    facts = Mention.objects.of_kind(kind).filter(record__in=keys).facts()
    return [row | {"facts": facts[row["key"]]} for row in rows]
