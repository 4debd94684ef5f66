"""Which known actors and places a sentence names, asked of the database by its words."""

import re
from dataclasses import dataclass

from django.db.models import Model

WORD = re.compile(r"\w[\w’'.-]*")
MOST = 250  # words of a sentence that are looked up
LONGEST = 7  # words of a name


@dataclass(frozen=True)
class Named:
    """A record, and the characters [start, end) of the sentence that name it."""

    record: Model
    start: int
    end: int


def named_in(records, sentence):
    """Return what a sentence names, in order, the longer name before the shorter."""
    spelt = runs(sentence)
    found = [
        Named(record, start, end)
        for record in records.known_as([*spelt])
        for name in (record.name, *record.aliases)
        for start, end in spelt.get(name, ())
    ]
    kept = []
    for one in sorted(found, key=lambda x: (x.start - x.end, x.start, x.record.pk)):
        if all(one.end <= x.start or x.end <= one.start for x in kept):
            kept.append(one)
    return sorted(kept, key=lambda x: x.start)


def runs(sentence):
    """Every run of up to seven words that can be a name, and where it stands."""
    found = {}
    words = [*WORD.finditer(sentence)][:MOST]
    for first in range(len(words)):
        for last in words[first : first + LONGEST]:
            start = words[first].start()
            for name in spellings(sentence[start : last.end()]):
                spans = found.setdefault(name, [])
                spans.append((start, start + len(name)))
    return found


def spellings(words):
    """As printed, without what a sentence adds: a stop, a genitive, a capital."""
    bare = words.rstrip(".'’-")
    owned = re.sub(r"['’]s?\Z", "", bare)
    plain = {words, bare, owned}
    return plain | {word[:1].swapcase() + word[1:] for word in plain}
