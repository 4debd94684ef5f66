"""Where names stand on a picture, so that none stands over another."""

from collections.abc import Iterable

from claims.pictures.frame import Frame
from claims.pictures.outline import Point

LETTER = 6.3  # width of a letter, about
LINE = 13.0

Box = tuple[float, float, float, float]


def name_box(name: str, x: float, y: float, anchor: str) -> Box:
    length = len(name) * LETTER
    left = {"start": x, "middle": x - length / 2, "end": x - length}[anchor]
    return left, y - LINE + 3, left + length, y + 3


def mark_box(at: Point) -> Box:
    x, y = at
    return x - 5, y - 4, x + 5, y + 4


def is_free(box: Box, frame: Frame, taken: Iterable[Box]) -> bool:
    return fits(box, frame) and not any(overlap(box, other) for other in taken)


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
