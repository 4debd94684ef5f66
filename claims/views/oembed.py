"""How pages and editors' systems ask for a pair to be embedded (oEmbed 1.0)."""

from urllib.parse import unquote, urlencode, urlsplit

from django import forms
from django.http import (
    Http404,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.urls import Resolver404, resolve, reverse

from claims.embedding import THUMBNAIL
from claims.public_records import was_public
from claims.views.addresses import cacheable
from claims.views.embed import found
from claims.views.parameters import accept_parameters
from claims.views.sharing import frame
from sources.models import PublicId

EMBEDDED = {"pair", "pair_revision", "pair_embed", "pair_revision_embed"}
PLAIN = "text/plain; charset=utf-8"
ASK = "Ask with url, the address of a pair; maxwidth and maxheight are numbers.\n"
WITHDRAWN = "This pair was withdrawn.\n"
HOUR = 60 * 60  # seconds
DIGITS = 6


class OEmbedForm(forms.Form):
    """What the query string may have; `dnt`, which WordPress adds, changes nothing."""

    url = forms.CharField()
    format = forms.CharField(required=False)
    maxwidth = forms.CharField(required=False)
    maxheight = forms.CharField(required=False)
    dnt = forms.CharField(required=False)


@accept_parameters(OEmbedForm)
@cacheable
def oembed(request):
    """Say how a pair is embedded; in JSON, and for addresses of ours alone."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse("Only format=json.\n", status=501, content_type=PLAIN)
    try:
        room = [limit(request, name) for name in ("maxwidth", "maxheight")]
        asked = request.GET["url"]
    except (KeyError, ValueError):
        return HttpResponseBadRequest(ASK, content_type=PLAIN)
    named = ours(request, asked)
    try:
        revision = found(**named)
    except Http404:
        return afterwards(request, **named)
    response = JsonResponse(rich(request, revision, "number" in named, *room))
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def limit(request, name):
    """The most pixels that a page has room for; None where it does not say."""
    asked = request.GET.get(name)
    if asked is None:
        return None
    if not (asked.isascii() and asked.isdigit() and int(asked[:DIGITS])):
        raise ValueError(asked)
    return int(asked[:DIGITS])


def ours(request, address):
    """Which pair and revision an address names; nobody else's are answered for."""
    try:
        parts = urlsplit(address)
        match = resolve(unquote(parts.path))
    except (ValueError, Resolver404):
        raise Http404 from None
    here = parts.scheme in {"http", "https"} and parts.netloc.lower()
    if here != request.get_host().lower() or match.view_name not in EMBEDDED:
        raise Http404
    return {x: match.kwargs[x] for x in ("public_id", "number") if x in match.kwargs}


def afterwards(request, public_id, number=None):
    """Answer for a pair that was merged into another, or withdrawn."""
    issued = PublicId.objects.filter(pk=public_id).first()
    if not was_public("pair", public_id, number):
        raise Http404
    if issued.state == PublicId.State.MERGED:
        address = reverse("pair", args=[issued.successor_id])
        asked = request.GET.dict() | {"url": request.build_absolute_uri(address)}
        return HttpResponsePermanentRedirect(f"{reverse('oembed')}?{urlencode(asked)}")
    return HttpResponse(WITHDRAWN, status=410, content_type=PLAIN)


def rich(request, revision, pinned, maxwidth, maxheight):
    framed = frame(request, revision, pinned, maxwidth, maxheight)
    at, pair = request.build_absolute_uri, revision.content
    card = reverse("pair_revision_card", args=[pair["id"], revision.number])
    room = zip((maxwidth, maxheight), THUMBNAIL.values(), strict=True)
    shown = all(most is None or most >= size for most, size in room)
    return {
        "version": "1.0",
        "type": "rich",
        "title": pair["heading"],
        "provider_name": "Plumbline",
        "provider_url": at("/"),
        "cache_age": HOUR,
        "html": framed["html"],
        "width": framed["width"],
        "height": framed["height"],
    } | ({"thumbnail_url": at(card), **THUMBNAIL} if shown else {})
