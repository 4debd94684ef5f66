"""What was last published of a source, and of the statements that rest on it."""

from claims.models import (
    ClaimRevision,
    Mention,
    OutcomeRevision,
    PublishedPair,
    PublishedStatement,
)
from claims.public_records import is_public
from claims.reading import Note
from claims.snapshots.quotation import source_snapshot
from sources.models import Source


def facts_and_parts(source):
    """What was published of a source that is cited; of one that only a
    discrepancy cites, what there is."""
    facts, parts = published(source.public_id)
    return facts or source_snapshot(source), parts


def published(public_id):
    """What was last published of a source, and its parts."""
    found = Mention.objects.of_kind("source").inside([public_id])
    parts = [x for x in found if x["key"] != public_id]
    for x in found:
        if x["key"] == public_id:
            return x["facts"], parts
    return (parts[0]["facts"]["part_of"] if parts else None), parts


def container(public_id):
    """What was published of a source that only its parts are cited of, and these."""
    facts, parts = published(public_id)
    if not is_public("source", public_id):
        return None, parts
    return facts or source_snapshot(Source.objects.get(public_id=public_id)), parts


def is_copy(row):
    """Whether a source was captured a second time and merged since."""
    return "copy_of" in row["facts"]


def notes(revision):
    """What was published of each statement that rests on a text."""
    found = [
        statement.content
        for model in (ClaimRevision, OutcomeRevision)
        for statement in model.objects.citing(revision)
    ]
    ids = [statement["id"] for statement in found]
    live = PublishedStatement.objects.in_bulk(ids)
    pairs = PublishedPair.objects.resting_on(live)
    return [Note(x, pairs[x["id"]]) for x in found if x["id"] in live]
