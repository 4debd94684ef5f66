"""Claims, or outcomes, of one thing become one, with what was published kept."""

import pytest

from claims.models import Merge, Pair, PublishedPair
from claims.pairing.narrowing import near
from claims.workflow import Refused, approve, publish_approved, submit, withdraw
from tests.accounts import account
from tests.desk import form_of
from tests.explanations import approve_explanations
from tests.factories import (
    make_actor,
    make_claim,
    make_discrepancy,
    make_outcome,
    make_pair,
    make_place,
    make_published_discrepancy,
    make_published_pair,
    make_report,
    make_silence,
    make_topic,
    make_user,
)
from tests.merging import merged, published_pair, tables, taken_back
from tests.refusal import allowed

pytestmark = pytest.mark.django_db


def make_full_claim():
    """A claim with a row of everything that may refer to one."""
    claim = make_claim()
    make_report(claim)
    claim.parts.create(actor=make_actor(), part="claimant")
    claim.places.add(make_place())
    claim.topics.add(make_topic())
    claim.links.create(other=make_claim(), kind="variant_of")
    make_claim().links.create(other=claim, kind="disputes")
    make_pair(claim=claim, outcome=make_outcome())
    make_discrepancy().claims.add(claim)
    make_silence(claim=claim, actor=None, kind="no_report")
    return claim


def test_all_that_is_said_of_a_claim_goes_over():
    one, other = make_claim(), make_full_claim()
    allowed()
    before = tables()

    done = merged(one, other, reason="Two wordings of one claim.")

    allowed()
    for rows in (one.reports, one.parts, one.places, one.topics, one.links):
        assert rows.count() == 1
    for rows in (one.linked_from, one.pairs, one.discrepancies, one.silences):
        assert rows.count() == 1
    assert {rows.what for rows in done.rows} == {"moves"}
    assert taken_back(done) == []
    assert tables() == before


def test_a_variant_of_itself_is_linked_no_more():
    one, other, third = make_claim(), make_claim(), make_claim()
    one.links.create(other=other, kind="variant_of")
    other.links.create(other=third, kind="variant_of")
    third.links.create(other=one, kind="variant_of")
    before = tables()

    done = merged(one, other)

    assert not one.links.exists()
    assert one.linked_from.get().claim == third
    assert taken_back(done) == []
    assert tables() == before


@pytest.mark.parametrize("side", ["claim", "outcome"])
def test_the_same_pair_twice_is_one_pair(side):
    make = {"claim": make_claim, "outcome": make_outcome}[side]
    one, other = make(), make()
    for statement in (one, other):
        make_report(statement)
    kept = make_pair(**{side: one}, rationale="Kept words.")
    opposite = "outcome" if side == "claim" else "claim"
    twin = make_pair(**{side: other, opposite: getattr(kept, opposite)})
    allowed()
    before = tables()

    done = merged(one, other)

    allowed()
    assert done.pairs == [(twin, kept)]
    inner = Merge.objects.get(kind="pair")
    assert (inner.loser_id, inner.winner_id) == (twin.public_id, kept.public_id)
    with pytest.raises(Refused, match="part of"):
        taken_back(type("Done", (), {"merge": inner}))
    assert taken_back(done) == []
    assert tables() == before


def test_p8_a_published_claim_leads_to_the_one_that_it_became(client):
    kept, lost = make_published_pair(), make_published_pair()
    one, other = kept.claim, lost.claim
    allowed()
    before = tables()

    done = merged(one, other)

    allowed()
    led = client.get(f"/c/{other.public_id}")
    assert (led.status_code, led.headers["Location"]) == (301, f"/c/{one.public_id}")
    pinned = client.get(f"/c/{other.public_id}@1")
    assert pinned.status_code == 200
    assert other.statement in pinned.text
    assert "merged" in pinned.text
    shown = client.get(lost.get_absolute_url())
    assert shown.status_code == 200
    assert f"/p/{lost.public_id}" in client.get(f"/c/{one.public_id}").text
    assert client.get("/claims/").text.count(f"/c/{other.public_id}") == 0
    assert taken_back(done) == []
    assert tables() == before
    assert client.get(f"/c/{other.public_id}").status_code == 200


def test_p29_what_reads_differently_waits_for_two_pairs_of_eyes():
    kept, lost = make_published_pair(), make_published_pair()
    editor, reader, publisher = make_user(), make_user(), make_user()

    merged(kept.claim, lost.claim, by=editor)

    claim = type(kept.claim).objects.get(pk=kept.claim.pk)
    lost.refresh_from_db()
    for record in (claim, lost):
        assert (record.saved_by, record.approved_by) == (editor, None)
        assert record.waiting_since
        assert record.revisions.count() == 1
        with pytest.raises(Refused, match="saved it last"):
            approve(record, editor)
        approve(record, reader)
        publish_approved(record, publisher, "Two records of one claim were merged.")
        assert record.revisions.count() == 2
    allowed()
    row = PublishedPair.objects.get(pair=lost)
    assert row.revision.content["claim"]["id"] == claim.public_id
    with pytest.raises(Refused, match="merged into"):
        submit(lost.claim.__class__.objects.get(state="withdrawn"), editor)


@pytest.mark.parametrize("end", ["claim", "outcome"])
def test_a_public_statement_does_not_become_a_draft(end):
    lost, draft = make_published_pair(), make_pair()

    with pytest.raises(Refused, match="Keep the public one"):
        merged(getattr(draft, end), getattr(lost, end))


def test_a_public_pair_does_not_become_a_draft():
    kept, lost = make_published_pair(), make_published_pair()
    make_pair(claim=kept.claim, outcome=lost.outcome)

    with pytest.raises(Refused, match="Keep the public one"):
        merged(kept.claim, lost.claim)


def test_p8_two_published_pairs_that_are_one_lead_to_one(client):
    kept, other = make_published_pair(), make_published_pair()
    lost = published_pair(make_pair(claim=other.claim, outcome=kept.outcome))
    lost.refresh_from_db()
    allowed()
    before = tables()

    done = merged(kept.claim, other.claim)

    allowed()
    led = client.get(f"/p/{lost.public_id}")
    assert led.headers["Location"] == f"/p/{kept.public_id}"
    assert client.get(f"/p/{lost.public_id}@1").status_code == 200
    assert Pair.objects.get(pk=lost.pk).state == "withdrawn"
    assert taken_back(done) == []
    assert tables() == before
    assert client.get(f"/p/{lost.public_id}").status_code == 200


def test_a_withdrawn_claim_keeps_its_reason_when_it_comes_back(client):
    kept, lost = make_published_pair(), make_published_pair()
    by = make_user()
    withdraw(lost, by, "It was wrong.")
    withdraw(lost.claim, by, "It was wrong too.")
    approve_explanations()
    allowed()
    before = tables()

    done = merged(kept.claim, lost.claim)

    assert client.get(f"/c/{lost.claim.public_id}").status_code == 301
    assert taken_back(done) == []
    assert tables() == before
    page = client.get(f"/c/{lost.claim.public_id}")
    assert (page.status_code, "It was wrong too." in page.text) == (410, True)


def test_a_discrepancy_that_touches_a_merged_claim_says_what_it_said(client):
    kept, lost = make_published_pair(), make_published_pair()
    found = make_published_discrepancy()
    found.claims.add(lost.claim)

    merged(kept.claim, lost.claim)

    found.refresh_from_db()
    assert found.waiting_since
    assert [*found.claims.all()] == [kept.claim]
    assert client.get(f"/discrepancies/{found.public_id}").status_code == 200


def test_an_undo_leaves_what_was_added_to_the_kept_claim_since():
    one, other = make_claim(), make_claim()
    moved = make_report(other)
    done = merged(one, other)
    added = make_report(one)
    moved.verb = "boasts"
    moved.refresh_from_db()
    moved.verb = "boasts"
    moved.save()

    assert taken_back(done) == []

    moved.refresh_from_db()
    assert (moved.claim, moved.verb) == (other, "boasts")
    assert [*one.reports.all()] == [added]


def test_two_claims_are_merged_at_the_desk(client):
    one, other = make_claim(statement="Sixty were hit."), make_full_claim()
    client.force_login(account("publisher"))
    address = "/admin/claims/claim/merge/"
    asked = {"record": [one.pk, other.pk]}
    page = client.get(address, asked)
    fields = form_of(page) | asked | {"merge": "1", "reason": "One claim."}

    answer = client.post(address, fields)

    assert answer.status_code == 302
    made = Merge.objects.get(within=None)
    assert {made.loser_id, made.winner_id} == {one.public_id, other.public_id}
    assert "Merge…" in client.get("/admin/claims/claim/").text
    for name in ("drafts", "to-review"):
        queue = client.get(f"/admin/queues/{name}/")
        assert made.loser_id not in queue.text


def test_a_merged_claim_is_proposed_and_ranked_no_more():
    one, other = make_claim(), make_claim()
    outcome = make_outcome()
    for statement in (one, other, outcome):
        make_report(statement)
    merged(one, other)

    assert other.pk not in near(outcome, type(one))
    assert one.pk in near(outcome, type(one))
