"""Undo and reversal are offered only while they can be done."""

import pytest

from claims import workflow
from claims.models import Claim, Merge
from sources.models import Event
from tests.accounts import account, at_the_desk
from tests.desk import Tab, form_of
from tests.factories import (
    make_claim,
)
from tests.tagging import HTMX, address, save, source, tag
from tests.test_offered_actions import at, links, merges, steps

__all__ = ["source"]
pytestmark = pytest.mark.django_db


def test_only_the_last_merge_is_offered_to_be_taken_back():
    *_, public = [*merges()]
    first, second, _ = Merge.objects.order_by("pk")
    editor, analyst = (at_the_desk(account(role)) for role in ("editor", "analyst"))

    assert at(first, "undo") not in links(editor, first)
    assert at(second, "undo") in links(editor, second)
    assert at(second, "undo") not in links(analyst, second)
    assert at(public, "undo") not in links(editor, public)


def test_a_change_that_was_taken_back_is_not_offered_again():
    user = account("editor")
    claim = make_claim(statement="Sixty.")
    Tab(user, claim).save(statement="Fifty.")
    client = at_the_desk(user)
    [link] = [x for x in steps(client, claim) if "revert" in x]

    client.post(link, form_of(client.get(link)))

    claim.refresh_from_db()
    assert claim.statement == "Sixty."
    back = Event.objects.filter(reason__startswith="takes back change").first()
    assert [x for x in steps(client, claim) if "revert" in x] == [
        f"{at(claim, 'history')}{back.pk}/revert/"
    ]


def test_undo_is_offered_only_while_nobody_has_gone_on(source):
    user = account("editor")
    desk = at_the_desk(user)
    first = save(desk, source, tag(desk, source))
    assert 'id="undo"' in first.text
    claim = Claim.objects.get()
    workflow.submit(claim, user)

    assert 'id="undo"' not in desk.get(address(source)).text
    answer = desk.post(address(source), {"act": "undo"}, headers=HTMX)
    assert answer.status_code == 409
    assert Claim.objects.exists()
