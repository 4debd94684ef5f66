"""What was last published of a source, and of the statements that rest on it."""

from django.db.models import Max, Q

from claims.models import (
    ClaimRevision,
    DiscrepancyRevision,
    Mention,
    OutcomeRevision,
    PublishedPair,
    PublishedStatement,
)
from claims.public_records import is_public
from claims.reading import Note, quotations
from sources.models import Source


def facts_and_parts(source):
    """What was last published of a source that is cited, and its parts.

    Its record may say otherwise by now: that nobody else has read.
    """
    facts, parts = published(source.public_id)
    return facts or last_published([source])[source.public_id], parts


def last_published(sources):
    """The facts of sources by id, from the newest snapshot that cites each of them.

    For those that no published statement names: only a discrepancy cites them, or
    what cited them was withdrawn.
    """
    wanted = {source.public_id for source in sources}
    newest = sorted(newest_citing(sources), key=lambda one: one.published_at)
    return {
        facts["id"]: facts
        for revision in newest
        for cited, _ in quotations(revision.content)
        for facts in with_containers(cited)
        if facts["id"] in wanted
    }


def with_containers(facts):
    while facts:
        yield facts
        facts = facts["part_of"]


def newest_citing(sources):
    """The newest snapshots of each kind that cite the sources, or parts of them."""
    where = "citation__revision__source"
    of_these = Q(**{f"{where}__in": sources}) | Q(**{f"{where}__part_of__in": sources})
    for model in (ClaimRevision, OutcomeRevision, DiscrepancyRevision):
        ties = model.citations.through.objects.filter(of_these)
        newest = (
            ties.order_by().values_list(where).annotate(Max(model._meta.model_name))
        )
        yield from model.objects.filter(pk__in=[key for _, key in newest])


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
    source = Source.objects.get(public_id=public_id)
    return facts or last_published([source]).get(public_id), parts


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
