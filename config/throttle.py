"""Who may try to log in how often; the counting itself is django-axes'."""

from django.conf import settings
from django.shortcuts import render


def address(request):
    """Return the address that tries: the last one that our own proxy has seen."""
    if settings.PRODUCTION:
        passed_on = request.headers.get("X-Forwarded-For", "")
        return passed_on.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR")
    return request.META.get("REMOTE_ADDR")


class AddressMiddleware:
    """Let everybody after this count by the reader's address, not by our proxy's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.META["REMOTE_ADDR"] = address(request) or ""
        return self.get_response(request)


def locked_out(request, original_response=None, credentials=None):
    """Say when to come back; an account that does not exist is answered alike."""
    seconds = int(settings.AXES_COOLOFF_TIME.total_seconds())
    page = render(
        request, "admin/locked_out.html", {"minutes": seconds // 60}, status=429
    )
    page.headers["Retry-After"] = str(seconds)
    page.headers["Cache-Control"] = "private, no-store"
    return page
