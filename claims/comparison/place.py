"""How the places of an outcome stand to the places of a claim."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Literal

Relation = Literal[
    "same", "claim_wider", "claim_narrower", "overlapping", "disjoint", "unspecified"
]
EARTH = 6371.0  # kilometres, mean radius
POINTS = {"exact", "vicinity", "settlement"}  # precise enough to measure from
WORDS = {
    "same": "same place",
    "claim_wider": "claim wider",
    "claim_narrower": "claim narrower",
    "overlapping": "partly the same",
    "disjoint": "elsewhere",
    "unspecified": "not stated",
}


@dataclass(frozen=True)
class Location:
    """A place by its id, with the ids of all that contains it, nearest first.

    Coordinates are WGS 84 degrees; precision is that of the gazetteer entry.
    """

    id: str
    within: tuple[str, ...] = ()
    precision: str = ""
    latitude: float | None = None
    longitude: float | None = None

    def is_in(self, others: Iterable["Location"]) -> bool:
        return any(other.id in {self.id, *self.within} for other in others)


@dataclass(frozen=True)
class PlaceAlignment:
    """The relation, and kilometres between disjoint points where both are known."""

    relation: Relation
    km: float | None = None

    @property
    def words(self) -> str:
        if self.km:
            return f"{self.km:.0f} km apart"
        return WORDS[self.relation]


def align_place(a: Sequence[Location], b: Sequence[Location]) -> PlaceAlignment:
    """Align the places of a claim (a) and of an outcome (b) by containment."""
    if not a or not b:
        return PlaceAlignment("unspecified")
    if {place.id for place in a} == {place.id for place in b}:
        return PlaceAlignment("same")
    inside, around = [x.is_in(a) for x in b], [x.is_in(b) for x in a]
    if all(inside):
        return PlaceAlignment("claim_wider")
    if all(around):
        return PlaceAlignment("claim_narrower")
    if any(inside + around):
        return PlaceAlignment("overlapping")
    return PlaceAlignment("disjoint", _nearest(a, b))


def _nearest(a: Sequence[Location], b: Sequence[Location]) -> float | None:
    pairs = [(x, y) for x in a for y in b]
    if any(place.precision not in POINTS for pair in pairs for place in pair):
        return None
    if any(place.latitude is None for pair in pairs for place in pair):
        return None
    return min(_haversine(x, y) for x, y in pairs)


def _haversine(a: Location, b: Location) -> float:
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    half = sin((lat_b - lat_a) / 2) ** 2
    turn = sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half + cos(lat_a) * cos(lat_b) * turn))
