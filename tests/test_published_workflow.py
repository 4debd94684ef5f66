"""What is withdrawn, and whose words may be published."""

import pytest
from django.db import transaction

from claims import workflow
from claims.models import PublishedPair
from claims.publishing import publish
from claims.showing import saved_last, showing
from claims.workflow import Refused
from sources.models import PublicId
from tests.factories import (
    make_place,
    make_published_discrepancy,
    make_published_pair,
    make_user,
    make_whole_claim,
)
from tests.refusal import allowed, refused
from tests.test_workflow import draft, editor, public, publisher

__all__ = ["draft", "editor", "public", "publisher"]
pytestmark = pytest.mark.django_db


def test_p8_a_withdrawn_record_says_why_and_keeps_its_id(public, publisher):
    workflow.withdraw(public, publisher, "The outlet took it back.")

    assert not PublishedPair.objects.exists()
    assert PublicId.objects.get(pk=public.public_id).state == "withdrawn"
    public.refresh_from_db()
    assert public.withdrawn_reason == "The outlet took it back."


def test_a_statement_under_a_public_pair_is_not_withdrawn(public, publisher):
    with pytest.raises(Refused, match="Withdraw the pairs"):
        workflow.withdraw(public.claim, publisher, "It erred.")


def test_a_withdrawal_gives_its_reason_and_takes_what_is_public(
    draft, public, publisher
):
    with pytest.raises(Refused, match="Only what is public"):
        workflow.withdraw(draft, publisher, "It erred.")
    with pytest.raises(Refused, match="Say why"):
        workflow.withdraw(public, publisher, " ")


@pytest.mark.database("state_of_id")
def test_a_withdrawn_record_can_be_public_again(public, editor, publisher):
    workflow.withdraw(public, publisher, "It erred.")
    workflow.back_to_draft(workflow.saved(public, editor), editor)
    workflow.submit(public, editor)
    workflow.approve(public, publisher)

    workflow.publish_approved(public, publisher, note="It did not err.")

    assert PublicId.objects.get(pk=public.public_id).state == "live"
    assert PublishedPair.objects.get().public_id == public.public_id
    public.refresh_from_db()
    assert public.withdrawn_reason == ""
    allowed()


@pytest.mark.database("state_not_undone")
@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_what_was_published_is_withdrawn_not_undone(public, state):
    with refused("withdrawn, not undone"):
        type(public).objects.update(state=state)


@pytest.mark.database("zz_published_by_two")
@pytest.mark.parametrize("kind", ["claim", "outcome", "pair"])
def test_p29_the_database_itself_keeps_two_pairs_of_eyes(kind, editor, publisher):
    pair = make_published_pair()
    record = pair if kind == "pair" else getattr(pair, kind)
    changed = {"rationale": "Else."} if kind == "pair" else {"statement": "Else."}
    type(record).objects.update(saved_by=editor, **changed)

    for by in (editor, publisher):
        with refused("published_by_two"):
            publish(record, by=by, note="Alone.")


@pytest.mark.database("zz_published_by_two")
def test_p29_two_pairs_of_eyes_see_a_discrepancy_too(editor):
    made = make_published_discrepancy()
    type(made).objects.update(reading="Else.")

    with refused("published_by_two"):
        publish(made, by=editor, note="Alone.")


@pytest.mark.database("zz_published_by_two")
def test_p29_a_seed_user_who_can_log_in_is_no_exception(public):
    seed = public.revisions.get().published_by
    type(seed).objects.update(is_active=True)

    with refused("published_by_two"):
        publish(public.claim, by=seed, note="Alone.")


def test_p29_a_change_elsewhere_does_not_make_ones_own_words_read(editor, publisher):
    claim = workflow.saved(make_whole_claim(), editor)
    workflow.submit(claim, editor)
    place = make_place()
    claim.places.add(place)
    for records in showing(place):
        saved_last(records, publisher)

    claim = workflow.approve(claim, editor)

    assert claim.approved_by is None
    with pytest.raises(Refused, match="somebody else approves"):
        workflow.approve(claim, editor)
    with pytest.raises(Refused, match="second reader"):
        workflow.publish_approved(claim, editor)
    assert workflow.approve_and_publish(claim, publisher).published_by == publisher


def test_p29_two_who_wrote_parts_of_a_draft_read_each_other_or_a_third_reads_both(
    draft, editor, publisher
):
    third = make_user(username="third")
    workflow.submit(draft, editor)
    workflow.changed(draft, publisher)
    with pytest.raises(Refused, match="You wrote a part of it"):
        workflow.approve_and_publish(draft, publisher)

    with transaction.atomic():
        assert workflow.approve(draft, third).approved_by == third
        transaction.set_rollback(True)
    workflow.approve(draft, editor)

    assert workflow.approve(draft, publisher).approved_by == publisher


def test_p29_what_was_approved_counts_as_read(draft, editor, publisher):
    workflow.submit(draft, editor)
    workflow.approve(draft, publisher)
    workflow.changed(draft, publisher)

    assert workflow.approve(draft, editor).approved_by == editor


@pytest.mark.database("zz_published_by_two")
def test_p29_the_database_lets_nobody_publish_words_of_their_own(
    draft, editor, publisher
):
    third = make_user(username="third")
    workflow.submit(draft, editor)
    workflow.approve(draft, third)
    type(draft).objects.update(writers=[editor.pk, publisher.pk])

    with refused("published_by_two"):
        publish(draft, by=publisher)
