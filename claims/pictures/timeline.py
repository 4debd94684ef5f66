"""Two lanes of time: what was claimed above, what was observed below."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from claims.pictures.scale import Break, Scale, Tick
from claims.pictures.span import ARROW, TALL, Point, Span

MARGIN = 34.0  # beside the scale: arrows of what is open, and the last numbers
ROW = 17.0  # from a mark to the next above or below it
NUMBER = 18.0  # room for the number behind a mark
HEADING = 26.0  # the name of a lane
SIGN = 22.0  # room for the sign of a pair
SHIFT = 60.0  # a sign stands no farther than this from its thread
FOOT = 22.0  # the days
LABELS = 62.0  # from a day that is named to the next
NARROW = 600.0  # a picture so wide is shown small on a telephone: fewer days


@dataclass(frozen=True)
class Dated:
    """A statement to draw: when it happened (EDTF), and what the page knows of it."""

    key: str
    side: Literal["claim", "outcome"]
    edtf: str
    subject: Any = None


@dataclass(frozen=True)
class Joined:
    """A pair to draw, by the keys of its claim and outcome."""

    claim: str
    outcome: str
    subject: Any = None


Tie = tuple[Joined, float, float]  # where it is tied to its claim, to its outcome


@dataclass(frozen=True)
class Mark:
    """A statement as a shape, with its number behind it."""

    dated: Dated
    number: int
    span: Span
    outline: tuple[Point, ...]
    label: Point
    brink: float  # its edge towards the other lane


@dataclass(frozen=True)
class Thread:
    """What ties a claim to an outcome, with its sign between the lanes.

    It is upright where their periods touch, and aslant where days lie between.
    """

    joined: Joined
    claim: Point
    sign: Point
    outcome: Point


@dataclass(frozen=True)
class Timeline:
    """Marks and threads, and where the lanes end: `band` is between the two."""

    width: float
    height: float
    band: tuple[float, float]
    floor: float
    marks: list[Mark]
    threads: list[Thread]
    ticks: list[Tick]
    breaks: list[Break]


class Rows:
    """Stretches side by side: each goes to the first row that has room for it."""

    def __init__(self) -> None:
        self.rows: list[list[tuple[float, float]]] = []

    def take(self, start: float, end: float) -> int:
        for number, row in enumerate(self.rows):
            if all(right <= start or end <= left for left, right in row):
                row.append((start, end))
                return number
        self.rows.append([(start, end)])
        return len(self.rows) - 1

    def crowd(self, at: float, width: float, limit: float) -> tuple[float, int]:
        """Take the place nearest to this one, to the right of all before it."""
        places = [(max(at, row[-1][1]), number) for number, row in enumerate(self.rows)]
        place, row = min(places, default=(at, 0))
        if place > min(at + SHIFT, limit) or not places:
            place, row = at, len(self.rows)
            self.rows.append([])
        self.rows[row].append((place, place + width))
        return round(place, 1), row

    def __len__(self) -> int:
        return len(self.rows)


def draw(
    statements: Sequence[Dated], pairs: Iterable[Joined] = (), width: float = 1080.0
) -> Timeline | None:
    """Lay out statements and the pairs between them; None where none has a date.

    Statements are numbered from 1 as they come, dated or not. A pair is drawn
    where both its statements are. Raises ValueError for what is not EDTF.
    """
    spans = {one.key: Span.of(one.edtf) for one in statements if one.edtf}
    if not spans:
        return None
    return Drawing(statements, spans, width).finished(pairs)


class Drawing:
    """A timeline in the making: rows are taken first, heights follow from them."""

    def __init__(
        self, statements: Sequence[Dated], spans: dict[str, Span], width: float
    ) -> None:
        self.width, self.spans = width, spans
        days = {day for span in spans.values() for day in span.days}
        if len(days) < 3:  # one day, and some of the days around it
            days |= {near for day in days for near in around(day)}
        known = {day for span in spans.values() for day in span.known}
        self.scale = Scale(days, MARGIN, width - MARGIN, known)
        edges = (MARGIN - ARROW - 6, width - MARGIN + ARROW)
        self.reach = {key: x.reach(self.scale, edges) for key, x in spans.items()}
        self.numbered = [
            (number, one)
            for number, one in enumerate(statements, 1)
            if one.key in spans
        ]
        self.lanes = {"claim": Rows(), "outcome": Rows(), "signs": Rows()}
        shortest = sorted((one for _, one in self.numbered), key=self.length)
        self.rows = {one.key: self.take(one) for one in shortest}

    def length(self, one: Dated) -> tuple[float, float]:
        left, right = self.reach[one.key]
        return right - left, left

    def take(self, one: Dated) -> int:
        """The shorter a period, the nearer it stands to the other lane."""
        left, right = self.reach[one.key]
        return self.lanes[one.side].take(left, right + NUMBER)

    def finished(self, pairs: Iterable[Joined]) -> Timeline:
        ties = sorted(self.ties(pairs), key=lambda tie: sum(tie[1:]))
        signs = [self.sign(a, b) for _, a, b in ties]
        over = HEADING + len(self.lanes["claim"]) * ROW
        under = over + len(self.lanes["signs"]) * SIGN + ROW
        floor = under + len(self.lanes["outcome"]) * ROW + HEADING
        marks = [self.mark(*found, over, under) for found in self.numbered]
        return Timeline(
            width=self.width,
            height=floor + FOOT,
            band=(over, under),
            floor=floor,
            marks=marks,
            threads=threads(ties, signs, over, marks),
            ticks=self.ticks(LABELS if self.width > NARROW else 2 * LABELS),
            breaks=self.scale.breaks,
        )

    def ticks(self, apart: float) -> list[Tick]:
        """Label what the dates name: a day, or a month where none names its first day."""
        labels = {}
        for span in self.spans.values():
            labels |= {x: y for x, y in span.labels.items() if x not in labels}
        for span in self.spans.values():
            labels |= {x: y for x, y in span.labels.items() if x in span.known}
        return self.scale.ticks(apart, labels)

    def sign(self, a: float, b: float) -> tuple[float, int]:
        """Take the place nearest to the midst of a thread that is free."""
        return self.lanes["signs"].crowd((a + b) / 2, SIGN, self.width - SIGN / 2)

    def ties(self, pairs: Iterable[Joined]) -> Iterator[Tie]:
        """Where each pair is tied to its claim and to its outcome."""
        for joined in pairs:
            if {joined.claim, joined.outcome} <= self.reach.keys():
                yield (
                    joined,
                    *knots(*map(self.reach.get, (joined.claim, joined.outcome))),
                )

    def mark(self, number: int, one: Dated, over: float, under: float) -> Mark:
        span, (left, right), row = self.spans[one.key], self.reach[one.key], self.rows
        above = one.side == "claim"
        top = over - (row[one.key] + 1) * ROW if above else under + row[one.key] * ROW
        top += ROW - TALL if above else 0
        return Mark(
            dated=one,
            number=number,
            span=span,
            outline=span.outline(left, right, top),
            label=(right + 3, top + TALL - 1),
            brink=top + TALL if above else top,
        )


def threads(
    ties: Sequence[Tie],
    signs: Sequence[tuple[float, int]],
    over: float,
    marks: list[Mark],
) -> list[Thread]:
    """Draw each tie from the brink of its claim over its sign to its outcome."""
    brinks = {mark.dated.key: mark.brink for mark in marks}
    return [
        Thread(
            joined=joined,
            claim=(a, brinks[joined.claim]),
            sign=(at, over + ROW / 2 + (row + 0.5) * SIGN),
            outcome=(b, brinks[joined.outcome]),
        )
        for (joined, a, b), (at, row) in zip(ties, signs, strict=True)
    ]


def around(day: date) -> list[date]:
    ordinals = (day.toordinal() - 1, day.toordinal() + 1)
    least, most = date.min.toordinal(), date.max.toordinal()
    return [date.fromordinal(x) for x in ordinals if least <= x <= most]


def knots(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    """The points of two stretches that are nearest: the midst of what they share."""
    left, right = max(a[0], b[0]), min(a[1], b[1])
    if left <= right:
        return (round((left + right) / 2, 1),) * 2
    return (a[1], b[0]) if a[1] < b[0] else (a[0], b[1])
