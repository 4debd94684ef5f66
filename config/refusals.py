"""How a request that cannot be answered is refused, with what to change (400, 404)."""

from django.core.exceptions import BadRequest
from django.http import HttpResponseBadRequest, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve

PAGE, TEXT = "text/html", "text/plain"
MALFORMED = "The address is not valid."


def bad_request(request, exception):
    """Say what is wrong: as a page to browsers, as plain text to all other programs."""
    ours = type(exception) is BadRequest
    reason = str(exception) if ours else MALFORMED
    if reads_pages(request):
        return render(request, "400.html", {"reason": reason}, status=400)
    return HttpResponseBadRequest(f"{reason}\n", content_type=f"{TEXT}; charset=utf-8")


def not_found(request, exception):
    """Say what of the address does not exist and what does, or leave its last slash out."""
    if address := address_without_slash(request):
        return HttpResponsePermanentRedirect(address)
    shown = getattr(exception, "shown", {})
    return render(request, "404.html", shown, status=404)


def address_without_slash(request):
    """The public address that differs by a final slash only, with its query string."""
    path = request.path_info.rstrip("/")
    if request.method not in {"GET", "HEAD"} or path in {"", request.path_info}:
        return None
    try:
        if "admin" in resolve(path).app_names:
            return None
    except Resolver404:
        return None
    query = request.META.get("QUERY_STRING", "")
    return request.path.rstrip("/") + (f"?{query}" if query else "")


def reads_pages(request):
    """Whether a program asks for HTML by name; one that takes anything gets text."""
    try:
        return request.get_preferred_type([TEXT, PAGE]) == PAGE
    except (ValueError, LookupError):  # a header that cannot be read
        return False
