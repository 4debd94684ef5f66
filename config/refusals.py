"""How a request that cannot be answered is refused, with what to change (400, 404)."""

from django.core.exceptions import BadRequest
from django.http import HttpResponseBadRequest, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse

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
    missing = {
        name: getattr(exception, name, None)
        for name in ("kind", "public_id", "number", "newest", "page", "last")
    }
    if missing["newest"]:
        args = [missing["public_id"], missing["newest"]]
        missing["newest_address"] = reverse(f"{missing['kind']}_revision", args=args)
    return render(request, "404.html", missing, status=404)


def address_without_slash(request):
    """The public address that differs by a final slash only, with its query string."""
    path = request.path_info
    if request.method not in {"GET", "HEAD"} or not path.endswith("/"):
        return None
    try:
        match = resolve(path.rstrip("/") or "/")
    except Resolver404:
        return None
    if "admin" in match.app_names or match.route == request_route(request):
        return None
    query = request.META.get("QUERY_STRING", "")
    return path.rstrip("/") + (f"?{query}" if query else "")


def request_route(request):
    return request.resolver_match and request.resolver_match.route


def reads_pages(request):
    """Whether a program asks for HTML by name; one that takes anything gets text."""
    try:
        return request.get_preferred_type([TEXT, PAGE]) == PAGE
    except (ValueError, LookupError):  # a header that cannot be read
        return False
