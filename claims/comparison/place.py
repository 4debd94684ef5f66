"""How the places of an outcome stand to the places of a claim."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import asin, cos, isfinite, radians, sin, sqrt
from typing import Literal

Relation = Literal[
    "same", "claim_wider", "claim_narrower", "overlapping", "disjoint", "unspecified"
]
EARTH = 6371.0  # kilometres, mean radius
# Kilometres around the point within which a place of this precision may lie. Of
# an area it is the radius of a circle as large as Syria's areas of that level
# are on average. No circle stands for a governorate or a country.
RADIUS = {
    "exact": 1.0,
    "settlement": 3.0,
    "vicinity": 10.0,
    "subdistrict": 15.0,
    "district": 30.0,
}
POINTS = {"exact", "vicinity", "settlement"}  # told apart by their circles
MIRROR: dict[Relation, Relation] = {
    "claim_wider": "claim_narrower",
    "claim_narrower": "claim_wider",
}
WORDS = {
    "same": "same place",
    "claim_wider": "inside the claim’s area",
    "claim_narrower": "around the claim’s area",
    "overlapping": "areas overlap",
    "disjoint": "different place",
    "unspecified": "place not stated",
}


@dataclass(frozen=True)
class Location:
    """A place by its id, with the ids of all that contains it, nearest first.

    Coordinates are WGS 84 degrees; precision is that of the gazetteer entry.
    A place without either is named, not locatable: it lies somewhere in what
    contains it.
    """

    id: str
    within: tuple[str, ...] = ()
    precision: str = ""
    latitude: float | None = None
    longitude: float | None = None

    def is_in(self, others: Iterable["Location"]) -> bool:
        return any(other.id in {self.id, *self.within} for other in others)

    @property
    def radius(self) -> float | None:
        """Kilometres of doubt around the point; None where there is nothing to measure."""
        located = _is_finite(self.latitude) and _is_finite(self.longitude)
        return RADIUS.get(self.precision) if located else None

    @property
    def is_point(self) -> bool:
        """Whether the coordinates say where it lies, and not only stand for an area."""
        return self.precision in POINTS and self.radius is not None


@dataclass(frozen=True)
class PlaceAlignment:
    """The relation, and of what is disjoint the kilometres between the points.

    Nothing is measured from or to an area: its coordinates stand for all of it.
    `margin` is what the precision of both leaves open, in kilometres. `vague`
    says that places are named, and not known well enough to be told apart.
    """

    relation: Relation
    km: float | None = None
    margin: float = 0.0
    vague: bool = False

    @property
    def words(self) -> str:
        if self.km is None:
            return "place too vague" if self.vague else WORDS[self.relation]
        doubt = f" ± {self.margin:.0f}" if self.margin * 10 > self.km else ""
        return f"{self.km:.0f}{doubt} km apart"

    @property
    def mirror(self) -> "PlaceAlignment":
        """The same alignment, with claim and outcome in each other's place."""
        return replace(self, relation=MIRROR.get(self.relation, self.relation))


def align_place(a: Sequence[Location], b: Sequence[Location]) -> PlaceAlignment:
    """Align the places of a claim (a) and of an outcome (b).

    The gazetteer's containment decides first. Points of which neither contains
    the other overlap where their circles of doubt do, and are disjoint
    otherwise. What has no point may be anything in the area around it.
    """
    if not a or not b:
        return PlaceAlignment("unspecified")
    inside, around = [x.is_in(a) for x in b], [x.is_in(b) for x in a]
    if all(inside + around):
        return PlaceAlignment("same")
    if all(inside):
        return PlaceAlignment("claim_wider")
    if all(around):
        return PlaceAlignment("claim_narrower")
    if any(inside + around):
        return PlaceAlignment("overlapping")
    return _apart(a, b)


def _apart(a: Sequence[Location], b: Sequence[Location]) -> PlaceAlignment:
    """Align places of which none contains another."""
    pairs = [(x, y) for x in a for y in b]
    if any(_touch(x, y) for x, y in pairs):
        return PlaceAlignment("overlapping")
    if any(_undecided(x, y) or _undecided(y, x) for x, y in pairs):
        return PlaceAlignment("unspecified", vague=True)
    if not all(place.is_point for pair in pairs for place in pair):
        return PlaceAlignment("disjoint")
    km, margin = min((distance(x, y), x.radius + y.radius) for x, y in pairs)
    return PlaceAlignment("disjoint", km, margin)


def _touch(x: Location, y: Location) -> bool:
    points = x.is_point and y.is_point
    return points and distance(x, y) <= x.radius + y.radius


def _undecided(x: Location, y: Location) -> bool:
    """Whether x has no place of its own, and y lies in the area that holds it."""
    unlocated = not _is_finite(x.latitude)
    return unlocated and (not x.within or x.within[0] in {y.id, *y.within})


def _is_finite(degrees: float | None) -> bool:
    return degrees is not None and isfinite(degrees)


def distance(a: Location, b: Location) -> float:
    """Kilometres over the ground between two points, after the haversine formula."""
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    half = sin((lat_b - lat_a) / 2) ** 2
    turn = sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half + cos(lat_a) * cos(lat_b) * turn)))
