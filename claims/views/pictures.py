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
    """Draw places, told of on a side each time; a place stands once."""
    counts, places = Counter(), {}
    for side, place in told:
        area = standing_for(place)
        counts[area["id"], side] += 1
        places.setdefault(area["id"], (area, {}))[1][place["id"]] = place
    spots = [
        spot(area, [*named.values()], counts[key, "claim"], counts[key, "outcome"])
        for key, (area, named) in places.items()
    ]
    return maps.draw(spots, borders(), **size)


def standing_for(place):
    """Where a place without a point of its own may be: the nearest area that has one."""
    found = [place, *place["around"]]
    located = [x for x in found if is_located(x)]
    return next(iter(located), place)


def is_located(place):
    """Snapshots of old tell no points of what is around a place."""
    return place.get("latitude") is not None and place["precision"] != "country"


def spot(area, places, claims, outcomes):
    point = area.get("latitude"), area.get("longitude")
    location = Location(area["id"], (), area.get("precision", ""), *point)
    own = area in places
    name = area["name"] if own else f"somewhere in {area['name']}"
    return maps.Spot(name, location, claims, outcomes, places)
