import hashlib

import pytest

from tests.factories import make_published_pair

pytestmark = pytest.mark.django_db


def test_a_snapshot_is_hashed_as_its_bytes_are():
    pair = make_published_pair()

    for record in (pair, pair.claim, pair.outcome):
        revision = record.revisions.get()
        assert revision.sha256 == hashlib.sha256(revision.snapshot.encode()).hexdigest()
