"""The edition: what is public from one change of it to the next.

Public pages are a function of the edition, the day that citations give as that of
access, the release of this program and their address; so they are made once for
each, and compared by these alone. The history is numbered in the order of its commits: who reads its last public
event has all that came before.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache

from django.conf import settings
from django.core.cache import cache as memory
from django.db import OperationalError, connection

from config.circuit_breaker import CircuitBreaker

EDITION = "SELECT hash, at FROM claims_edition"
# In an outage of the database a proxy has the pages: it must not wait for each of them.
DATABASE = CircuitBreaker(OperationalError, pause=2)
SOURCES = ("config", "claims", "sources", "templates", "static")


@dataclass(frozen=True)
class Edition:
    hash: str
    at: datetime
    day: date = field(default_factory=lambda: datetime.now(UTC).date())

    @property
    def began(self):
        """When a page could last have changed: with the edition, or with the day."""
        midnight = datetime.combine(self.day, time(), UTC)
        return max(self.at, midnight)

    def etag(self, *key):
        """The entity tag of what is shown under a key; weak, for it may be compressed."""
        said = "\0".join([release(), self.hash, self.day.isoformat(), *key])
        return f'W/"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'


def current():
    """Return the edition, or None where nothing was published yet.

    None too within a transaction, where the history of what it does is not
    written yet. Where settings allow it the answer is up to 5 seconds old.
    """
    if connection.in_atomic_block:
        return None
    if not settings.STALE_SECONDS:
        return asked()
    known = memory.get("edition")
    if known is None:
        known = asked()
        memory.set("edition", known, settings.STALE_SECONDS)
    return known


def asked():
    with DATABASE.guard(), connection.cursor() as cursor:
        cursor.execute(EDITION)
        row = cursor.fetchone()
    return row and Edition(*row)


@cache
def release():
    """Return a hash of all that makes a page of the data."""
    digest = hashlib.sha256(settings.RIGHTS.encode())
    for path in sorted(files()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def files():
    for folder in SOURCES:
        for path in (settings.BASE_DIR / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
