"""All claims or all outcomes, or those that no pair shows yet."""

from django.shortcuts import render

from claims.models import PublishedStatement
from claims.views.addresses import cacheable
from claims.views.paging import (
    UnpairedForm,
    asked,
    count,
    paged,
    with_pairs,
    with_silences,
)
from claims.views.parameters import accept_parameters


@accept_parameters(UnpairedForm)
@cacheable
def statement_list(request, side):
    page, unpaired = asked(request)
    every = PublishedStatement.objects.of_side(side)
    alone = every.unpaired()
    context = paged(alone if unpaired else every, page) | {
        "side": side,
        "unpaired": unpaired,
        "total": count(every),
        "alone": count(alone),
    }
    with_silences(with_pairs(context["rows"]), side)
    return render(request, "claims/statement_list.html", context)
