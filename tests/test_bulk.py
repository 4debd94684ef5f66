"""One step for many records, with a reason, and a word on each that was refused."""

import pytest
from django.db import connection
from django.urls import reverse

from claims.admin import bulk
from claims.models import Claim
from sources.models import Event
from tests.accounts import account, at_the_desk
from tests.desk import form_of
from tests.explanations import approve_explanations
from tests.factories import (
    make_claim,
    make_published_pair,
    make_report,
    make_topic,
    make_user,
)
from tests.hostile import READ

pytestmark = pytest.mark.django_db


def listed(record):
    return reverse(f"admin:claims_{record._meta.model_name}_changelist")


def choose(client, action, *records):
    """Tick records, choose an action, and return the page that asks."""
    fields = {"action": action, "_selected_action": [x.pk for x in records]}
    page = client.post(listed(records[0]), fields)
    return page, fields


def confirm(client, page, fields, record, **typed):
    typed = {"reason": "The paper took it back.", "confirm": "1"} | typed
    return client.post(listed(record), form_of(page) | fields | typed, follow=True)


def states(*records):
    return [type(x).objects.get(pk=x.pk).state for x in records]


@pytest.fixture
def publisher():
    return at_the_desk(account("publisher"))


@pytest.fixture
def editor():
    return at_the_desk(account("editor"))


def test_published_pairs_are_withdrawn_together_with_the_reason_on_every_page(
    publisher, client
):
    pairs = [make_published_pair(), make_published_pair()]
    page, fields = choose(publisher, "withdraw_chosen", *pairs)
    assert "Withdraw: 2 of 2" in page.text
    assert states(*pairs) == ["published", "published"]

    answer = confirm(publisher, page, fields, pairs[0])

    assert "Withdraw: 2 done." in answer.text
    approve_explanations()
    for pair in pairs:
        gone = client.get(pair.get_absolute_url())
        assert (gone.status_code, "The paper took it back." in gone.text) == (410, True)
    connection.check_constraints()
    reasons = Event.objects.filter(table="claims_pair", action="update")
    assert {x.reason for x in reasons[:2]} == {"The paper took it back."}


def test_what_is_refused_is_left_and_named_and_the_rest_is_done(publisher):
    free, held = make_published_pair(), make_published_pair()
    free_claim, held_claim = free.claim, held.claim
    page, fields = choose(publisher, "withdraw_chosen", free)
    confirm(publisher, page, fields, free)

    page, fields = choose(publisher, "withdraw_chosen", free_claim, held_claim)
    assert "Refused, and left as they are: 1" in page.text
    assert "Withdraw the pairs that show it first" in page.text
    answer = confirm(publisher, page, fields, free_claim)

    assert states(free_claim, held_claim) == ["withdrawn", "published"]
    assert "1 done." in answer.text
    assert "Withdraw the pairs that show it first" in answer.text


@pytest.mark.parametrize("reason", ["", " ", "a\0b", "x" * 401])
def test_p15_nothing_is_done_without_a_reason_that_is_text(publisher, reason):
    pair = make_published_pair()
    page, fields = choose(publisher, "withdraw_chosen", pair)

    answer = confirm(publisher, page, fields, pair, reason=reason)

    assert answer.status_code == 400
    assert states(pair) == ["published"]


def test_p5_what_changed_since_it_was_shown_is_shown_again(publisher):
    pair = make_published_pair()
    page, fields = choose(publisher, "withdraw_chosen", pair)
    pair.rationale = "Changed meanwhile."
    pair.save()

    answer = confirm(publisher, page, fields, pair)

    assert answer.status_code == 409
    assert "The paper took it back." in answer.text
    assert states(pair) == ["published"]
    assert confirm(publisher, answer, fields, pair).status_code == 200
    assert states(pair) == ["withdrawn"]


def test_p29_nobody_withdraws_or_publishes_in_bulk_who_may_not_alone(editor):
    pair = make_published_pair()

    for action in ("withdraw_chosen", "publish_chosen"):
        choose(editor, action, pair)

    assert states(pair) == ["published"]
    assert "withdraw_chosen" not in editor.get(listed(pair)).text


def test_claims_are_submitted_and_taken_back_together(editor):
    claims = [make_claim(), make_claim()]
    for action, after in (("submit_chosen", "in_review"), ("draft_chosen", "draft")):
        page, fields = choose(editor, action, *claims)
        confirm(editor, page, fields, claims[0])

        assert states(*claims) == [after, after]


def test_p29_what_is_approved_together_was_saved_by_others(editor):
    mine = make_claim(saved_by=account("editor", "me"), state="in_review")
    theirs = make_claim(saved_by=make_user(), state="in_review")
    for claim in (mine, theirs):
        make_report(claim)
    desk = at_the_desk(mine.saved_by)

    page, fields = choose(desk, "approve_chosen", mine, theirs)
    assert "You saved it last" in page.text
    confirm(desk, page, fields, mine)

    approved = Claim.objects.exclude(approved_by=None)
    assert [*approved] == [theirs]


def test_p29_what_is_approved_together_is_shown_first_and_is_just_that(editor):
    claims = [
        make_claim(statement=f"{n} were hit.", saved_by=make_user(), state="in_review")
        for n in (42, 60)
    ]
    for claim in claims:
        make_report(claim)
    page, fields = choose(editor, "approve_chosen", *claims)
    assert "Our aircraft hit 60 targets in a day" in page.text
    assert "no quotation or figure has: “42”" in page.text
    Claim.objects.filter(pk=claims[1].pk).update(statement="61 were hit.")

    answer = confirm(editor, page, fields, claims[0])

    assert answer.status_code == 409
    assert not Claim.objects.exclude(approved_by=None).exists()
    confirm(editor, answer, fields, claims[0])
    assert Claim.objects.exclude(approved_by=None).count() == 2


def test_p29_no_more_is_approved_together_than_can_be_read(editor, monkeypatch):
    monkeypatch.setattr(bulk, "MOST_READ", 1)
    claims = [make_claim(saved_by=make_user(), state="in_review") for _ in range(2)]
    fields = {"action": "approve_chosen", "_selected_action": [x.pk for x in claims]}

    answer = editor.post(listed(claims[0]), fields, follow=True)

    assert "At most 1 at a time" in answer.text


def test_a_topic_is_added_to_many(editor):
    topic, claims = make_topic(), [make_claim(), make_claim()]
    claims[0].topics.add(topic)
    page, fields = choose(editor, "topic_chosen", *claims)

    answer = confirm(editor, page, fields, claims[0], topic=topic.pk)

    assert all(claim.topics.get() == topic for claim in claims)
    assert "1 done." in answer.text
    assert "under this topic already" in answer.text
    claims[1].refresh_from_db()
    assert claims[1].saved_by.username == "an-editor"


def test_more_than_can_be_shown_is_not_begun(editor, monkeypatch):
    monkeypatch.setattr(bulk, "MOST", 1)
    claims = [make_claim(), make_claim()]
    fields = {"action": "submit_chosen", "_selected_action": [x.pk for x in claims]}

    answer = editor.post(listed(claims[0]), fields, follow=True)

    assert "At most 1 at a time" in answer.text
    assert states(*claims) == ["draft", "draft"]


def test_p17_markup_is_text_in_a_list_of_many(editor):
    claims = [make_claim(statement=payload) for payload in READ]

    page, _ = choose(editor, "submit_chosen", *claims)
    refused, _ = choose(editor, "draft_chosen", *claims)

    for text in (page.text, refused.text):
        assert "<script>" not in text
        assert "<img src=x" not in text
