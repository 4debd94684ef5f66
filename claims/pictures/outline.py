"""Boundaries of areas from a TopoJSON file: each border once, as fine as is drawn.

TopoJSON keeps a border that two areas share as one arc, so that simplifying
it moves both areas alike. Points are (longitude, latitude), WGS 84 degrees.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import hypot
from pathlib import Path

Point = tuple[float, float]
Arc = tuple[Point, ...]
Box = tuple[Point, Point]


@dataclass(frozen=True)
class Area:
    """A polygon by its rings: numbers of arcs, as TopoJSON has them (~n is n reversed)."""

    rings: tuple[tuple[int, ...], ...]
    name: str = ""  # its identifier in the file, such as SY.HL


@dataclass(frozen=True)
class Outline:
    arcs: tuple[Arc, ...]
    areas: tuple[Area, ...]
    frontiers: frozenset[int]  # arcs with an area on one side alone

    def simplified(self, tolerance: float) -> "Outline":
        """Leave out points that lie no farther than this from the line, in degrees."""
        arcs = tuple(tuple(thinned(arc, tolerance)) for arc in self.arcs)
        return Outline(arcs, self.areas, self.frontiers)

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """The box around each arc."""
        return tuple(map(box, self.arcs))

    @cached_property
    def box(self) -> Box:
        return box([corner for found in self.boxes for corner in found])

    def is_near(self, point: Point, margin: float = 2.0) -> bool:
        """Whether a point lies within these degrees of the box around it all."""
        axes = zip(point, *self.box, strict=True)
        return all(low - margin <= x <= high + margin for x, low, high in axes)

    def ring(self, numbers: Iterable[int]) -> Iterator[Point]:
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            yield from arc[:-1]

    def box_around(self, area: Area) -> Box:
        return box([*self.ring(area.rings[0])])

    def holding(self, point: Point) -> Area | None:
        """The area in which a point lies, holes left out."""
        for area in self.areas:
            inside = [is_within(point, [*self.ring(ring)]) for ring in area.rings]
            if inside[0] and not any(inside[1:]):
                return area
        return None


def read(path: Path) -> Outline:
    """Read the polygons of a quantised TopoJSON file of one object."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    [collection] = topology["objects"].values()
    areas = [
        Area(rings, one.get("id", ""))
        for one in collection["geometries"]
        for rings in polygons(one)
    ]
    uses = Counter(
        n if n >= 0 else ~n for area in areas for ring in area.rings for n in ring
    )
    arcs = (decoded(arc, **topology["transform"]) for arc in topology["arcs"])
    lonely = frozenset(number for number, count in uses.items() if count == 1)
    return Outline(tuple(arcs), tuple(areas), lonely)


def box(points: Sequence[Point]) -> Box:
    """The south-western and the north-eastern corner around points."""
    lons, lats = zip(*points, strict=True)
    return (min(lons), min(lats)), (max(lons), max(lats))


def polygons(geometry: dict) -> Iterator[tuple[tuple[int, ...], ...]]:
    single = geometry["type"] == "Polygon"
    for rings in [geometry["arcs"]] if single else geometry["arcs"]:
        yield tuple(map(tuple, rings))


def decoded(arc: Iterable[Sequence[int]], scale: Point, translate: Point) -> Arc:
    """Undo the quantisation: each point is told as steps from the one before."""
    steps = zip(*arc, strict=True)
    axes = [
        [step * by + start for step in accumulate(found)]
        for found, by, start in zip(steps, scale, translate, strict=True)
    ]
    return tuple(zip(*axes, strict=True))


def thinned(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Simplify a line after Ramer, Douglas and Peucker; its ends stay."""
    kept, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        between = range(first + 1, last)
        off = [(astray(line[at], line[first], line[last]), at) for at in between]
        farthest, at = max(off, default=(0.0, 0))
        if farthest > tolerance:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [line[at] for at in sorted(kept)]


def astray(point: Point, a: Point, b: Point) -> float:
    """How far a point lies from the stretch between two others."""
    (x, y), (ax, ay), (bx, by) = point, a, b
    length = hypot(bx - ax, by - ay)
    if not length:
        return hypot(x - ax, y - ay)
    along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length**2
    share = min(1.0, max(0.0, along))
    return hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay))


def is_within(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a line eastwards from the point crosses the ring an odd number of times."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside
