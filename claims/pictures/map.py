"""Places on a map: a mark only where a point is known, and areas shaded.

A place whose point is exact or a settlement's has a mark, in a circle as wide as
its precision leaves open. A vicinity is a circle alone. A place without a point
has neither: the area that it lies in is shaded, and its name is listed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claims.comparison.place import Location
from claims.pictures.frame import Frame
from claims.pictures.labels import LETTER, LINE, Box, is_free, mark_box, name_box
from claims.pictures.outline import Area, Outline, Point

LEAST = 200.0  # kilometres from side to side at least
ASIDE = 12.0  # from a mark to its name


@dataclass(frozen=True)
class Spot:
    """A place, and how many claims and outcomes speak of it.

    `area` is a point inside the area that it lies in, for a place that has none.
    """

    name: str
    location: Location
    claims: int = 0
    outcomes: int = 0
    subject: Any = None
    area: "Named | None" = None

    @property
    def point(self) -> Point | None:
        """Longitude and latitude; None where it is named and not locatable on earth."""
        return on_earth(self.location) if self.location.is_point else None


@dataclass(frozen=True)
class Named:
    """An area by its name, with a point inside it that its outline is found by."""

    name: str
    location: Location
    subject: Any = None

    @property
    def point(self) -> Point | None:
        return on_earth(self.location)


@dataclass(frozen=True)
class Drawn:
    """A spot where it stands; its circle has the radius of its doubt.

    A vicinity has no mark. The name is left out where another stands; it begins,
    ends or has its middle where the label is.
    """

    spot: Spot
    at: Point
    radius: float
    marked: bool
    label: Point | None = None
    anchor: str = "start"


@dataclass(frozen=True)
class Shaded:
    """An area, and the places of which no more is known than that they lie in it."""

    area: Named
    rings: tuple[tuple[Point, ...], ...]
    spots: tuple[Spot, ...]
    label: Point | None = None


@dataclass(frozen=True)
class Border:
    line: list[Point]
    frontier: bool


@dataclass(frozen=True)
class Map:
    width: float
    height: float
    borders: list[Border]
    areas: list[Shaded]
    spots: list[Drawn]
    elsewhere: list[Spot]  # a country, far away, or in no area that has an outline
    bar: tuple[int, float]  # kilometres, and how long they are

    @property
    def every_spot(self) -> list[Spot]:
        """All places, drawn or not: the points first, then by their areas."""
        listed = [spot for area in self.areas for spot in area.spots]
        return [drawn.spot for drawn in self.spots] + listed + self.elsewhere


def on_earth(place: Location) -> Point | None:
    if place.latitude is None or place.longitude is None:
        return None
    on_earth = abs(place.latitude) <= 90 and abs(place.longitude) <= 180
    return (place.longitude, place.latitude) if on_earth else None


def draw(
    spots: Sequence[Spot], outline: Outline, size: Point = (760.0, 520.0)
) -> Map | None:
    """Draw places on the borders around them; None where none can be placed.

    What lies far from the borders is drawn only where nothing lies near them.
    """
    located = [spot for spot in spots if spot.point]
    shaded = gather(spots, outline)
    near = [spot for spot in located if outline.is_near(spot.point)]
    shown = near if near or shaded else located
    if not shown and not shaded:
        return None
    frame = Frame.around([*extent(shown, shaded, outline)], size, LEAST)
    drawn = [place(spot, frame) for spot in shown]
    listed = [spot for _, _, found in shaded for spot in found]
    labelled, taken = name_spots(drawn, frame)
    areas = [shade(*one, frame, outline) for one in shaded]
    return Map(
        *size,
        borders=[*borders(outline, frame)],
        areas=[*name_areas(areas, frame, taken)],
        spots=labelled,
        elsewhere=[x for x in spots if x not in shown and x not in listed],
        bar=frame.bar,
    )


def gather(
    spots: Sequence[Spot], outline: Outline
) -> list[tuple[Named, Area, list[Spot]]]:
    """The areas to shade, with the places without a point that lie in each."""
    found: dict[str, tuple[Named, Area, list[Spot]]] = {}
    for spot in spots:
        if spot.point or not (spot.area and spot.area.point):
            continue
        if area := outline.holding(spot.area.point):
            key = spot.area.location.id
            found.setdefault(key, (spot.area, area, []))[2].append(spot)
    return [*found.values()]


def extent(
    spots: Iterable[Spot],
    shaded: Iterable[tuple[Named, Area, list[Spot]]],
    outline: Outline,
) -> Iterable[tuple[Point, float]]:
    """What must be seen, as circles: a centre, and kilometres around it."""
    for spot in spots:
        yield spot.point, spot.location.radius
    for _, area, _ in shaded:
        for corner in outline.box_around(area):
            yield corner, 0.0


def place(spot: Spot, frame: Frame) -> Drawn:
    radius = round(spot.location.radius * frame.unit, 1)
    marked = spot.location.precision != "vicinity"
    return Drawn(spot, frame.place(spot.point), radius, marked)


def shade(
    named: Named, area: Area, spots: list[Spot], frame: Frame, outline: Outline
) -> Shaded:
    rings = (tuple(map(frame.place, outline.ring(ring))) for ring in area.rings)
    return Shaded(named, tuple(rings), tuple(spots), frame.place(named.point))


def borders(outline: Outline, frame: Frame) -> Iterable[Border]:
    for number, (arc, box) in enumerate(zip(outline.arcs, outline.boxes, strict=True)):
        if not frame.misses(*map(frame.place, box)):
            for line in frame.visible(arc):
                yield Border(line, number in outline.frontiers)


def name_spots(found: Iterable[Drawn], frame: Frame) -> tuple[list[Drawn], list[Box]]:
    """Give names room, those of which most is said first; say what room is taken."""
    by_weight = sorted(found, key=lambda x: -x.spot.claims - x.spot.outcomes)
    taken = [mark_box(one.at) for one in by_weight if one.marked]
    named = []
    for one in by_weight:
        for label, anchor, box in choices(one):
            if is_free(box, frame, taken):
                taken.append(box)
                named.append(replace(one, label=label, anchor=anchor))
                break
        else:
            named.append(one)
    return named, taken


def name_areas(
    found: Iterable[Shaded], frame: Frame, taken: list[Box]
) -> Iterable[Shaded]:
    """Name areas in their midst, or a little higher or lower, where there is room."""
    for one in found:
        x, y = one.label
        for shift in (0, LINE, -LINE, 2 * LINE, -2 * LINE, 3 * LINE, -3 * LINE):
            box = name_box(one.area.name, x, y + shift, "middle")
            if is_free(box, frame, taken):
                taken.append(box)
                yield replace(one, label=(x, round(y + shift, 1)))
                break
        else:
            yield replace(one, label=None)


def choices(one: Drawn) -> Iterable[tuple[Point, str, Box]]:
    """Where a name may stand: beside its mark, or lower or higher.

    That of a vicinity is inside its circle if it has room there, and else beside it.
    """
    x, y = one.at
    aside = ASIDE if one.marked else round(one.radius + 4, 1)
    if not one.marked and len(one.spot.name) * LETTER < 2 * one.radius:
        yield (
            (x, round(y + 4, 1)),
            "middle",
            name_box(one.spot.name, x, y + 4, "middle"),
        )
    for shift in (4.0, LINE, -LINE / 2):
        for anchor in ("start", "end"):
            at = x + aside if anchor == "start" else x - aside
            box = name_box(one.spot.name, at, y + shift, anchor)
            yield (round(at, 1), round(y + shift, 1)), anchor, box
