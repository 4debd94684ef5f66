"""How well extraction does on development data: precision, recall and F."""

import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from claims.extraction import extract_many

ROOT = Path(__file__).parent.parent
DEV = Path(os.environ.get("PLUMBLINE_DEV") or ROOT / "../shared/dev")
FOUND_AS = {"Quantity": "figures", "Temporal": "dates", "Location": "places"}
WRITTEN = date(2016, 12, 20)  # about when the texts were written

with_development_data = pytest.mark.skipif(
    not DEV.is_dir(), reason="no development data: PLUMBLINE_DEV names their folder"
)


@dataclass(frozen=True)
class Score:
    """Spans found and wanted, counted as hits where they overlap."""

    hits: int = 0
    found: int = 0
    met: int = 0
    wanted: int = 0

    def __add__(self, other):
        pairs = zip(self.counts, other.counts, strict=True)
        return Score(*(one + two for one, two in pairs))

    @property
    def counts(self):
        return self.hits, self.found, self.met, self.wanted

    @property
    def precision(self):
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self):
        return self.met / self.wanted if self.wanted else 1.0

    @property
    def f(self):
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self):
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F {self.f:.3f}"


def overlap(found, wanted):
    """Score spans, given as (start, end), by whether any of the other side meets them."""

    def meeting(spans, others):
        return sum(any(a < d and c < b for c, d in others) for a, b in spans)

    hits, met = meeting(found, wanted), meeting(wanted, found)
    return Score(hits, len(found), met, len(wanted))


def lines(name):
    return [json.loads(line) for line in (DEV / name).read_text().splitlines()]


def entities():
    """Score figures, dates and places on news and government texts."""
    documents = lines("entities_re3d.jsonl")
    read = extract_many((d["text"] for d in documents), [WRITTEN] * len(documents))
    scores = dict.fromkeys(FOUND_AS, Score())
    for document, extraction in zip(documents, read, strict=True):
        for kind, name in FOUND_AS.items():
            found = [(item.start, item.end) for item in getattr(extraction, name)]
            wanted = [e for e in document["entities"] if e["type"] == kind]
            scores[kind] += overlap(found, [(e["start"], e["end"]) for e in wanted])
    return scores


def value(figure):
    """The one number of a figure: its best, else the middle of its bounds."""
    if figure.best is not None:
        return figure.best
    bounds = [bound for bound in (figure.low, figure.high) if bound is not None]
    return sum(bounds) / len(bounds)


def quantities():
    """Return how many sentences have all their values right, and how many there are."""
    sentences = lines("quantities.jsonl")
    right = 0
    for sentence, read in zip(
        sentences, extract_many(s["text"] for s in sentences), strict=True
    ):
        dozens = [12 if e["unit"] == "dozen" else 1 for e in sentence["expected"]]
        wanted = sorted(
            e["value"] * dozen
            for e, dozen in zip(sentence["expected"], dozens, strict=True)
        )
        found = sorted(value(figure) for figure in read.figures)
        right += found == pytest.approx(wanted)
    return right, len(sentences)
