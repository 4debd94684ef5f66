"""Each page has one address, and an address once given always answers."""

from functools import wraps
from urllib.parse import urlencode

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from claims.public_records import (
    KINDS,
    NAMES,
    RECORDS,
    SEALED,
    is_public,
    newest_version,
    was_public,
    withdrawal_reasons,
)
from claims.views.missing import MissingPage, MissingRecord, MissingVersion
from sources.models import PublicId


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
        except MissingPage:
            raise
        except Http404:
            return afterlife(request, kwargs["public_id"])

    return inner


def afterlife(request, public_id):
    """Answer for what a view does not find.

    What was public leads to its successor, or is gone (410). What never was, and
    what a public record never had, is not found (404).
    """
    issued = PublicId.objects.filter(pk=public_id).first()
    kind = issued and KINDS.get(issued.kind)
    match = request.resolver_match
    if kind is None or not is_address_of(match.view_name, kind):
        asked = match.view_name.partition("_")[0]
        raise MissingRecord(asked if asked in RECORDS else "record", public_id)
    if not was_public(kind, public_id, match.kwargs.get("number")):
        raise missing(kind, public_id, match.kwargs.get("number"))
    if issued.state == PublicId.State.MERGED:
        return HttpResponsePermanentRedirect(successor_address(match, issued))
    if is_public(kind, public_id):
        raise missing(kind, public_id, match.kwargs.get("number"))
    return gone(request, kind, public_id)


def missing(kind, public_id, number):
    """The error that says what there is instead of a version, if the record is public."""
    newest = newest_version(kind, public_id) if number else None
    if newest and is_public(kind, public_id):
        return MissingVersion(kind, public_id, number, newest)
    return MissingRecord(kind, public_id)


def is_address_of(view_name, kind):
    """Whether a record of this kind can have an address of this name."""
    return view_name.partition("_")[0] in {kind, "suggest"}


def successor_address(match, issued):
    """The address of what a record was merged into, in the same format."""
    name = match.view_name.replace("_revision", "").replace("_changes", "")
    return reverse(name, args=[issued.successor_id])


def gone(request, kind, public_id):
    """Say that a record was withdrawn, or that nothing published names it any more."""
    embedded = request.resolver_match.kwargs.get("format") == "embed"
    context = {
        "kind": kind,
        "id": public_id,
        "named": kind in NAMES,
        "reason": withdrawal_reasons([public_id]).get(public_id, ""),
        "revisions": revisions(kind, public_id),
        "base": "framed.html" if embedded else "base.html",
    }
    return render(request, "claims/withdrawn.html", context, status=410)


def revisions(kind, public_id):
    """When each revision of a sealed record was published, and its hash."""
    if kind not in SEALED:
        return []
    record = RECORDS[kind].objects.filter(public_id=public_id).first()
    return record.revisions.defer("snapshot").order_by("number") if record else []
