"""Known names: actors and places with their aliases, matched as printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from claims.extraction.records import Ids
from claims.extraction.rules import rules

RULES = rules("names")


@dataclass(frozen=True)
class Known:
    """One actor or place by its name, its aliases, and its ids elsewhere."""

    name: str
    aliases: tuple[str, ...] = ()
    ids: Ids = field(default_factory=dict, hash=False)

    @property
    def names(self) -> tuple[str, ...]:
        return self.name, *self.aliases


def _known(names: Mapping[str, Iterable[str]] | Iterable[Known]) -> tuple[Known, ...]:
    if isinstance(names, Mapping):
        return tuple(Known(name, tuple(aliases)) for name, aliases in names.items())
    return tuple(names)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The names that the caller knows, beside general knowledge.

    Both take `Known`s, or a mapping of names to aliases. A name that is both a
    place and an actor (“Moscow”) is a place, and an actor where it speaks or acts.
    """

    actors: Mapping[str, Iterable[str]] | Iterable[Known] = ()
    places: Mapping[str, Iterable[str]] | Iterable[Known] = ()

    @cached_property
    def named_actors(self) -> dict[str, Known]:
        """Every name and alias of an actor, general ones first to be overruled."""
        general = [] if self is DEFAULT else DEFAULT.named_actors
        return {**dict(general), **_by_name(_known(self.actors))}

    @cached_property
    def named_places(self) -> dict[str, Known]:
        """Every name and alias of a place, general ones first to be overruled."""
        general = [] if self is DEFAULT else DEFAULT.named_places
        return {**dict(general), **_by_name(_known(self.places))}


def _by_name(known: Iterable[Known]) -> dict[str, Known]:
    return {name: entry for entry in known for name in entry.names if len(name) > 1}


def _states() -> list[str]:
    both = [name for pair in RULES["states"].items() for name in pair]
    return [*both, *RULES["other_places"]["names"]]


ALIASES = {
    "United States": ("US", "U.S.", "USA", "America"),
    "United Kingdom": ("UK", "U.K.", "Britain", "Great Britain"),
    "Kyiv": ("Kiev",),
    "Raqqa": ("Raqa", "Raqqah", "Ar Raqqah", "ar-Raqqah", "al-Raqqa"),
    "Middle East": ("Mideast",),
    "Myanmar": ("Burma",),
    "Ivory Coast": ("Côte d’Ivoire", "Côte d'Ivoire"),
    "Democratic Republic of Congo": (
        "DR Congo",
        "DRC",
        "Democratic Republic of the Congo",
    ),
    "Bosnia and Herzegovina": ("Bosnia",),
    "Czech Republic": ("Czechia",),
    "East Timor": ("Timor-Leste",),
    "Turkey": ("Türkiye", "Turkiye"),
    "Sanaa": ("Sana'a", "Sana’a"),
    "Odesa": ("Odessa",),
}
DEFAULT = Lexicon(
    actors=RULES["actors"],
    places={name: ALIASES.get(name, ()) for name in _states()},
)
