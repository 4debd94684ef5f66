"""Places on a map: each with a circle as wide as its precision leaves open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from claims.comparison.place import Location
from claims.pictures.frame import Frame
from claims.pictures.outline import Outline, Point

LEAST = 200.0  # kilometres from side to side at least
AREA = 90.0  # kilometres around the midst of a governorate that show most of it
LETTER = 6.3  # width of a letter, about
LINE = 13.0
ASIDE = 12.0  # from a mark to its name


@dataclass(frozen=True)
class Spot:
    """A place to draw, and how many claims and outcomes speak of it."""

    name: str
    location: Location
    claims: int = 0
    outcomes: int = 0
    subject: Any = None

    @property
    def point(self) -> Point | None:
        """Longitude and latitude; None where it is named and not locatable on earth."""
        place = self.location
        if place.latitude is None or place.longitude is None:
            return None
        on_earth = abs(place.latitude) <= 90 and abs(place.longitude) <= 180
        return (place.longitude, place.latitude) if on_earth else None


@dataclass(frozen=True)
class Drawn:
    """A spot where it stands; its circle has the radius of its doubt.

    Without a radius it is an area: its outline is drawn, if it is known. The
    name is left out where another stands.
    """

    spot: Spot
    at: Point
    radius: float | None
    area: tuple[Point, ...] = ()
    label: Point | None = None
    before: bool = False  # whether the name ends where the label is


@dataclass(frozen=True)
class Border:
    line: list[Point]
    frontier: bool


@dataclass(frozen=True)
class Map:
    width: float
    height: float
    borders: list[Border]
    spots: list[Drawn]
    elsewhere: list[Spot]  # a country, far away, or without a point
    bar: tuple[int, float]  # kilometres, and how long they are


def draw(
    spots: Sequence[Spot], outline: Outline, size: Point = (760.0, 520.0)
) -> Map | None:
    """Draw places on the borders around them; None where none can be placed.

    What lies far from the borders is drawn only where nothing lies near them.
    """
    known = [spot for spot in spots if is_placed(spot)]
    shown = [spot for spot in known if outline.is_near(spot.point)] or known
    if not shown:
        return None
    circles = [(spot.point, spot.location.radius or AREA) for spot in shown]
    frame = Frame.around(circles, size, LEAST)
    return Map(
        *size,
        borders=[*borders(outline, frame)],
        spots=[*named([placed(spot, frame, outline) for spot in shown], frame)],
        elsewhere=[spot for spot in spots if spot not in shown],
        bar=frame.bar,
    )


def is_placed(spot: Spot) -> bool:
    return spot.point is not None and spot.location.precision != "country"


def placed(spot: Spot, frame: Frame, outline: Outline) -> Drawn:
    at, km = frame.place(spot.point), spot.location.radius
    if km is not None:
        return Drawn(spot, at, round(km * frame.unit, 1))
    area = outline.holding(spot.point)
    ring = [frame.place(x) for x in outline.ring(area.rings[0])] if area else []
    return Drawn(spot, at, None, tuple(ring))


def borders(outline: Outline, frame: Frame) -> Iterable[Border]:
    for number, (arc, box) in enumerate(zip(outline.arcs, outline.boxes, strict=True)):
        if not frame.misses(*map(frame.place, box)):
            for line in frame.visible(arc):
                yield Border(line, number in outline.frontiers)


Box = tuple[float, float, float, float]


def named(found: Iterable[Drawn], frame: Frame) -> Iterable[Drawn]:
    """Give names room, those of which most is said first."""
    by_weight = sorted(found, key=lambda x: -x.spot.claims - x.spot.outcomes)
    taken = [mark_box(one.at) for one in by_weight]
    for one in by_weight:
        for label, before, box in choices(one):
            if fits(box, frame) and not any(overlap(box, x) for x in taken):
                taken.append(box)
                yield Drawn(one.spot, one.at, one.radius, one.area, label, before)
                break
        else:
            yield one


def choices(one: Drawn) -> Iterable[tuple[Point, bool, Box]]:
    """Where a name may stand: to the right or left of its mark, or lower or higher."""
    x, y = one.at
    length = len(one.spot.name) * LETTER
    for shift in (4.0, LINE, -LINE / 2):
        for before in (False, True):
            at = x - ASIDE if before else x + ASIDE
            left = at - length if before else at
            box = (left, y + shift - LINE + 3, left + length, y + shift + 3)
            yield (round(at, 1), round(y + shift, 1)), before, box


def mark_box(at: Point) -> Box:
    x, y = at
    return x - 5, y - 4, x + 5, y + 4


def fits(box: Box, frame: Frame) -> bool:
    left, top, right, bottom = box
    return (
        left >= 2
        and top >= 2
        and right <= frame.width - 2
        and bottom <= frame.height - 2
    )


def overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
