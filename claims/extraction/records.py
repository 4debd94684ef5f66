"""What extraction finds: spans of code points, half-open, each with what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sources.spans import Span

Amount = int | float | None
Ids = Mapping[str, str]


@dataclass(frozen=True)
class Mention(Span):
    """Words of a text that name something."""


@dataclass(frozen=True)
class FigureMention(Mention):
    """One number as printed, from its hedge to its unit.

    A plain number is `best`; words set bounds: “nearly 150” has high 150,
    “hundreds” low 200, “80 to 90 percent” low 80 and high 90.
    """

    low: Amount = None
    best: Amount = None
    high: Amount = None
    unit: str = ""
    counted: str = ""
    hedge: str = ""


@dataclass(frozen=True)
class DateMention(Mention):
    """A time named in a text, as EDTF level 1 with its strict bounds in days.

    `edtf` is empty, and the bounds open, where nothing says which day is meant.
    """

    edtf: str = ""
    lower: date | None = None
    upper: date | None = None


@dataclass(frozen=True)
class PlaceMention(Mention):
    """A place by the name that the lexicon or the text gives it."""

    name: str = ""
    ids: Ids = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class ActorMention(Mention):
    """An actor by the name that the lexicon or the text gives it."""

    name: str = ""


@dataclass(frozen=True)
class Attribution:
    """Who is said to have said what: the source, the words of saying, the content.

    `source` is None where the text names none. An anaphoric source (“he said”)
    keeps its own span; `speaker` is the name that it stands for, as printed before.
    """

    source: Span | None
    cue: Span
    content: list[Span] = field(hash=False)
    speaker: str = ""

    @property
    def _spans(self) -> list[Span]:
        return [self.cue, *self.content, *([self.source] if self.source else [])]

    @property
    def start(self) -> int:
        return min(span.start for span in self._spans)

    @property
    def end(self) -> int:
        return max(span.end for span in self._spans)


@dataclass(frozen=True)
class Candidate(Mention):
    """A clause that may be a claim or an outcome, with what stands in it."""

    kind: Literal["claim", "outcome"] = "claim"
    sentence: Span | None = None
    score: float = 0.0
    event: str = ""
    attribution: Attribution | None = None
    figures: list[FigureMention] = field(default_factory=list, hash=False)
    dates: list[DateMention] = field(default_factory=list, hash=False)
    places: list[PlaceMention] = field(default_factory=list, hash=False)
    actors: list[ActorMention] = field(default_factory=list, hash=False)


@dataclass(frozen=True)
class Extraction:
    """Everything found in one text, in its order; `notice` says what was missing."""

    sentences: list[Span] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    figures: list[FigureMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    notice: str = ""
