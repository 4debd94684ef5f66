"""Whether a place lies where it is said to be: in the areas that contain it."""

from functools import cache
from math import cos, radians

from django.conf import settings

from claims.comparison.place import RADIUS, Location, distance
from claims.pictures.outline import astray, is_within, read

OUTLINES = settings.BASE_DIR / "seeds" / "gazetteer" / "syria-governorates.topo.json"
COARSE = 20.0  # kilometres: no point of the gazetteer lies farther outside its outline
REACH = 4  # radii that an area without an outline may stretch from its point
DEGREE = 111.2  # kilometres of latitude
ZONES = {"SY-QU": ["SY.QU", "SY"]}  # with the zone that the UN observes


def misplaced(place):
    """Say why a place cannot lie at its coordinates; nothing if it can."""
    here = location(place)
    own = RADIUS.get(place.precision, 0)
    path = place.path()
    coded = (x for x in path if x.external_ids.get("iso31662"))
    if area := next(coded, None):
        km = outside(here, area.external_ids["iso31662"])
        if km > COARSE + own:
            return f"This point lies {km:.0f} km outside {area}."
    for wider in path[1:]:
        there = location(wider)
        if there.radius and distance(here, there) > REACH * there.radius + own:
            km = distance(here, there)
            return f"This point lies {km:.0f} km from {wider}, which is to contain it."
    return ""


def location(place):
    point = (place.latitude, place.longitude)
    return Location(place.public_id, (), place.precision, *point)


def outside(here, code):
    """Kilometres from a point to the areas of an ISO 3166 code; 0 within or unknown."""
    names = ZONES.get(code, [code.replace("-", ".")])
    areas = [
        area
        for area in outlines().areas
        if area.name in names or area.name.startswith(f"{code}.")
    ]
    return min((kilometres(here, area) for area in areas), default=0)


@cache
def outlines():
    return read(OUTLINES)


def kilometres(here, area):
    """How far a point lies outside an area, on a plane that touches the earth there."""
    across = DEGREE * cos(radians(here.latitude))
    rings = [
        [
            ((x - here.longitude) * across, (y - here.latitude) * DEGREE)
            for x, y in outlines().ring(ring)
        ]
        for ring in area.rings
    ]
    inside = [is_within((0, 0), ring) for ring in rings]
    if inside[0] and not any(inside[1:]):
        return 0
    sides = (zip(ring, [*ring[1:], ring[0]], strict=True) for ring in rings)
    return min(astray((0, 0), *side) for ring in sides for side in ring)
