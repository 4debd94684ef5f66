"""P29: what an editor has retired carries nothing new until that is explained."""

import pytest

from claims import workflow
from claims.workflow import Refused
from sources import reanchoring
from tests.explanations import approve_explanations
from tests.factories import (
    make_citation,
    make_published_pair,
    make_silence,
    make_user,
    make_whole_claim,
)

pytestmark = pytest.mark.django_db
GONE = "The ministry took the number back."
KEPT = "The ministry did say so on that day."


def retire(citation, reason=GONE):
    """Capture a text without the words, and retire the citation for that."""
    later = citation.revision.source.revise("Nothing of it is left.", "pasted")
    reanchoring.reanchor(later)
    citation.anchors.get(revision=later).retire(make_user(), reason)
    approve_explanations()
    return citation


def cited(statement):
    return statement.reports.get().cited.get()


@pytest.fixture
def editor():
    return make_user(username="the-editor")


@pytest.fixture
def reader():
    return make_user(username="the-reader")


@pytest.fixture
def draft(editor):
    return workflow.saved(make_whole_claim(), editor)


@pytest.fixture
def pair():
    return make_published_pair(quote="Our aircraft hit 60 targets in a day")


def test_a_draft_with_a_retired_citation_is_not_submitted(draft, editor):
    citation = retire(cited(draft).citation)

    with pytest.raises(Refused, match="citation that was retired") as refusal:
        workflow.submit(draft, editor)
    assert citation.exact in str(refusal.value)
    assert "Cite other words instead, or explain" in str(refusal.value)


def test_it_is_not_approved_if_it_was_retired_after_it_was_submitted(
    draft, editor, reader
):
    workflow.submit(draft, editor)
    retire(cited(draft).citation)

    with pytest.raises(Refused, match="citation that was retired"):
        workflow.approve(draft, reader)


def test_it_is_not_published_if_it_was_retired_after_it_was_approved(
    draft, editor, reader
):
    workflow.submit(draft, editor)
    workflow.approve(draft, reader)
    retire(cited(draft).citation)

    with pytest.raises(Refused, match="citation that was retired"):
        workflow.publish_approved(draft, reader)
    assert not draft.revisions.exists()


def test_other_words_in_its_place_let_it_go_on(draft, editor):
    link = cited(draft)
    retire(link.citation)
    link.citation = make_citation("Nothing of it", link.report.source)
    link.save()

    assert workflow.submit(draft, editor).state == "in_review"


def test_an_explanation_lets_it_go_on_and_readers_see_it(client, draft, editor, reader):
    link = cited(draft)
    retire(link.citation)
    link.kept_because = KEPT
    link.save()
    workflow.submit(draft, editor)

    workflow.approve_and_publish(draft, reader)
    approve_explanations()

    page = client.get(f"/c/{draft.public_id}").text
    assert "Version 2 of the source no longer says" in page
    assert f'We keep the citation: <bdi dir="auto">{KEPT}</bdi>' in page
    assert "An editor has retired this citation." in page
    assert GONE in page


def test_an_explanation_of_what_was_not_retired_is_shown_to_nobody(draft):
    link = cited(draft)
    before = workflow.draft_snapshot(draft)
    link.kept_because = KEPT
    link.save()

    assert workflow.draft_snapshot(draft) == before


def test_a_retirement_that_is_taken_back_stops_nothing(draft, editor):
    citation = retire(cited(draft).citation)
    reanchoring.reopen(citation.anchors.get())

    assert workflow.submit(draft, editor).state == "in_review"


def test_a_pair_waits_until_its_published_claim_is_corrected(pair, editor, reader):
    retire(cited(pair.claim).citation)
    pair.rationale = "Both tell of one day."
    pair.save()
    workflow.saved(pair, editor)

    with pytest.raises(Refused, match="publish the claim or outcome first"):
        workflow.approve(pair, reader)


def test_a_pair_of_drafts_is_still_submitted(editor):
    claim, pair = make_whole_claim(), make_published_pair()
    retire(cited(claim).citation)
    draft = type(pair).objects.create(claim=claim, outcome=pair.outcome)

    assert workflow.submit(draft, editor).state == "in_review"


def test_a_search_that_found_nothing_goes_on_whatever_was_retired(draft, editor):
    retire(cited(draft).citation)

    assert workflow.submit(make_silence(), editor).state == "in_review"
