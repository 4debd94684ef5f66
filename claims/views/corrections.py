"""How we work, and every correction of what was published."""

import json

from django.conf import settings
from django.db.models import F, Q, Value
from django.shortcuts import render

from claims.models import (
    ClaimRevision,
    DiscrepancyRevision,
    Merge,
    Outcome,
    OutcomeRevision,
    Pair,
    PairRevision,
    SilenceRevision,
)
from claims.views.addresses import KINDS, cacheable, reason
from claims.views.paging import PageForm, asked, paged
from claims.views.parameters import accept_parameters
from sources.models import PublicId

LOGGED = [
    PairRevision,
    ClaimRevision,
    OutcomeRevision,
    DiscrepancyRevision,
    SilenceRevision,
]
MOST = 200  # withdrawn records on one page


@cacheable
def method(request):
    context = {
        "relations": Pair.Relation,
        "statuses": Outcome.Status,
        "corroborations": Outcome.Corroboration,
        "licence": settings.RIGHTS,
    }
    return render(request, "claims/method.html", context)


@accept_parameters(PageForm)
@cacheable
def corrections(request):
    page, _ = asked(request)
    first, *others = (corrected(model) for model in LOGGED)
    every = first.union(*others, all=True).order_by("-published_at", "id", "-number")
    context = paged(every, page)
    if page == 1:
        context |= {"withdrawn": withdrawn(), "merged": merged()}
    context["rows"] = [entry(row) for row in context["rows"]]
    return render(request, "claims/corrections.html", context)


def corrected(model):
    """Revisions after the first, and any that carries a note, of what is public."""
    of = model._meta.model_name.removesuffix("revision")
    revisions = model.objects.filter(**{f"{of}__state": "published"}).order_by()
    named = revisions.annotate(id_of=F(f"{of}__public_id"), kind=Value(of))
    return named.filter(Q(number__gt=1) | ~Q(note="")).values(
        "id_of", "kind", "number", "note", "published_at", "snapshot", "id"
    )


def entry(row):
    content = json.loads(row.pop("snapshot"))
    title = content.get("heading") or content.get("statement") or content.get("title")
    return row | {"title": title, "before": row["number"] - 1}


def withdrawn():
    """What was taken back, with its reason."""
    issued = PublicId.objects.filter(state=PublicId.State.WITHDRAWN, kind__in=KINDS)
    return [
        {"kind": KINDS[x.kind], "id": x.pk, "reason": reason(KINDS[x.kind], x.pk)}
        for x in issued.order_by("-issued_at", "pk")[:MOST]
    ]


def merged():
    """What readers knew and what it became, with the reason, the newest first."""
    return Merge.objects.open().filter(public=True).order_by("-at", "pk")[:MOST]
