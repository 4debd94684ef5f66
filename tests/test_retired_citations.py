"""P29: what an editor has retired carries nothing new until that is explained."""

import pytest
from django.urls import reverse

from claims import workflow
from claims.models import Claim
from claims.publishing import publish
from claims.seeding.publication import publish_unless_retired
from claims.seeding.records import Ledger
from claims.workflow import Refused
from sources import reanchoring
from tests.accounts import account, at_the_desk
from tests.desk import form_of
from tests.factories import (
    approve_explanations,
    make_citation,
    make_published_discrepancy,
    make_published_pair,
    make_silence,
    make_user,
    make_whole_claim,
    seed_user,
)
from tests.refusal import refused

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


@pytest.mark.parametrize("side", ["claim", "outcome"])
def test_the_pages_of_a_statement_and_its_pair_say_that_it_was_retired_since(
    client, pair, side
):
    statement = getattr(pair, side)
    addresses = [f"/{side[0]}/{statement.public_id}", pair.get_absolute_url()]
    addresses += [f"{address}@1" for address in addresses]
    assert not any("no longer contains" in client.get(x).text for x in addresses)

    citation = retire(cited(statement).citation)

    for address in addresses:
        page = client.get(address).text
        assert "A later version of the source no longer contains" in page
        assert citation.exact in page


def test_a_discrepancy_says_so_too_and_is_not_published_again(client, editor, reader):
    made = make_published_discrepancy()
    retire(made.sides.first().cited.get().citation)

    page = client.get(f"/discrepancies/{made.public_id}").text
    assert "A later version of the source no longer contains" in page
    made.reading = "Both err."
    made.save()
    workflow.saved(made, editor)
    with pytest.raises(Refused, match="citation that was retired"):
        workflow.approve(made, reader)


def test_a_replaced_citation_is_no_longer_told_of(client, pair, editor, reader):
    link = cited(pair.claim)
    retire(link.citation)
    link.citation = make_citation("Nothing of it", link.report.source)
    link.save()
    workflow.saved(pair.claim, editor)

    workflow.approve_and_publish(pair.claim, reader, "The words were retired.")

    assert "no longer contains" not in client.get(f"/c/{pair.claim.public_id}").text
    assert "no longer contains" in client.get(pair.get_absolute_url()).text


def test_words_that_a_still_later_text_says_again_stay_retired(client, pair):
    citation = cited(pair.claim).citation
    retire(citation)
    citation.revision.source.revise(citation.revision.text, "pasted")

    assert "no longer contains" in client.get(f"/c/{pair.claim.public_id}").text


def test_the_banner_names_the_source_as_it_was_published(client, pair):
    citation = cited(pair.claim).citation
    retire(citation)
    source, title = citation.revision.source, citation.revision.source.title
    type(source).objects.update(title="Words that nobody else has read")

    for address in (f"/c/{pair.claim.public_id}", pair.get_absolute_url()):
        page = client.get(address).text
        assert "nobody else has read" not in page
        assert title in page


@pytest.mark.database("no_retired_citation")
@pytest.mark.parametrize("kind", ["claim", "outcome", "pair", "discrepancy"])
def test_the_database_itself_publishes_no_retired_citation(kind, pair):
    made = make_published_discrepancy()
    record = {"pair": pair, "discrepancy": made}.get(kind) or getattr(pair, kind)
    changed = {
        "claim": {"statement": "Else."},
        "outcome": {"statement": "Else."},
        "pair": {"rationale": "Else."},
        "discrepancy": {"reading": "Else."},
    }
    words = made.sides.first().cited.get() if kind == "discrepancy" else None
    words = words or cited(pair.outcome if kind == "outcome" else pair.claim)
    retire(words.citation)
    type(record).objects.update(**changed[kind])

    with refused("published_without_retired_citation"):
        publish(record, by=seed_user(), note="Changed.")


def test_seeds_leave_alone_what_uses_a_retired_citation(pair):
    retire(cited(pair.claim).citation)
    Claim.objects.update(statement="Else.")
    ledger = Ledger()

    publish_unless_retired(ledger, pair.claim, seed_user())

    assert ledger.left_alone == [f"claim {pair.claim.public_id}"]
    assert pair.claim.revisions.count() == 1


def test_the_desk_says_why_and_the_form_takes_the_explanation(draft):
    desk = at_the_desk(account("editor"))
    report = draft.reports.get()
    retire(cited(draft).citation)
    step = reverse("admin:claims_claim_step", args=[draft.pk, "submit"])
    answer = desk.post(step)
    assert answer.status_code == 409
    assert "citation that was retired" in answer.text
    address = reverse("admin:claims_report_change", args=[report.pk])
    form = desk.get(address)
    assert f"in version 2: {GONE}" in form.text

    desk.post(address, form_of(form) | {"cited-0-kept_because": KEPT})

    assert cited(draft).kept_because == KEPT
    assert desk.post(step).status_code == 302
