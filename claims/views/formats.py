"""One resource in two formats: by its address, or by what `Accept` asks for."""

from functools import wraps

from django.http import JsonResponse
from django.utils.cache import patch_vary_headers

ANNOTATION = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
EXTENSION = ".jsonld"
RESOURCE = "http://www.w3.org/ns/ldp#Resource"


def formatted(view):
    """Offer a page as an annotation too: at its address with .jsonld, or by `Accept`.

    The view finds in `request.annotated` which of the two to make. Who accepts
    neither gets the page, as browsers do: nobody is sent away.
    """

    @wraps(view)
    def inner(request, format=None, **kwargs):
        request.annotated = format == "jsonld" or prefers_annotation(request)
        response = view(request, **kwargs)
        page = request.path.removesuffix(EXTENSION)
        if format:
            link(response, page, rel="alternate", type="text/html")
            return response
        if response.status_code == 200 and request.annotated:
            response.headers["Content-Location"] = page + EXTENSION
        elif response.status_code in {200, 302}:
            link(response, page + EXTENSION, rel="alternate", type=ANNOTATION)
        patch_vary_headers(response, ["Accept"])
        return response

    return inner


def prefers_annotation(request):
    try:
        preferred = request.get_preferred_type(["text/html", ANNOTATION])
    except (ValueError, LookupError):  # a header that cannot be read
        return False
    return preferred == ANNOTATION


def annotated(content):
    """Answer as the Web Annotation Protocol has it."""
    response = JsonResponse(
        content, content_type=ANNOTATION, json_dumps_params={"ensure_ascii": False}
    )
    link(response, RESOURCE, rel="type")
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
