"""Each page has one address, and an address once given always answers."""

from functools import wraps
from urllib.parse import urlencode

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from claims.models import (
    Actor,
    Claim,
    ClaimRevision,
    Discrepancy,
    Mention,
    Outcome,
    OutcomeRevision,
    Pair,
    Place,
    Silence,
    Topic,
)
from sources.models import Citation, PublicId, Source

RECORDS = {
    "pair": Pair,
    "claim": Claim,
    "outcome": Outcome,
    "source": Source,
    "citation": Citation,
    "actor": Actor,
    "place": Place,
    "topic": Topic,
    "discrepancy": Discrepancy,
    "silence": Silence,
}
SEALED = {"pair", "claim", "outcome", "discrepancy", "silence"}
KINDS = {model._meta.db_table: name for name, model in RECORDS.items()}


def takes(*methods):
    """Say which methods a page takes; without this it is only read."""

    def mark(view):
        view.methods = methods
        return view

    return mark


def cacheable(view):
    """Say of a page that it shows what is public and nothing else: it may be kept."""
    view.scope = "cacheable"
    return view


def momentary(view):
    """Say of a page that it is public, but of the moment it was made at."""
    view.scope = "momentary"
    return view


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
        format = request.resolver_match.kwargs.get("format")
        address = address_of(issued.successor, format)
        return HttpResponsePermanentRedirect(address)
    if issued.state == PublicId.State.WITHDRAWN or is_taken_back(kind, public_id):
        context = {"kind": kind, "id": public_id, "reason": reason(kind, public_id)}
        format = request.resolver_match.kwargs.get("format")
        base = "framed.html" if format == "embed" else "base.html"
        context |= {"revisions": revisions(kind, public_id), "base": base}
        return render(request, "claims/withdrawn.html", context, status=410)
    raise Http404


def is_taken_back(kind, public_id):
    """Whether a record was public once and is not now.

    Names are looked for in the snapshots themselves: slow, and asked only for
    an issued id that nothing published names any more.
    """
    if kind not in SEALED:
        named = f'"id":"{public_id}"'
        revisions = (ClaimRevision.objects, OutcomeRevision.objects)
        lapsed = not Mention.objects.of_kind(kind).filter(record=public_id).exists()
        return lapsed and any(
            model.filter(snapshot__contains=named).exists() for model in revisions
        )
    records = RECORDS[kind].objects.filter(public_id=public_id)
    return records.exclude(state="published").filter(revisions__number=1).exists()


def address_of(issued, format=None):
    name = KINDS[issued.kind]
    return reverse(f"{name}_{format}" if format else name, args=[issued.pk])


def revisions(kind, public_id):
    """When each revision of a sealed record was published, and its hash."""
    if kind not in SEALED:
        return []
    record = RECORDS[kind].objects.filter(public_id=public_id).first()
    return record.revisions.defer("snapshot").order_by("number") if record else []


def reason(kind, public_id):
    """Why a record was taken back, in its own field or in its last note."""
    record = RECORDS[kind].objects.filter(public_id=public_id).first()
    said = getattr(record, "withdrawn_reason", "")
    if said or kind not in SEALED:
        return said
    return record.revisions.values_list("note", flat=True).first() or ""
