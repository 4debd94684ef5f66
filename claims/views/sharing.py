"""What the panel for sharing a record shows."""

from functools import lru_cache
from itertools import groupby
from urllib.parse import urlencode

import segno
from django.template.loader import render_to_string
from django.urls import reverse

from claims.citing import plain
from claims.embedding import DEFAULT, embed_size
from claims.templatetags.shown import relation
from claims.views.card_words import alternative, both, glance, summary

LONGEST_FOOT = (
    "Revision 100 of 30 September 2026; revision 100 is current."
    " The words and their sources, on Plumbline"
)
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
        "width": DEFAULT,
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
    width, height = embed_size(*embed_texts(pair), maxwidth, maxheight)
    context = {
        "address": request.build_absolute_uri(reverse(name, args=args)),
        "title": pair["heading"],
        "width": width,
        "height": height,
    }
    html = render_to_string("claims/_frame.html", context).strip()
    return context | {"html": html}


def embed_texts(pair):
    """Return the texts of an embedded pair as `embed_size` takes them."""
    labels, facts = ("Claimed", "Observed"), ("by", "statement", "when", "outlets")
    sides = [
        [label, *(side[fact]["text"] for fact in facts)]
        for label, side in zip(labels, both(pair).values(), strict=True)
    ]
    kind = relation(pair["relation"])
    verdict = f"{kind.symbol} {kind.label} {kind.meaning}"
    return pair["heading"], sides, verdict, glance(pair)["text"], LONGEST_FOOT


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
