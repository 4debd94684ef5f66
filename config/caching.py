"""What may be kept by whom: published pages by everybody, all else by nobody."""

from django.conf import settings
from django.utils.http import http_date

from config.edition import current
from config.methods import READ
from config.shelf import Page, shelf

PRIVATE = "private, no-store"
# Browsers ask each time. A cache between answers by itself for two seconds, and for two
# more while it asks again; as caches count whole seconds, what it serves is less than
# five seconds old. It may go on for a day where nobody answers.
SHARED = "public, max-age=0, s-maxage=2, stale-while-revalidate=2, stale-if-error=86400"
# 410 and 451 too, or a cache would keep what was there before and serve it in an outage.
SHAREABLE = {200, 301, 302, 304, 404, 410, 451}


class CachingMiddleware:
    """Make a published page once an edition, and say of every answer who may keep it.

    Nobody may, unless its view was marked with `cacheable` or `momentary`, it is the
    same for everybody, and it was asked for without a session.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.edition = None
        if not is_public(request) or not shelf.get(key_of(request)):
            return self.make(request)
        if found := find(request):
            return found
        with shelf.making(key_of(request)):
            return find(request) or self.make(request)

    def make(self, request):
        response = self.get_response(request)
        shared = is_shareable(request, response)
        response.headers.setdefault("Cache-Control", SHARED if shared else PRIVATE)
        if request.edition and shared and response.status_code == 200:
            return stamped(request, response)
        return response

    def process_view(self, request, view, args, kwargs):
        """Find out the edition before a page of it is made, not after."""
        request.scope = getattr(view, "scope", "private")
        if request.scope == "cacheable" and is_public(request):
            request.edition = request.edition or current()


def find(request):
    """Return the page that was made of the edition that is public now, or None."""
    request.edition, page = current(), shelf.get(key_of(request))
    return page.response(request) if page and page.edition == request.edition else None


def stamped(request, response):
    """Say of which edition a page is, and keep it for the next who asks."""
    edition, key = request.edition, key_of(request)
    response.headers.setdefault("ETag", edition.etag(*key))
    response.headers.setdefault("Last-Modified", http_date(edition.began.timestamp()))
    if response.streaming or request.method == "HEAD":
        return response
    page = Page.of(response, edition)
    shelf.put(key, page)
    return page.response(request)


def is_public(request):
    """Whether the answer can depend on the address and the format alone."""
    return (
        request.method in READ
        and "HTTP_ACCEPT_DATETIME" not in request.META
        and not has_session(request)
    )


def key_of(request):
    """All that a published page depends on, but for the edition."""
    accepted = request.META.get("HTTP_ACCEPT", "")
    return request.scheme, request.get_host(), request.get_full_path(), accepted


def has_session(request):
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def is_shareable(request, response):
    return (
        getattr(request, "scope", "private") != "private"
        and request.method in READ
        and response.status_code in SHAREABLE
        and not response.cookies
        and not has_session(request)
        and "cookie" not in response.headers.get("Vary", "").lower()
    )
