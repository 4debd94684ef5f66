"""How the period of an outcome stands to the period of a claim."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sources.dates import Bounds, bounds

Relation = Literal[
    "same", "same_day", "within", "before", "after", "overlapping", "unknown"
]
DAY_AND_NIGHT = timedelta(days=1)  # “24 hours” touch two calendar days
WORDS = {
    "same": "same period",
    "same_day": "same day",
    "within": "within the claim’s period",
    "overlapping": "periods overlap",
    "unknown": "not dated",
}


@dataclass(frozen=True)
class TimeAlignment:
    """Where the outcome lies, and how many days lie between; None if unknown."""

    relation: Relation
    days: int | None
    uncertain: bool

    @property
    def words(self) -> str:
        if self.days:
            plural = "s" if self.days > 1 else ""
            return f"{self.days} day{plural} {self.relation}"
        return WORDS[self.relation]


def align_time(a: str, b: str) -> TimeAlignment:
    """Align two EDTF level 1 strings, the claim's and the outcome's.

    Empty is unknown. Strict bounds are compared: `?` and `~` make the answer
    uncertain and widen nothing. Raises ValueError for what is not EDTF.
    """
    uncertain = any(mark in a + b for mark in "?~%")
    if not a or not b:
        return TimeAlignment("unknown", None, uncertain)
    claim, outcome = _filled(bounds(a)), _filled(bounds(b))
    return TimeAlignment(
        _relation(claim, outcome), _days_between(claim, outcome), uncertain
    )


def _filled(found: Bounds) -> tuple[date, date]:
    return found.lower or date.min, found.upper or date.max


def _relation(a: tuple[date, date], b: tuple[date, date]) -> Relation:
    if b[1] < a[0]:
        return "before"
    if b[0] > a[1]:
        return "after"
    if max(a[1] - a[0], b[1] - b[0]) <= DAY_AND_NIGHT and (a != b or a[0] == a[1]):
        return "same_day"
    if a == b:
        return "same"
    return "within" if a[0] <= b[0] and b[1] <= a[1] else "overlapping"


def _days_between(a: tuple[date, date], b: tuple[date, date]) -> int:
    return max(0, (b[0] - a[1]).days, (a[0] - b[1]).days)
