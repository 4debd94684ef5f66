"""What was published never changes."""

import hashlib

import pytest
from django.db import DataError
from django.db.models import ProtectedError

from claims.models import PublishedPair
from claims.models.revision import PublishedRevision
from tests.refusal import refused, sql
from tests.test_whole_pairs import KINDS, pair, published

__all__ = ["pair", "published"]
pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_every_kind_of_snapshot_is_tried_here():
    kinds = {model._meta.model_name for model in PublishedRevision.__subclasses__()}

    assert kinds == {f"{kind}revision" for kind in KINDS}


@pytest.mark.owner("the guards bind the owner of the tables too")
@pytest.mark.database("snapshot_immutable")
@pytest.mark.parametrize(
    "change",
    [
        {"snapshot": "{}"},
        {"sha256": "0" * 64},
        {"number": 7},
        {"note": "Nothing happened."},
        {"published_at": "2015-10-09T00:00Z"},
    ],
)
def test_what_was_published_never_changes(published, change):
    with refused("what was published is immutable: update"):
        type(published).objects.filter(pk=published.pk).update(**change)


@pytest.mark.owner("the guards bind the owner of the tables too")
@pytest.mark.database("snapshot_immutable")
def test_what_was_published_is_never_deleted(published):
    PublishedPair.objects.all().delete()

    with refused("what was published is immutable: delete"):
        sql(f"DELETE FROM {published._meta.db_table} WHERE id = %s", published.pk)  # noqa: S608


@pytest.mark.database("snapshot_hashed")
def test_a_snapshot_is_json_and_nobody_chooses_its_hash(published):
    said, published.note = published.snapshot, "Why."
    published.pk, published.number, published.sha256 = None, 2, "0" * 64

    with refused("invalid input syntax for type json", error=DataError):
        published.snapshot = "{"
        published.save(force_insert=True)
    published.snapshot = f"{said} "
    published.save(force_insert=True)
    published.refresh_from_db()
    assert published.sha256 == hashlib.sha256(f"{said} ".encode()).hexdigest()


@pytest.mark.database(
    "claimrevision_numbered_from_1",
    "outcomerevision_numbered_from_1",
    "pairrevision_numbered_from_1",
    "discrepancyrevision_numbered_from_1",
    "silencerevision_numbered_from_1",
)
def test_revisions_are_numbered_from_1(published):
    published.pk, published.number = None, 0

    with refused(f"{published._meta.model_name}_numbered_from_1"):
        published.save(force_insert=True)


def test_what_was_published_keeps_its_records(pair):
    for record in (pair, pair.claim, pair.outcome, pair.revisions.get()):
        with refused("protected", error=ProtectedError):
            record.delete()


@pytest.mark.database("place_named_in_public", "topic_named_in_public")
@pytest.mark.parametrize("kind", ["places", "topics"])
def test_what_something_published_names_is_not_deleted(pair, kind):
    named = getattr(pair.claim, kind).get()

    with refused("named_in_public"):
        named.delete()

    assert getattr(pair.claim, kind).get() == named
