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
    return [Dated(row.pk, row.side, row.card["happened"], row.card) for row in rows]


def map_of_topic(mentions):
    """Draw the places that statements name themselves, each with its counts."""
    return map_of((x.statement.side, x.facts) for x in mentions)


def map_of_pair(pair, size):
    """Draw the places of both sides."""
    sides = ((side, pair[side]["places"]) for side in ("claim", "outcome"))
    return map_of(((side, x) for side, found in sides for x in found), size=size)


def map_of(told, **size):
    """Draw places, each time with the side that names it; a place stands once."""
    counts, places = Counter(), {}
    for side, place in told:
        counts[place["id"], side] += 1
        places.setdefault(place["id"], place)
    spots = [
        maps.Spot(
            place["name"],
            location(place),
            counts[key, "claim"],
            counts[key, "outcome"],
            place,
            area_of(place),
        )
        for key, place in places.items()
    ]
    return maps.draw(spots, borders(), **size)


def area_of(place):
    """The governorate that a place is, or lies in; snapshots of old tell no point of it."""
    found = (
        x for x in (place, *place["around"]) if x.get("precision") == "governorate"
    )
    area = next(found, None)
    return area and maps.Named(area["name"], location(area), area)


def location(place):
    point = place.get("latitude"), place.get("longitude")
    return Location(place["id"], (), place.get("precision") or "", *point)
