"""What the review page shows is what is approved, and by whom it may be."""

import copy

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from claims import workflow
from claims.field_changes import field_changes
from claims.models import Claim
from tests.accounts import account, at_the_desk
from tests.desk import form_of
from tests.factories import (
    make_published_pair,
    make_whole_claim,
)
from tests.hostile import READ
from tests.test_review_page import address, changed, desk, editor, shown, words
from tests.test_since import altered, leaves

__all__ = ["changed", "desk", "editor"]
pytestmark = pytest.mark.django_db


def test_what_is_shown_is_what_is_approved(desk, changed):
    page = shown(desk, changed)
    Claim.objects.filter(pk=changed.pk).update(statement="Nobody read this.")
    step = address(changed, "step", "approve")

    answer = desk.post(step, form_of(page))

    assert answer.status_code == 409
    assert "something else than what you were shown" in answer.text
    assert "Nobody read this." in answer.text
    assert Claim.objects.get(pk=changed.pk).approved_by is None
    assert desk.post(step, form_of(answer)).status_code == 302
    assert Claim.objects.get(pk=changed.pk).approved_by.username == "the-reader"


@pytest.mark.parametrize("name", ["approve", "approve_publish"])
def test_nothing_is_approved_without_having_been_shown(desk, changed, name):
    answer = desk.post(address(changed, "step", name), {"said": "Corrected."})

    assert answer.status_code == 409
    assert "The ministry counts 42 targets." in answer.text
    changed.refresh_from_db()
    assert (changed.approved_by, changed.revisions.count()) == (None, 1)


def test_who_saved_it_last_reads_it_and_is_offered_no_button(changed):
    own = account("publisher", "own")
    workflow.saved(changed, own)

    page = shown(at_the_desk(own), changed)

    assert "somebody else approves your words" in page.text
    assert "formaction" not in page.text


def test_an_analyst_reads_it_and_is_offered_no_button(changed):
    page = shown(at_the_desk(account("analyst")), changed)

    assert "formaction" not in page.text


def test_the_whole_text_that_would_become_public_is_named(desk, editor):
    claim = make_whole_claim()
    source = claim.reports.get().source
    type(source).objects.update(rights="full")
    workflow.saved(claim, editor)

    assert f"Makes all of version 1 of “{source.title}” public" in words(
        shown(desk, claim)
    )


def test_what_is_still_missing_is_named(desk, editor):
    claim = make_whole_claim()
    claim.parts.all().delete()
    workflow.saved(claim, editor)

    assert "Name who claims it before it is public." in words(shown(desk, claim))


def test_the_queue_leads_to_the_review(desk, changed):
    listed = desk.get(reverse("admin:queue", args=["review"])).text

    assert f'href="{address(changed)}"' in listed


def test_p17_markup_is_text_on_the_review_page(desk, changed):
    for payload in READ:
        Claim.objects.filter(pk=changed.pk).update(statement=payload)

        page = shown(desk, changed).text

        assert "<script>" not in page
        assert "<img src=x" not in page


@pytest.fixture(scope="module")
def snapshot(django_db_setup, django_db_blocker):
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield make_published_pair().claim.revisions.get().content
        transaction.set_rollback(True)


@given(st.data())
def test_no_field_of_a_snapshot_changes_unseen(snapshot, data):
    made = {"passages", "fragment"}
    paths = [path for path in leaves(snapshot) if not made & {*map(str, path)}]
    path = data.draw(st.sampled_from(paths))
    after = altered(snapshot, path, "else")

    [change] = field_changes(snapshot, after)

    assert change.after == "else"
    assert field_changes(snapshot, copy.deepcopy(snapshot)) == []
