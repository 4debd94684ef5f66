"""Each page has one address, and an address once given always answers."""

from functools import wraps
from urllib.parse import urlencode

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from claims.models import Actor, Claim, Discrepancy, Outcome, Pair, Place, Topic
from sources.models import PublicId, Source

RECORDS = {
    "pair": Pair,
    "claim": Claim,
    "outcome": Outcome,
    "source": Source,
    "actor": Actor,
    "place": Place,
    "topic": Topic,
    "discrepancy": Discrepancy,
}
KINDS = {model._meta.db_table: name for name, model in RECORDS.items()}


def lasting(view):
    """Give a record one address that never dies.

    Capitals, and O, I, L for 0, 1, 1, lead to the id as it was issued; where
    nothing is published any more, the page says why or leads to the successor.
    """

    @wraps(view)
    def inner(request, **kwargs):
        address = reverse(request.resolver_match.view_name, kwargs=kwargs)
        if request.path != address:
            query = f"?{urlencode(request.GET, doseq=True)}" if request.GET else ""
            return HttpResponsePermanentRedirect(address + query)
        try:
            return view(request, **kwargs)
        except Http404:
            return afterlife(request, kwargs["public_id"])

    return inner


def afterlife(request, public_id):
    """Answer for a record that is not published: taken back, merged, or never was."""
    issued = PublicId.objects.filter(pk=public_id).first()
    kind = issued and KINDS.get(issued.kind)
    if kind is None or not request.resolver_match.view_name.startswith(kind):
        raise Http404
    if issued.state == PublicId.State.MERGED:
        address = address_of(issued.successor)
        return HttpResponsePermanentRedirect(address)
    if issued.state == PublicId.State.WITHDRAWN:
        context = {"kind": kind, "id": public_id, "reason": reason(kind, public_id)}
        return render(request, "claims/withdrawn.html", context, status=410)
    raise Http404


def address_of(issued):
    return reverse(KINDS[issued.kind], args=[issued.pk])


def reason(kind, public_id):
    """Why a record was taken back, in its own field or in its last note."""
    record = RECORDS[kind].objects.filter(public_id=public_id).first()
    said = getattr(record, "withdrawn_reason", "")
    if said or not hasattr(record, "revisions") or kind == "source":
        return said
    return record.revisions.values_list("note", flat=True).first() or ""
