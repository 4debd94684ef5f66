"""How the period of an outcome stands to the period of a claim."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from sources.dates import bounds, is_edtf, is_known_to_the_day

Relation = Literal[
    "same", "same_day", "within", "before", "after", "overlapping", "unknown"
]
Window = tuple[datetime, datetime]  # aware instants, half-open
Days = tuple[date, date]  # first and last; date.min or date.max where open
# “24 hours” are part of the two calendar days that they touch: a period so short
# overlaps another, and neither lies within the other for sure.
DAY_AND_NIGHT = timedelta(days=1)
MIRROR: dict[Relation, Relation] = {
    "before": "after",
    "after": "before",
    "within": "overlapping",  # and what held the other lies within it
}
WORDS = {
    "same": "same period",
    "same_day": "same day",
    "within": "within the claim’s period",
    "overlapping": "periods overlap",
    "before": "earlier",
    "after": "later",
    "unknown": "undated",
}


@dataclass(frozen=True)
class TimeAlignment:
    """How the outcome stands to the claim, and how many days lie between.

    Days are counted only where both are known to the day, and are None otherwise:
    `days` from the end of one to the beginning of the other (0 where they touch),
    `since` from the first day of the claim to the first of the outcome.
    `contains` is the mirror of “within”: the outcome's period holds the claim's.
    `endless` says whether the claim and the outcome are stated without an end.
    """

    relation: Relation
    days: int | None
    uncertain: bool
    contains: bool = False
    since: int | None = None
    endless: tuple[bool, bool] = (False, False)

    @property
    def words(self) -> str:
        if self.relation in {"before", "after"}:
            return self._distance()
        if self.relation == "within" and self.endless[0]:
            return "within the claim’s period; no end date was given"
        if self.contains:
            return "longer than the claim’s period, and includes it"
        return WORDS[self.relation]

    def _distance(self) -> str:
        if self.days is None:
            return WORDS[self.relation]
        if self.days == 0:  # told apart by their hours
            return f"less than a day {WORDS[self.relation]}"
        return f"{days_words(self.days)} {self.relation}"

    @property
    def mirror(self) -> "TimeAlignment":
        """The same alignment, with claim and outcome in each other's place."""
        relation = MIRROR.get(self.relation, self.relation)
        return replace(
            self,
            relation="within" if self.contains else relation,
            contains=self.relation == "within",
            since=None if self.since is None else -self.since,
            endless=self.endless[::-1],
        )


def align_time(
    a: str, b: str, windows: tuple[Window | None, Window | None] = (None, None)
) -> TimeAlignment:
    """Align two EDTF strings, the claim's and the outcome's.

    Strict bounds are compared: `?` and `~` make the answer uncertain and widen
    nothing. Unknown is what is empty, and EDTF whose days cannot be counted:
    most of level 2, and years outside 1 to 9999. Where the instants of both are
    known, they tell before from after on days that both touch; of a period
    without a date, its instants give the days. Raises ValueError for what is
    not EDTF.
    """
    uncertain = any(mark in a + b for mark in "?~%")
    claim, outcome = (_days(*known) for known in zip((a, b), windows, strict=True))
    if not (claim and outcome):
        return TimeAlignment("unknown", None, uncertain)
    relation = _by_instants(*windows) or _relation(claim, outcome)
    exact = all(not text or is_known_to_the_day(text) for text in (a, b))
    return TimeAlignment(
        relation,
        _between(claim, outcome) if exact else None,
        uncertain,
        contains=relation == "overlapping" and _relation(outcome, claim) == "within",
        since=(outcome[0] - claim[0]).days if exact else None,
        endless=(claim[1] == date.max, outcome[1] == date.max),
    )


def least_days(
    a: str, b: str, windows: tuple[Window | None, Window | None] = (None, None)
) -> tuple[int, int] | None:
    """Return the least days between two dates, and from one's start to the other's.

    They rank what could be compared and are never shown: the dates may be known
    to the month only. None where either is unknown.
    """
    claim, outcome = (_days(*known) for known in zip((a, b), windows, strict=True))
    if not (claim and outcome):
        return None
    starts = 0 if date.min in (claim[0], outcome[0]) else (outcome[0] - claim[0]).days
    return _between(claim, outcome), starts


def _days(text: str, window: Window | None) -> Days | None:
    if not text and window:
        return window[0].date(), (window[1] - timedelta.resolution).date()
    try:
        found = bounds(text)
    except ValueError:
        if text and not is_edtf(text):
            raise
        return None
    return found.lower or date.min, found.upper or date.max


def _by_instants(a: Window | None, b: Window | None) -> Relation | None:
    if a and b and b[1] <= a[0]:
        return "before"
    return "after" if a and b and a[1] <= b[0] else None


def _relation(a: Days, b: Days) -> Relation:
    if b[1] < a[0]:
        return "before"
    if b[0] > a[1]:
        return "after"
    if a == b:
        return "same" if a[0] < a[1] else "same_day"
    if max(a[1] - a[0], b[1] - b[0]) <= DAY_AND_NIGHT:
        return "overlapping"
    return "within" if _holds(a, b) else "overlapping"


def _holds(a: Days, b: Days) -> bool:
    return a[0] <= b[0] and b[1] <= a[1]


def _between(a: Days, b: Days) -> int:
    return max(0, (b[0] - a[1]).days, (a[0] - b[1]).days)


def days_words(days: int) -> str:
    return f"{days} day{'s' if days > 1 else ''}"
