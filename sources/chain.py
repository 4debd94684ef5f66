"""Whether the history is the one that was written: each event seals the one before.

The chain guards rows, not against somebody who may write every one anew: for that,
publish its head from time to time and ask for it later.
"""

import hashlib
from dataclasses import dataclass

from django.db import connection, transaction

# What an event says, as the trigger hashes it; nothing but PostgreSQL's own is used.
CONTENT = """
SELECT id, prev_hash, hash, jsonb_build_array(id, extract(epoch FROM at), actor, reason,
    action, "table", record, public_id, parent_table, parent, before, after)::text
FROM sources_event ORDER BY id
"""
ROWS = 2000  # read at a time


@dataclass(frozen=True)
class Head:
    """An event's number and hash; the hash stands for all events up to it."""

    number: int = 0
    hash: str = ""

    def __str__(self):
        return f"{self.number}:{self.hash}"

    @classmethod
    def read(cls, text):
        """Raises ValueError unless the text is a number, a colon and a hash."""
        number, digest = text.split(":")
        return cls(int(number), digest)


@dataclass(frozen=True)
class Fault:
    """Events from first to last, and what is wrong with them."""

    first: int
    last: int
    what: str

    def __str__(self):
        span = (
            f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"
        )
        return f"{span}: {self.what}"


class Chain:
    """Follows the history; `faults` are what was found, `head` is where it ends."""

    def __init__(self, published=()):
        self.published = {head.number: head.hash for head in published}
        self.faults, self.head, self.sound = [], Head(), True

    @transaction.atomic
    def events(self):
        """Yield every event as `follow` takes it, without holding all of them."""
        with connection.chunked_cursor() as cursor:
            cursor.execute(CONTENT)
            while rows := cursor.fetchmany(ROWS):
                yield from rows

    def follow(self, number, prev_hash, digest, content):
        """Check an event: by itself, against the one before, against what was published."""
        sound = hashed(prev_hash, content) == digest
        expected = self.head.number + 1
        if number < 1:
            return self.blame(number, "inserted")
        if number > expected:
            self.blame(expected, "missing", number - 1)
        elif sound and self.sound and prev_hash != self.head.hash:
            self.blame(number - 1, "written anew, with its hash")
        if not sound:
            self.blame(number, "not as it was written")
        elif self.published.get(number, digest) != digest:
            self.blame(number, "not the head that was published")
        self.head, self.sound = Head(number, digest), sound

    def end(self):
        last = max(self.published, default=0)
        if last > self.head.number:
            self.blame(self.head.number + 1, "missing", last)

    def blame(self, first, what, last=None):
        self.faults.append(Fault(first, last or first, what))


def hashed(prev_hash, content):
    return hashlib.sha256((prev_hash + content).encode()).hexdigest()
