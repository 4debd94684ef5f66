"""Where a record is cited: `/p/<id>/cite`, `/p/<id>@<n>.bib` and their like."""

from django.urls import path

from claims.views.cite import cite

PREFIXES = {
    "pair": "p",
    "claim": "c",
    "outcome": "o",
    "source": "s",
}
ENDINGS = {"cite": "/cite", "bib": ".bib", "ris": ".ris", "csl": ".csl.json"}
STATES = {"": "", "_revision": "@<int:number>"}


def what(kind, format):
    side = {"side": kind} if kind in {"claim", "outcome"} else {}
    return {"kind": kind, "format": format} | side


def citing():
    """The addresses of all of them; asked for once the ids can be read."""
    return [
        path(
            f"{prefix}/<id:public_id>{number}{ending}",
            cite,
            what(kind, format),
            name=f"{kind}{state}_{format}",
        )
        for kind, prefix in PREFIXES.items()
        for state, number in STATES.items()
        for format, ending in ENDINGS.items()
    ]
