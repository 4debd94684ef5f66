"""The grid of a topic: whose words there are for each date, and what was searched."""

from datetime import date

from claims.comparison.coverage import Searched, Stated, cover
from claims.models import Mention
from claims.views.silence import naming

NAMED = 2000  # parts in statements, however many actors have them


def coverage(topic, statements):
    """Lay out who states what of a topic for each date; None without any date."""
    parts = list(Mention.objects.acting(statements)[: NAMED + 1])
    cut_after, parts = len(parts) > NAMED and NAMED, parts[:NAMED]
    silences = naming("topic", topic)
    found = {(x.record_id, x.statement_id): x.statement for x in parts}
    grid = cover(
        [Stated(actor, x.happened) for (actor, _), x in found.items()],
        [searched(silence) for silence in silences],
    )
    acting = {x.record_id: x.facts["name"] for x in parts}
    sought = {x["actor"]["id"]: x["actor"]["name"] for x in silences if x["actor"]}
    names = sought | acting
    return grid and {
        "grid": grid,
        "cut_after": cut_after,
        "silences": silences,
        "rows": [
            {"id": key, "name": names.get(key), "acts": key in acting, "cells": cells}
            for key, cells in grid.rows
        ],
    }


def searched(silence):
    return Searched(
        actor=silence["actor"]["id"] if silence["actor"] else "",
        period=silence["happened"],
        on=date.fromisoformat(silence["searched_on"]),
        subject=silence,
    )
