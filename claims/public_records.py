"""The kinds of records that have a page, and whether one is public, or ever was."""

from django.db.models import Max

from claims.models import (
    Actor,
    Claim,
    Discrepancy,
    Mention,
    Outcome,
    Pair,
    Place,
    PublicEvent,
    Silence,
    Topic,
)
from claims.models.state import State
from claims.public_explanations import with_explanations
from sources.models import Citation, PublicId, Revision, Source

RECORDS = {
    "pair": Pair,
    "claim": Claim,
    "outcome": Outcome,
    "source": Source,
    "citation": Citation,
    "actor": Actor,
    "place": Place,
    "topic": Topic,
    "discrepancy": Discrepancy,
    "silence": Silence,
}
SEALED = {"pair", "claim", "outcome", "discrepancy", "silence"}
NAMES = {"actor", "place", "topic"}
KINDS = {model._meta.db_table: name for name, model in RECORDS.items()}


def is_public(kind, public_id):
    """Whether readers are shown a record now."""
    if not PublicId.objects.filter(pk=public_id, state=PublicId.State.LIVE).exists():
        return False
    if kind in SEALED:
        found = RECORDS[kind].objects.filter(public_id=public_id)
        return found.filter(state=State.PUBLISHED).exists()
    if kind in NAMES:
        return Mention.objects.of_kind(kind).filter(record=public_id).exists()
    if kind == "source":
        texts = Revision.objects.readable().filter(source__public_id=public_id)
        return texts.exists() or is_container(public_id)
    return Citation.objects.public().filter(public_id=public_id).exists()


def is_container(public_id):
    """Whether a source has a part of which something published cites the words."""
    parts = Revision.objects.readable()
    return parts.filter(source__part_of__public_id=public_id).exists()


def was_public(kind, public_id, number=None):
    """Whether readers were ever shown a record, or this version of it."""
    if kind in SEALED:
        versions = PublicEvent.objects.filter(record=public_id, number__isnull=False)
        return (versions.filter(number=number) if number else versions).exists()
    if kind in NAMES:
        return PublicEvent.objects.filter(record=public_id).exists()
    cited = Citation.objects.published()
    if kind == "citation":
        return cited.filter(public_id=public_id).exists()
    own = cited.filter(revision__source__public_id=public_id)
    if number:
        return own.filter(revision__number=number).exists()
    parts = cited.filter(revision__source__part_of__public_id=public_id)
    return own.exists() or parts.exists()


def newest_version(kind, public_id):
    """The number of the last version that readers are shown; None where there is none."""
    if kind == "source":
        texts = Revision.objects.readable().filter(source__public_id=public_id)
        return texts.aggregate(newest=Max("number"))["newest"]
    published = PublicEvent.objects.filter(record=public_id)
    return published.aggregate(newest=Max("number"))["newest"]


def withdrawal_reasons(ids):
    """Why each of these records was last withdrawn, by id.

    It is None while a second person has yet to approve it, and empty where no reason
    was recorded.
    """
    events = PublicEvent.objects.filter(
        record__in=ids, kind=PublicEvent.Kind.WITHDRAWAL
    )
    newest = events.order_by("record", "-pk").distinct("record")
    return {x.record_id: x.words for x in with_explanations([*newest])}
