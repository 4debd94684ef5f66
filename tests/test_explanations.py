"""P29: what one editor writes, readers see when a second person has approved it."""

import pytest
from django.urls import reverse

from claims import workflow
from claims.merging import merge
from claims.models import Claim
from claims.publishing import publish
from sources import reanchoring
from sources.models import Explanation, NotYours
from tests.accounts import account, at_the_desk
from tests.desk import Tab, form_of
from tests.explanations import approve_explanations
from tests.factories import (
    make_published_discrepancy,
    make_published_pair,
    make_published_silence,
    seed_user,
)

pytestmark = pytest.mark.django_db
ALONE = "Words that one editor wrote alone."
REVIEWING = "An editor is reviewing"


@pytest.fixture
def editor():
    return account("publisher", "the-editor")


@pytest.fixture
def reader():
    return account("publisher", "the-reader")


@pytest.fixture
def pair():
    return make_published_pair(quote="Our aircraft hit 60 targets in a day")


def correct(record, editor, reader, field, note=ALONE):
    """One editor changes a published record; the other publishes it with this note."""
    setattr(record, field, "Put another way.")
    record.save()
    workflow.saved(record, editor)
    workflow.approve_and_publish(record, reader, note)
    return record


def capture(citation, text="Nothing of it is left."):
    later = citation.revision.source.revise(text, "pasted")
    reanchoring.reanchor(later)
    return citation.anchors.get(revision=later)


def claimed(pair):
    return pair.claim.reports.get().cited.get().citation


# Each writes words for readers alone, and gives the addresses that show them.
def corrected_pair(pair, editor, reader):
    correct(pair, editor, reader, "rationale")
    here = pair.get_absolute_url()
    return [here, f"{here}@1", f"{here}@2", "/corrections", *FEEDS]


def corrected_claim(pair, editor, reader):
    correct(pair.claim, editor, reader, "statement")
    here = f"/c/{pair.claim.public_id}"
    return [here, f"{here}@1", f"{here}@2", "/corrections"]


def corrected_discrepancy(pair, editor, reader):
    made = correct(make_published_discrepancy(), editor, reader, "reading")
    return [f"/discrepancies/{made.public_id}", "/corrections"]


def corrected_search(pair, editor, reader):
    made = correct(make_published_silence(), editor, reader, "note")
    return [made.get_absolute_url(), "/corrections"]


def withdrawn(pair, editor, reader):
    workflow.withdraw(pair, reader, ALONE)
    return [pair.get_absolute_url(), "/corrections", *FEEDS]


def merged(pair, editor, reader):
    merge(pair.claim, [make_published_pair().claim], reader, ALONE)
    return ["/corrections"]


def retired(pair, editor, reader):
    capture(claimed(pair)).retire(reader, ALONE)
    return [pair.get_absolute_url(), f"/c/{pair.claim.public_id}"]


def confirmed(pair, editor, reader):
    citation = claimed(pair)
    text = citation.revision.text.replace("60", "67")
    capture(citation, text).confirm(reader, ALONE)
    return [pair.get_absolute_url(), f"/c/{pair.claim.public_id}"]


FEEDS = ["/pairs.atom", "/pairs.feed.json"]
WAYS = [
    corrected_pair,
    corrected_claim,
    corrected_discrepancy,
    corrected_search,
    withdrawn,
    merged,
    retired,
    confirmed,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_p29_words_for_readers_are_shown_when_a_second_person_approved_them(
    client, pair, editor, reader, way
):
    addresses = way(pair, editor, reader)
    pages = {address: client.get(address).text for address in addresses}
    assert [x for x, page in pages.items() if ALONE in page] == []
    shown = [x for x in addresses if not x.endswith("@2")]
    assert [x for x in shown if REVIEWING not in pages[x]] == []
    with pytest.raises(NotYours):
        approve_explanations(reader)

    approve_explanations(editor)

    pages = {address: client.get(address).text for address in addresses}
    assert [x for x, page in pages.items() if ALONE not in page] == []
    assert [x for x, page in pages.items() if REVIEWING in page] == []


def test_a_note_that_was_saved_with_the_draft_is_shown_at_once(
    client, pair, editor, reader
):
    pair.claim.correction_note = ALONE
    pair.claim.save()

    correct(pair.claim, editor, reader, "statement", note="")

    assert ALONE in client.get(f"/c/{pair.claim.public_id}").text
    kept = Explanation.objects.get()
    assert (kept.written_by, kept.approved_by) == (editor, reader)
    assert Claim.objects.get(pk=pair.claim.pk).correction_note == ""


def test_who_publishes_and_puts_the_note_otherwise_has_written_it(
    client, pair, editor, reader
):
    pair.claim.correction_note = "The editor’s words."
    pair.claim.save()

    correct(pair.claim, editor, reader, "statement")

    page = client.get(f"/c/{pair.claim.public_id}").text
    assert ALONE not in page
    assert "The editor’s words." not in page
    assert Explanation.objects.get().written_by == reader


def test_the_desk_keeps_the_note_with_the_draft_and_offers_it(pair, editor, reader):
    claim = pair.claim
    answer = Tab(editor, claim).save(statement="Else.", correction_note=ALONE)
    assert answer.status_code == 302

    page = at_the_desk(reader).get(
        reverse("admin:claims_claim_review", args=[claim.pk])
    )

    assert form_of(page)["said"] == ALONE


def test_the_notes_of_the_seeds_need_no_second_person(client, pair):
    pair.claim.statement = "Else."
    pair.claim.save()

    publish(pair.claim, by=seed_user(), note=ALONE)

    assert ALONE in client.get(f"/c/{pair.claim.public_id}").text


def test_a_decision_that_is_taken_back_is_not_shown_though_it_was_approved(
    client, pair, editor, reader
):
    anchor = capture(claimed(pair))
    anchor.retire(reader, ALONE)
    approve_explanations(editor)
    assert (
        "An editor has retired this citation."
        in client.get(f"/c/{pair.claim.public_id}").text
    )

    reanchoring.reopen(anchor)

    page = client.get(f"/c/{pair.claim.public_id}").text
    assert "An editor has retired" not in page
    assert ALONE not in page


def test_words_that_were_decided_on_once_are_as_approved_in_a_still_later_text(
    client, pair, editor, reader
):
    citation = claimed(pair)
    text = citation.revision.text.replace("60", "67")
    capture(citation, text).confirm(reader, ALONE)
    approve_explanations(editor)

    capture(citation, f"{text} One more line.")

    page = client.get(pair.get_absolute_url()).text
    assert "An editor has confirmed that the later version still supports it." in page
    assert not Explanation.objects.waiting().exists()


def test_a_retirement_is_logged_for_readers_once_it_is_approved(
    client, pair, editor, reader
):
    capture(claimed(pair)).retire(reader, ALONE)
    page = client.get("/corrections").text
    assert "An editor is reviewing the citation." in page
    assert "no longer contains the cited words" not in page

    approve_explanations(editor)

    page = client.get("/corrections").text
    assert "no longer contains the cited words" in page
    assert REVIEWING not in page


def test_each_withdrawal_keeps_its_own_reason(client, pair, editor, reader):
    workflow.withdraw(pair, reader, "The first reason.")
    approve_explanations(editor)
    workflow.back_to_draft(workflow.saved(pair, editor), editor)
    workflow.submit(pair, editor)
    workflow.approve_and_publish(pair, reader, "It did not err.")
    workflow.withdraw(pair, reader, "The second reason.")

    page, log = client.get(pair.get_absolute_url()), client.get("/corrections")

    assert "The first reason." not in page.text
    assert "An editor is reviewing the reason." in page.text
    assert "The first reason." in log.text
    assert "The second reason." not in log.text
