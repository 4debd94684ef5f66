"""How precisely it is known where a published place lies."""

from collections.abc import Mapping
from typing import Any

from claims.comparison.place import POINTS, RADIUS

WHOLE = {"country", "governorate", "district", "subdistrict"}


def has_point(place: Mapping[str, Any]) -> bool:
    """Whether the coordinates of a place, as published, say where it lies.

    Those of an area are a point somewhere inside it and stand for all of it.
    Old snapshots give none.
    """
    return place.get("latitude") is not None and place.get("precision") in POINTS


def describe_precision(place: Mapping[str, Any]) -> str:
    """Say how precisely it is known where a place lies, as “within 3 km”.

    A village without a point: “location not known”.
    """
    precision, kind = place.get("precision") or "", place.get("kind", "").lower()
    if has_point(place):
        return f"within {RADIUS[precision]:.0f} km"
    if precision in WHOLE and precision == kind:
        return f"whole {precision}"
    return "area without stated limits" if kind == "area" else "location not known"
