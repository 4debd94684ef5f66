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
