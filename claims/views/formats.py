"""One resource in several formats: by its address, or by what `Accept` asks for."""

from functools import wraps

from django.http import HttpResponse, JsonResponse
from django.utils.cache import patch_vary_headers

from claims.views.withheld import closed_since

ANNOTATION = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
PAGE = "text/html"
TYPES = {"jsonld": ANNOTATION, "json": "application/json"}
EXTENSION = ".jsonld"
WITHHELD = """A source of this revision is shown in excerpts only since it was published, so its
data are not given any more. The page shows the cited words, and the hash.
"""
RESOURCE = "http://www.w3.org/ns/ldp#Resource"


def formatted(*formats):
    """Offer a page in other formats too: at its address with .jsonld …, or by `Accept`.

    The view finds in `request.format` which to make, None being the page. Who
    accepts none gets the page, as browsers do: nobody is sent away.
    """

    def decorate(view):
        @wraps(view)
        def inner(request, format=None, **kwargs):
            request.format = format or preferred(request, formats)
            response = view(request, **kwargs)
            page = page_path(request)
            if format:
                link(response, page, rel="alternate", type=PAGE)
                return response
            if response.status_code == 200 and request.format:
                response.headers["Content-Location"] = f"{page}.{request.format}"
            elif response.status_code in {200, 302}:
                for name in formats:
                    address = f"{page}.{name}"
                    link(response, address, rel="alternate", type=TYPES[name])
            patch_vary_headers(response, ["Accept"])
            return response

        inner.formats = formats
        return inner

    return decorate


def preferred(request, formats):
    types = {PAGE: None} | {TYPES[name]: name for name in formats}
    try:
        return types.get(request.get_preferred_type([*types]))
    except (ValueError, LookupError):  # a header that cannot be read
        return None


def page_path(request):
    """The path of the page that this is a format of."""
    format = request.resolver_match.kwargs.get("format")
    return request.path.removesuffix(f".{format}") if format else request.path


def annotated(content):
    """Answer as the Web Annotation Protocol has it."""
    response = JsonResponse(
        content, content_type=ANNOTATION, json_dumps_params={"ensure_ascii": False}
    )
    link(response, RESOURCE, rel="type")
    return response


def published_bytes(revision):
    """Answer with the very bytes that were hashed; their hash is the ETag.

    They cannot leave out what readers may not see any more: then they are withheld.
    """
    if closed_since(revision.content):
        return HttpResponse(WITHHELD, status=451, content_type="text/plain")
    response = HttpResponse(revision.snapshot, content_type=TYPES["json"])
    response.headers["ETag"] = f'"{revision.sha256}"'
    return response


def link(response, address, **said):
    """Add a link to what the `Link` header says already."""
    links = [response.headers.get("Link"), link_value(address, **said)]
    response.headers["Link"] = ", ".join(filter(None, links))


def link_value(address, **said):
    """A link and its attributes, as RFC 8288 writes them."""
    escaped = {key: value.replace('"', '\\"') for key, value in said.items()}
    return "; ".join(
        [f"<{address}>", *(f'{key}="{value}"' for key, value in escaped.items())]
    )
