"""Where a record is shared from: `/p/<id>/cite`, `/p/<id>@<n>.bib` and their like."""

from django.urls import path

from claims.views.card import pair_card
from claims.views.cite import cite
from claims.views.embed import pair_embed

PREFIXES = {
    "pair": "p",
    "claim": "c",
    "outcome": "o",
    "source": "s",
}
CITED = {"cite": "/cite", "bib": ".bib", "ris": ".ris", "csl": ".csl.json"}
STATES = {"": "", "_revision": "@<int:number>"}


def sharing():
    """The addresses of all of them; asked for once the ids can be read."""
    return [*citing(), *showing()]


def citing():
    for kind, prefix in PREFIXES.items():
        side = {"side": kind} if kind in {"claim", "outcome"} else {}
        for state, number in STATES.items():
            for format, ending in CITED.items():
                yield path(
                    f"{prefix}/<id:public_id>{number}{ending}",
                    cite,
                    {"kind": kind, "format": format} | side,
                    name=f"{kind}{state}_{format}",
                )


def showing():
    for state, number in STATES.items():
        pair = f"p/<id:public_id>{number}"
        yield path(
            f"{pair}/card.png",
            pair_card,
            {"format": "card"},
            name=f"pair{state}_card",
        )
        yield path(
            f"embed/{pair}",
            pair_embed,
            {"format": "embed"},
            name=f"pair{state}_embed",
        )
