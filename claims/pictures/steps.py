"""A running total as stairs in time: each step as high as the total by then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from claims.comparison.totals import Entry
from claims.pictures.scale import Scale

WIDTH, HEIGHT, EDGE = 320.0, 84.0, 26.0


@dataclass(frozen=True)
class Step:
    """From the first day of a period to the day after its last; y downwards."""

    left: float
    width: float
    top: float
    height: float
    entry: Entry


@dataclass(frozen=True)
class Stairs:
    width: float
    height: float
    floor: float
    steps: list[Step]


def steps(entries: Sequence[Entry]) -> Stairs | None:
    """Draw what was added up; None where fewer than two periods were."""
    added = [entry for entry in entries if entry.added]
    periods = [entry.count.period for entry in added]
    if len({*periods}) < 2 or not added[-1].lower:
        return None
    ends = [last + timedelta(days=1) for _, last in periods]
    scale = Scale([*(first for first, _ in periods), *ends], 0, WIDTH)
    floor = HEIGHT - EDGE / 2
    found = []
    for entry, (first, _), end in zip(added, periods, ends, strict=True):
        left, right = round(scale.x(first), 1), round(scale.x(end), 1)
        height = round(float(entry.lower / added[-1].lower) * (floor - EDGE), 1)
        found.append(Step(left, right - left, floor - height, height, entry))
    return Stairs(WIDTH, HEIGHT, floor, found)
