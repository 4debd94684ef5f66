"""Sentences in which somebody says something, and what a tagging form may say of them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from claims.extraction import extract
from claims.models import Suggestion
from claims.suggesting.payload import payload
from sources.dates import bounds
from tests.factories import make_actor, make_source

FOLDER = Path(__file__).parent / "annotated"
PUBLISHED = "2024-03-07"  # a Thursday
KNOWN = {
    "Coast Guard": "government",
    "Interior Ministry": "government",
    "National Army": "state_military",
    "People's Front": "armed_group",
    "Reuters": "media",
    "Ana Duarte": "government",
    "Paul Reyes": "government",
}


@dataclass(frozen=True)
class Spoken:
    """Words of a text, and what the form is filled with; "" is: nothing."""

    text: str
    words: str
    speaker: str
    keeps: tuple[str, ...]
    side: str = "claim"
    kind: str | None = None
    happened: str = ""
    said: str = ""

    def __str__(self):
        return self.text


def spoken(name):
    rows = tomllib.loads((FOLDER / f"{name}.toml").read_text())["spoken"]
    return [Spoken(**row | {"keeps": tuple(row["keeps"])}) for row in rows]


def make_text(one):
    """A source with the text, and actors whom it names or could be taken for."""
    for name, kind in KNOWN.items():
        make_actor(name=name, kind=kind)
    return make_source(one.text, published=PUBLISHED)


def propose(source, one):
    """Read the text by the machine; return its proposal of the words, if it has one."""
    start = one.text.index(one.words)
    end = start + len(one.words)
    found = extract(one.text, bounds(PUBLISHED).upper)
    near = [
        candidate
        for candidate in found.candidates
        if candidate.kind == one.side
        and candidate.start < end
        and start < candidate.end
    ]
    best = min(
        near, key=lambda x: abs(x.start - start) + abs(x.end - end), default=None
    )
    return best and Suggestion.objects.create(
        kind=best.kind,
        revision=source.revisions.last(),
        start=best.start,
        end=best.end,
        exact=one.text[best.start : best.end],
        payload=payload(best, one.text),
        score=0.5,
    )


def faults(one, filled):
    """What of a filled form is otherwise than the sentence says."""
    said = {one.said} if one.said else {PUBLISHED}
    kind = filled.get("kind", [""])
    told = {
        "speaker": filled["actor-0-name"].casefold() == one.speaker.casefold(),
        "statement": all(words in filled["statement"] for words in one.keeps),
        "kind": one.kind is None or kind == [one.kind],
        "happened": filled["happened"] == one.happened,
        "said": filled["report-said"] in said,
    }
    return {
        name: [
            filled.get(x)
            for x in ("statement", "actor-0-name", "kind", "happened", "report-said")
        ]
        for name, right in told.items()
        if not right
    }
