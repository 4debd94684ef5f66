"""What goes with a deleted draft, and what stays."""

import pytest

from claims.models import Figure
from sources.models import Citation, Event
from tests.accounts import account, at_the_desk
from tests.deleting import ROWS, address, delete, exists, whole
from tests.factories import (
    make_actor,
    make_claim,
    make_place,
    make_publisher,
    make_topic,
)
from tests.threads import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return at_the_desk(account("editor"))


@pytest.mark.parametrize(
    "make",
    [make_actor, make_place, make_topic, make_publisher],
    ids=lambda make: make.__name__,
)
def test_what_nothing_refers_to_is_deleted(editor, make):
    record = make()

    assert delete(editor, record)
    assert not exists(record)


def test_a_report_goes_with_its_rows_and_its_statement_is_saved_by_who_deleted_it(
    editor,
):
    claim = whole(make_claim())
    [report] = claim.reports.all()

    assert delete(editor, report)

    claim.refresh_from_db()
    assert claim.saved_by.username == "an-editor"
    assert not Figure.objects.exists()
    assert not Citation.objects.exists()


def test_no_row_offers_to_delete_what_is_chosen_in_it(editor):
    claim = whole(make_claim())

    page = editor.get(address(claim, "change")).text

    assert "related-widget-wrapper" in page
    assert "delete-related" not in page


@pytest.mark.django_db(transaction=True)
def test_a_deletion_is_whole_once_it_is_committed():
    record = whole(make_claim())

    assert delete(at_the_desk(account("editor")), record)

    assert not exists(record)
    assert [model for model in ROWS if model.objects.exists()] == []
    [event] = Event.objects.filter(public_id=record.public_id, action="delete")
    assert event.actor == "an-editor"
    assert faults() == []
