"""What two statements are weighed by, and how telling it is that they share something."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log

from claims.comparison.dimensions import Party
from claims.comparison.figures import Reported
from claims.comparison.place import Location
from claims.comparison.subject import named, telling
from claims.comparison.themes import themes
from claims.comparison.time import Window

FEW = 50  # statements that are thought of beside those at hand


@dataclass(frozen=True)
class Told:
    """A claim or an outcome as far as it is compared here.

    `kind` is the kind of claim or the type of event, `said` the first day on
    which it is known to have been said. Parties are those of each part: claimant,
    speaker, target; by, against. Topics and sources are titles by id.
    """

    kind: str = ""
    statement: str = ""
    happened: str = ""
    window: Window | None = None
    said: date | None = None
    places: Sequence[Location] = ()
    parties: Mapping[str, Sequence[Party]] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    figures: Sequence[Reported] = ()

    def who(self, *parts: str) -> list[Party]:
        return [party for part in parts for party in self.parties.get(part, ())]


@dataclass(frozen=True)
class Evidence:
    """What speaks for the two (positive) or against them, in log odds, in words."""

    weight: float
    reason: str


@dataclass(frozen=True)
class Likeness:
    """A probability from 0 to 1, and its grounds, the weightiest first."""

    score: float
    evidence: tuple[Evidence, ...]

    @property
    def reasons(self) -> list[str]:
        """What speaks for it, then what speaks against it."""
        return [one.reason for one in self.evidence if one.reason]


class Rarity:
    """How telling it is that two share something: 1 if rare among many, 0 if all do."""

    def __init__(self, told: Iterable[Told] = ()) -> None:
        kinds = [_features(one) for one in told]
        self.number = len(kinds)
        self.count = Counter(key for keys in kinds for key in keys)

    def of(self, key: str) -> float:
        return log((self.number + FEW) / (self.count[key] + 1)) / log(self.number + FEW)


NOTHING_KNOWN = Rarity()


def _features(told: Told) -> set[str]:
    parties = [x.id for x in told.who("target", "by", "against", "claimant", "speaker")]
    places = [place.id for place in told.places]
    said = told.statement
    words = [*telling(said), *named(said), *themes(said)]
    return {*parties, *places, *told.topics, *told.sources, *words}
