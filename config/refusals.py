"""How a request that cannot be answered is refused, with what to change (400)."""

from django.core.exceptions import BadRequest
from django.http import HttpResponseBadRequest
from django.shortcuts import render

PAGE, TEXT = "text/html", "text/plain"
MALFORMED = "The address is not valid."


def bad_request(request, exception):
    """Say what is wrong: as a page to browsers, as plain text to all other programs."""
    ours = type(exception) is BadRequest
    reason = str(exception) if ours else MALFORMED
    if reads_pages(request):
        return render(request, "400.html", {"reason": reason}, status=400)
    return HttpResponseBadRequest(f"{reason}\n", content_type=f"{TEXT}; charset=utf-8")


def reads_pages(request):
    """Whether a program asks for HTML by name; one that takes anything gets text."""
    try:
        return request.get_preferred_type([TEXT, PAGE]) == PAGE
    except (ValueError, LookupError):  # a header that cannot be read
        return False
