"""How one text of a source reads beside another: paragraph by paragraph, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel

from sources.changes import changes

WORDS = re.compile(r"\w+|\s+|[^\w\s]")
LARGEST = 400_000_000  # cells of an alignment; beyond it a block is shown whole
LEFT_OUT = " […] "
SAME, TYPOGRAPHIC, WORDING, MATERIAL = "same", "typographic", "wording", "material"


@dataclass(frozen=True)
class Variant:
    """A stretch of the earlier text and what the later one says in its place.

    `kind` is same, typographic (spaces, marks, capitals), wording, or material
    (a number, place, actor, date or negation).
    """

    before: str
    after: str
    kind: str


def collate(before: str, after: str) -> list[Variant]:
    """Return all of both texts as stretches that are the same or differ, in order."""
    stretches = _aligned(before.splitlines(True), after.splitlines(True))
    parts = [part for old, new in stretches for part in _words(old, new)]
    return [_variant(old, new) for old, new in _joined(parts)]


def shortened(variants: list[Variant], kept: int = 160) -> list[Variant]:
    """Leave the middle out of long stretches that are the same in both texts."""
    return [
        one
        if one.kind != SAME or len(one.before) <= 2 * kept + len(LEFT_OUT)
        else _without_middle(one, kept)
        for one in variants
    ]


def _without_middle(same: Variant, kept: int) -> Variant:
    text = same.before[:kept] + LEFT_OUT + same.before[-kept:]
    return Variant(text, text, SAME)


def tally(variants: list[Variant]) -> dict[str, int]:
    """Count the stretches that differ, by kind."""
    kinds = [variant.kind for variant in variants]
    return {kind: kinds.count(kind) for kind in (TYPOGRAPHIC, WORDING, MATERIAL)}


def _aligned(a: list[str], b: list[str]) -> Iterator[tuple[str, str]]:
    """Align two lists of tokens by their longest common subsequence."""
    if len(a) * len(b) > LARGEST:
        yield "".join(a), "".join(b)
        return
    for _, group in groupby(Indel.opcodes(a, b), key=lambda step: step.tag == "equal"):
        steps = list(group)
        old = a[steps[0].src_start : steps[-1].src_end]
        new = b[steps[0].dest_start : steps[-1].dest_end]
        yield "".join(old), "".join(new)


def _words(old: str, new: str) -> Iterator[tuple[str, str]]:
    if old == new:
        yield old, new
    else:
        yield from _aligned(WORDS.findall(old), WORDS.findall(new))


def _joined(parts: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Join what differs side by side, also over spaces that both have."""
    marked = [
        (old != new or _is_bridge(parts, i), old, new)
        for i, (old, new) in enumerate(parts)
    ]
    for _, group in groupby(marked, key=lambda part: part[0]):
        _, olds, news = zip(*group, strict=True)
        yield "".join(olds), "".join(news)


def _is_bridge(parts: list[tuple[str, str]], i: int) -> bool:
    inner = 0 < i < len(parts) - 1 and parts[i][0].isspace()
    return inner and all(parts[j][0] != parts[j][1] for j in (i - 1, i + 1))


def _variant(old: str, new: str) -> Variant:
    found = changes(old, new)
    if not found:
        return Variant(old, new, SAME)
    for kind in (MATERIAL, WORDING):
        if kind in found:
            return Variant(old, new, kind)
    return Variant(old, new, TYPOGRAPHIC)
