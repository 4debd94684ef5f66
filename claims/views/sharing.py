"""What the panel for sharing a record shows."""

from itertools import groupby

import segno
from django.urls import reverse

from claims.citing import plain

QUIET = 4  # modules of white around a QR code


def shared(request, kind, work):
    """The two addresses of a record, how it is cited, and where the files are."""
    at, public_id = request.build_absolute_uri, work.key.split("-")[2]
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
            "cite": named("cite"),
            "files": [
                ("BibTeX", named("bib")),
                ("RIS", named("ris")),
                ("CSL-JSON", named("csl")),
            ],
            "code": code(work.pinned),
        }
    }


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
