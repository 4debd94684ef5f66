"""How well extraction does on our own annotated sentences (tests/annotated)."""

import re
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

from claims.extraction import extract_many
from sources.dates import bounds
from tests.scores import Score, overlap

FOLDER = Path(__file__).parent / "annotated"
MARK = re.compile(r"\{(?:(?P<part>[sqc]\d?):)?|\}")
VALUE = re.compile(r"\{(?P<value>[^={}]*)=")


def lines(name):
    text = (FOLDER / f"{name}.txt").read_text()
    return [line for line in text.splitlines() if not line.startswith("#")]


def halved(items, half):
    """Return the items of one half: 0 for development, 1 held out, None for both."""
    return [*items] if half is None else [*items][half::2]


def unmarked(marked):
    """Return the plain text and its marks as (label, start, end)."""
    plain, at, opened, marks = "", 0, [], []
    for match in MARK.finditer(marked):
        plain += marked[at : match.start()]
        at = match.end()
        if match[0] == "}":
            label, start = opened.pop()
            marks.append((label, start, len(plain)))
        else:
            opened.append((match["part"] or "", len(plain)))
    return plain + marked[at:], marks


@cache
def read(name, half):
    """Return (plain text, marks, extraction) of the annotated attributions or places."""
    items = "\n".join(lines(name)).split("\n\n" if name == "attributions" else "\n")
    marked = halved((item.strip() for item in items if item.strip()), half)
    texts = [unmarked(item.replace("\n", "\n\n")) for item in marked]
    found = extract_many(text for text, _ in texts)
    return [(*text, one) for text, one in zip(texts, found, strict=True)]


def pairs(spans):
    return [(span.start, span.end) for span in spans]


def letters(spans):
    return {at for start, end in spans for at in range(start, end)}


def attributions(half=None):
    """Score content by characters, cues and sources by overlap."""
    scores = dict.fromkeys(["content", "cue", "source"], Score())
    for _, marks, extraction in read("attributions", half):
        wanted = defaultdict(list)
        for label, start, end in marks:
            wanted[label[0]].append((start, end))
        found = extraction.attributions
        meant = letters(wanted["c"])
        said = letters(pairs(span for one in found for span in one.content))
        hits = len(meant & said)
        scores["content"] += Score(hits, len(said), hits, len(meant))
        scores["cue"] += overlap(pairs(one.cue for one in found), wanted["q"])
        sources = pairs({one.source for one in found if one.source})
        scores["source"] += overlap(sources, wanted["s"])
    return scores


def places(half=None):
    """Score places by overlap with the names."""
    score = Score()
    for text, marks, extraction in read("places", half):
        named = [place for place in extraction.places if has_name(text, place)]
        score += overlap(pairs(named), [mark[1:] for mark in marks])
    return score


def has_name(text, place):
    return any(word[0].isupper() for word in text[place.start : place.end].split())


@cache
def dated(half):
    """Return (text, wanted dates as (value, start, end), found dates)."""
    rows = [line.split(" | ", 1) for line in halved(lines("dates"), half)]
    values = [VALUE.findall(marked) for _, marked in rows]
    texts = [unmarked(VALUE.sub("{", marked)) for _, marked in rows]
    days = [date.fromisoformat(day) for day, _ in rows]
    found = extract_many((text for text, _ in texts), days)
    return [
        (text, [(v, *m[1:]) for v, m in zip(value, marks, strict=True)], one.dates)
        for value, (text, marks), one in zip(values, texts, found, strict=True)
    ]


def dates(half=None):
    """Return the score of dates found, and (right, all) of the values of those met."""
    score, right, met = Score(), 0, 0
    for _, wanted, found in dated(half):
        score += overlap(pairs(found), [span[1:] for span in wanted])
        for value, start, end in wanted:
            match = next((d for d in found if d.start < end and start < d.end), None)
            right += match is not None and means(match, value)
            met += 1
    return score, right, met


def means(mention, value):
    """Say whether a date has the bounds of a value: both open where it has none."""
    if not value:
        return mention.edtf == ""
    wanted = bounds(value)
    return (mention.lower, mention.upper) == (wanted.lower, wanted.upper)


@cache
def reported(half):
    rows = [line.split("|") for line in halved(lines("events"), half)]
    rows = [[part.strip() for part in row] for row in rows]
    found = extract_many(row[-1] for row in rows)
    return [(row[0], row[1], one) for row, one in zip(rows, found, strict=True)]


def events(half=None):
    """Score sentences that report an event, and count right types and actors."""
    score, kinds, actors, named = Score(), 0, 0, 0
    for kind, who, extraction in reported(half):
        outcomes = [one for one in extraction.candidates if one.kind == "outcome"]
        hit = bool(outcomes) and kind != "none"
        score += Score(hit, bool(outcomes), hit, kind != "none")
        kinds += any(one.event == kind for one in outcomes)
        known = {actor.name for one in outcomes for actor in one.actors}
        actors += any(who and (who in name or name in who) for name in known)
        named += bool(who)
    return score, kinds, actors, named
