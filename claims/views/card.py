"""The picture of a pair that a link to it is shown with."""

from django.core.cache import cache
from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from claims.cards import draw, fingerprint
from claims.templatetags.shown import relation
from claims.views.addresses import cacheable, lasting
from claims.views.card_words import both, glance
from claims.views.pair import newest, numbered

KEPT = 24 * 60 * 60  # seconds, in the cache of the server


@cacheable
@lasting
def pair_card(request, public_id, format, number=None):
    revision = newest(public_id) if number is None else numbered(public_id, number)
    said = told(request, revision)
    seal = fingerprint(said)
    response = get_conditional_response(request, etag=quote_etag(seal))
    if response is None:
        picture = cache.get_or_set(f"card-{seal}", lambda: draw(said), KEPT)
        response = HttpResponse(picture, content_type="image/png")
        response.headers["ETag"] = quote_etag(seal)
    return response


def told(request, revision):
    """What the card of a pair says, each text with its direction."""
    pair = revision.content
    kind = relation(pair["relation"])
    address = reverse("pair_revision", args=[pair["id"], revision.number])
    return {
        "address": f"{request.get_host()}{address}",
        "relation": {
            "kind": kind.value,
            "symbol": kind.symbol,
            "label": kind.label,
            "meaning": kind.meaning,
        },
        "glance": glance(pair),
    } | both(pair)
