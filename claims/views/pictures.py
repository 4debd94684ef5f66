"""What was published, handed to the pictures that show it."""

from collections import Counter
from functools import lru_cache

from django.conf import settings

from claims.comparison.place import Location
from claims.pictures import map as maps
from claims.pictures import outline
from claims.pictures.timeline import Dated

BORDERS = settings.BASE_DIR / "seeds/gazetteer/syria-governorates.topo.json"
FINE = 0.004  # degrees, about 400 m: finer is not seen


@lru_cache(maxsize=1)
def borders():
    return outline.read(BORDERS).simplified(FINE)


def dated(rows):
    """The statements of the read model, to be drawn in time."""
    return [Dated(row.pk, row.side, row.card["happened"], row) for row in rows]


def map_of(mentions, **size):
    """Draw the places that statements name themselves, each with its counts."""
    counts, facts = Counter(), {}
    for mention in mentions:
        facts[mention.record_id] = mention.facts
        counts[mention.record_id, mention.statement.side] += 1
    spots = [
        spot(place, counts[key, "claim"], counts[key, "outcome"])
        for key, place in facts.items()
    ]
    return maps.draw(spots, borders(), **size)


def spot(place, claims=0, outcomes=0):
    """A place as a snapshot has it, to be drawn on a map."""
    location = Location(
        place["id"],
        tuple(place["within"]),
        place["precision"],
        place["latitude"],
        place["longitude"],
    )
    return maps.Spot(place["name"], location, claims, outcomes, place)
