"""What the panel for sharing a record shows."""

from functools import lru_cache
from itertools import groupby
from urllib.parse import urlencode

import segno
from django.template.loader import render_to_string
from django.urls import reverse

from claims.citing import plain
from claims.embedding import fitting
from claims.views.card_words import alternative, both, summary

QUIET = 4  # modules of white around a QR code


def shared(request, kind, public_id, work):
    """The two addresses of a record, how it is cited, and where the files are."""
    at = request.build_absolute_uri
    pinned = [public_id, work.revision]

    def named(format):
        return reverse(f"{kind}_revision_{format}", args=pinned)

    return {
        "share": {
            "kind": kind,
            "now": at(reverse(kind, args=[public_id])),
            "pinned": work.pinned,
            "number": work.revision,
            "plain": plain(work),
            "licence": work.licence,
            "cite": named("cite"),
            "files": [
                ("BibTeX", named("bib")),
                ("RIS", named("ris")),
                ("CSL-JSON", named("csl")),
            ],
            "code": code(work.pinned),
        }
    }


def embedded(request, revision):
    """What a pair has beside: its card, its frame, and where that is asked for."""
    pair, at = revision.content, request.build_absolute_uri
    pinned = [pair["id"], revision.number]
    asked = urlencode({"url": at(reverse("pair", args=pinned[:1]))})
    return {
        "card": at(reverse("pair_revision_card", args=pinned)),
        "frame": frame(request, revision, pinned=True)["html"],
        "oembed": at(f"{reverse('oembed')}?{asked}"),
        "summary": summary(pair),
        "alternative": alternative(pair),
    }


def frame(request, revision, pinned, maxwidth=None, maxheight=None):
    """The markup that embeds a pair, and how large it is."""
    pair = revision.content
    name, args = "pair_embed", [pair["id"]]
    if pinned:
        name, args = "pair_revision_embed", [pair["id"], revision.number]
    sides = [texts(said) for said in both(pair).values()]
    width, height = fitting(pair["heading"], sides, maxwidth, maxheight)
    context = {
        "address": request.build_absolute_uri(reverse(name, args=args)),
        "title": pair["heading"],
        "width": width,
        "height": height,
    }
    html = render_to_string("claims/_frame.html", context).strip()
    return context | {"html": html}


def texts(said):
    """The texts of one side, as its frame has them."""
    return [said[name]["text"] for name in ("statement", "by", "when", "outlets")]


@lru_cache(maxsize=1024)
def code(address):
    """The dark modules of a QR code, as lines of a drawing, and its width."""
    rows = segno.make(address, error="m", micro=False).matrix
    lines = [
        f"M{QUIET + start} {QUIET + y}.5h{length}"
        for y, row in enumerate(rows)
        for start, length in runs(row)
    ]
    return {"path": "".join(lines), "width": len(rows) + 2 * QUIET}


def runs(row):
    """Where in a row the dark stretches begin, and how long they are."""
    start = 0
    for dark, modules in groupby(row):
        length = len([*modules])
        if dark:
            yield start, length
        start += length
