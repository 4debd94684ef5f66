"""A pair whose relation is based on nothing goes no further."""

import pytest

from claims import workflow
from claims.workflow import Refused
from tests.factories import make_pair, make_published_pair, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user(username="editor")


@pytest.fixture
def publisher():
    return make_user(username="publisher")


def test_a_relation_without_a_basis_is_neither_reviewed_nor_published(
    editor, publisher
):
    pair = make_published_pair()
    effect = pair.dimensions.get(kind="effect")
    effect.verdict = "not_stated"
    effect.save()
    workflow.saved(pair, editor)

    for step in (workflow.approve, workflow.approve_and_publish):
        with pytest.raises(Refused, match="“Undercuts” has no basis"):
            step(pair, publisher)
    draft = make_pair(relation="supports")
    draft.dimensions.all().delete()
    with pytest.raises(Refused, match="“Supports” has no basis"):
        workflow.submit(draft, editor)


def test_a_pair_is_strong_only_where_place_and_time_are_consistent(editor):
    pair = make_pair(strength="strong")

    with pytest.raises(Refused, match="“Strong” does not fit its place"):
        workflow.submit(pair, editor)
    for kind, verdict in (("place", "matches"), ("time", "differs")):
        reason = "As an editor finds."
        found = {"verdict": verdict, "reason": reason, "basis": "decided"}
        pair.dimensions.create(kind=kind, **found)
    with pytest.raises(Refused, match="“Strong” does not fit its time"):
        workflow.submit(pair, editor)
    pair.dimensions.filter(kind="time").update(verdict="wider")
    workflow.submit(pair, editor)
    pair.refresh_from_db()
    assert pair.state == "in_review"
