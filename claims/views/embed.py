"""A pair in a frame on somebody's page: no cookie, no script, no other page."""

from django.shortcuts import render

from claims.views.addresses import cacheable, lasting
from claims.views.card_words import both, glance
from claims.views.pair import newest, numbered


@cacheable
@lasting
def pair_embed(request, public_id, format, number=None):
    revision = found(public_id, number)
    pair = revision.content
    context = {
        "pair": pair,
        "revision": revision,
        "newest": number and newest_number(revision),
        "glance": glance(pair),
    } | both(pair)
    return render(request, "claims/embed.html", context)


def found(public_id, number=None):
    return newest(public_id) if number is None else numbered(public_id, number)


def newest_number(revision):
    """The number of what is published now; None for what was merged into another."""
    published = getattr(revision.pair, "publishedpair", None)
    return published and published.revision.number
