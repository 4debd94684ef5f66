"""P29: two pairs of eyes, and a note for every change of what was public."""

import pytest

from claims import workflow
from claims.publishing import publish
from claims.workflow import Refused
from tests.factories import (
    make_citation,
    make_claim,
    make_discrepancy,
    make_pair,
    make_published_pair,
    make_side,
    make_user,
    make_whole_claim,
    seed_user,
)
from tests.refusal import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user(username="editor")


@pytest.fixture
def publisher():
    return make_user(username="publisher")


@pytest.fixture
def draft(editor):
    """A claim with its citation, saved by the editor."""
    return workflow.saved(make_whole_claim(), editor)


@pytest.fixture
def public(editor, publisher):
    """A published pair whose claim the editor has saved since."""
    pair = make_published_pair()
    pair.claim.statement = "The ministry counts sixty."
    pair.claim.save()
    workflow.saved(pair.claim, editor)
    return pair


def test_p29_two_people_bring_a_draft_before_the_public(draft, editor, publisher):
    workflow.submit(draft, editor)
    workflow.approve(draft, publisher)

    revision = workflow.publish_approved(draft, publisher)

    for record in (draft, revision):
        record.refresh_from_db()
    assert draft.state == "published"
    assert (revision.published_by, revision.number) == (publisher, 1)
    assert revision.sha256 == draft.approved_sha256


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda claim: claim.parts.all().delete(), "Name who claims it"),
        (lambda claim: claim.reports.get().cited.all().delete(), "Cite the words"),
    ],
    ids=["claimant", "citation"],
)
def test_what_lacks_a_part_is_not_published(draft, editor, publisher, spoil, complaint):
    spoil(draft)
    workflow.submit(draft, editor)
    workflow.approve(draft, publisher)

    with pytest.raises(Refused, match=complaint):
        workflow.publish_approved(draft, publisher)


def test_a_pair_is_not_published_without_a_heading(editor, publisher):
    pair = make_pair(heading="")
    for side in (pair.claim, pair.outcome):
        publish(side, by=seed_user())
    workflow.submit(pair, editor)
    workflow.approve(pair, publisher)

    with pytest.raises(Refused, match="Give it a heading"):
        workflow.publish_approved(pair, publisher)


def test_p29_nobody_approves_or_publishes_what_they_saved(draft, editor, publisher):
    workflow.submit(draft, editor)

    with pytest.raises(Refused, match="somebody else approves"):
        workflow.approve(draft, editor)
    workflow.approve(draft, publisher)
    with pytest.raises(Refused, match="somebody else publishes"):
        workflow.publish_approved(draft, editor)


def test_p29_a_second_reader_approves_and_publishes_in_one_step(
    draft, editor, publisher
):
    workflow.submit(draft, editor)
    with pytest.raises(Refused, match="somebody else approves"):
        workflow.approve_and_publish(draft, editor)

    assert workflow.approve_and_publish(draft, publisher).published_by == publisher


def test_p29_a_draft_is_submitted_and_approved_first(draft, publisher):
    with pytest.raises(Refused, match="before it is approved"):
        workflow.approve(draft, publisher)
    with pytest.raises(Refused, match="before it is published"):
        workflow.publish_approved(draft, publisher)
    workflow.submit(draft, publisher)
    with pytest.raises(Refused, match="second reader"):
        workflow.publish_approved(draft, publisher)


def test_p29_saving_ends_an_approval(draft, editor, publisher):
    workflow.submit(draft, editor)
    workflow.approve(draft, publisher)
    workflow.saved(draft, editor)

    with pytest.raises(Refused, match="second reader"):
        workflow.publish_approved(draft, publisher)


def test_p29_an_approval_is_stale_when_the_draft_says_other_words(
    draft, editor, publisher
):
    workflow.submit(draft, editor)
    workflow.approve(draft, publisher)
    type(draft).objects.update(statement="Two hundred targets were hit.")

    with pytest.raises(Refused, match="changed since it was approved"):
        workflow.publish_approved(draft, publisher)


def test_p29_what_was_public_changes_with_a_note(public, publisher):
    workflow.approve(public.claim, publisher)

    with pytest.raises(Refused, match="correction note"):
        workflow.publish_approved(public.claim, publisher, note="  ")
    revision = workflow.publish_approved(public.claim, publisher, note="Counted anew.")
    assert (revision.number, revision.note) == (2, "Counted anew.")


def test_p29_what_is_published_already_is_not_approved_again(editor, publisher):
    claim = workflow.saved(make_published_pair().claim, editor)

    with pytest.raises(Refused, match="published already"):
        workflow.approve(claim, publisher)


def test_a_statement_without_its_words_is_not_published(editor, publisher):
    claim = workflow.saved(make_claim(), editor)
    workflow.submit(claim, editor)
    workflow.approve(claim, publisher)

    with pytest.raises(Refused, match="Cite the words"):
        workflow.publish_approved(claim, publisher)


def test_a_discrepancy_without_sides_or_words_is_not_published(editor, publisher):
    made = workflow.saved(make_discrepancy(), editor)
    workflow.submit(made, editor)
    with pytest.raises(Refused, match="Add its sides"):
        workflow.approve_and_publish(made, publisher)
    make_side(made, "The raids were on Friday")
    make_side(made, label="RIA", value="Saturday")
    with pytest.raises(Refused, match="Cite the words that this side rests on: “RIA"):
        workflow.approve_and_publish(made, publisher)

    made.sides.last().cited.create(citation=make_citation("On Saturday they began"))

    assert workflow.approve_and_publish(made, publisher).number == 1


@pytest.mark.database("has_sides")
@pytest.mark.parametrize("sides", [0, 1])
def test_the_database_itself_publishes_no_discrepancy_without_words(sides):
    made = make_discrepancy()
    for _ in range(sides):
        make_side(made)

    with refused("discrepancy_published_with_sides"):
        publish(made, by=seed_user())


def test_a_pair_waits_for_its_statements(editor, publisher):
    pair = workflow.saved(make_pair(), editor)
    workflow.submit(pair, editor)

    with pytest.raises(Refused, match="Publish the claim and the outcome"):
        workflow.approve(pair, publisher)
