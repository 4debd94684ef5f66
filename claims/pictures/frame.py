"""How a piece of the earth fits into a picture: to scale, north upwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

from claims.pictures.outline import Point

DEGREE = 111.195  # kilometres of a degree of latitude, mean
ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]  # km of a scale bar


@dataclass(frozen=True)
class Frame:
    """Equirectangular around the middle: true to scale there, nearly so nearby."""

    width: float
    height: float
    middle: Point  # longitude, latitude
    unit: float  # units of the picture to a kilometre

    @classmethod
    def around(
        cls, circles: Sequence[tuple[Point, float]], size: Point, least: float
    ) -> "Frame":
        """The smallest that holds circles (centre, km) with room to read.

        It shows at least so many kilometres from side to side.
        """
        lons, lats = zip(*(centre for centre, _ in circles), strict=True)
        middle = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
        earth = cls(0, 0, middle, 1)
        found = [(*earth.place(centre), km) for centre, km in circles]
        wide = 2 * max(abs(x) + km for x, _, km in found)
        high = 2 * max(abs(y) + km for _, y, km in found)
        width, height = size
        unit = min(width / max(wide * 1.3, least), height / max(high * 1.3, 1.0))
        return cls(width, height, middle, unit)

    def place(self, point: Point) -> Point:
        (lon, lat), (mid_lon, mid_lat) = point, self.middle
        east = (lon - mid_lon) * DEGREE * cos(radians(mid_lat))
        north = (lat - mid_lat) * DEGREE
        return (
            round(self.width / 2 + east * self.unit, 1),
            round(self.height / 2 - north * self.unit, 1),
        )

    def visible(self, line: Iterable[Point]) -> list[list[Point]]:
        """The stretches of a line, in units of the picture, that may be seen."""
        found: list[list[Point]] = [[]]
        placed = [self.place(point) for point in line]
        for a, b in pairwise(placed):
            if self.misses(a, b):
                found.append([])
            else:
                found[-1] += [b] if found[-1] else [a, b]
        return [stretch for stretch in found if stretch]

    def misses(self, a: Point, b: Point) -> bool:
        """Whether a straight line, or a box by two corners, lies beyond one edge."""
        (ax, ay), (bx, by) = a, b
        beside = max(ax, bx) < 0 or min(ax, bx) > self.width
        return beside or max(ay, by) < 0 or min(ay, by) > self.height

    @property
    def bar(self) -> tuple[int, float]:
        """Round kilometres, and their length: at most a quarter of the width."""
        fitting = [km for km in ROUND if km * self.unit <= self.width / 4]
        km = fitting[-1] if fitting else ROUND[0]
        return km, round(km * self.unit, 1)
