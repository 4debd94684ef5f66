"""Merges and what they leave as it was, for tests."""

from django.db import connection

from claims.merging import merge, undo
from claims.publishing import publish
from tests.factories import make_user, seed_user
from tests.refusal import allowed

UNCOMPARED = {
    "sources_event",
    "sources_explanation",
    "claims_merge",
    "claims_publicevent",
}


def tables():
    """Every row of every table of ours, but for counters and the history."""
    names = connection.introspection.table_names()
    ours = [x for x in names if x.startswith(("claims_", "sources_"))]
    found = {}
    with connection.cursor() as cursor:
        for name in sorted({*ours} - UNCOMPARED):
            cursor.execute(
                "SELECT to_jsonb(t) - 'version' - 'id' - 'search' FROM "  # noqa: S608
                f'"{name}" t'
                if name == "claims_mention"
                else f"SELECT to_jsonb(t) - 'version' FROM \"{name}\" t"  # noqa: S608
            )
            found[name] = sorted(row for (row,) in cursor.fetchall())
    return found


def merged(winner, *losers, by=None, reason="The same body.", **values):
    return merge(winner, losers, by or make_user(), reason, values)


def taken_back(made):
    stays = undo(made.merge, make_user())
    allowed()
    return stays


def published_pair(pair):
    """Publish a pair and its statements, as the seeds are."""
    for record in (pair.claim, pair.outcome, pair):
        publish(record, by=seed_user())
    return pair
