"""What lists, filters and proposals make of records that became one."""

import pytest
from django.core.management import call_command

from claims.models import Outcome, PublishedPair
from claims.pairing import candidates, reject
from tests.factories import (
    make_actor,
    make_claim,
    make_outcome,
    make_published_pair,
    make_report,
    make_user,
)
from tests.merging import merged, tables
from tests.refusal import allowed

pytestmark = pytest.mark.django_db


def claimant(pair):
    return pair.claim.parts.get().actor


def test_p8_a_filter_by_a_merged_claimant_still_finds(client):
    one, other = (make_published_pair(claimant={"name": x}) for x in ("One", "Other"))
    kept, lost = claimant(one), claimant(other)
    old = f"/?claimant={lost.public_id}"
    assert client.get(old).text.count("/p/") > 0

    merged(kept, lost)

    allowed()
    page = client.get(old)
    assert page.status_code == 200
    for pair in (one, other):
        assert f"/p/{pair.public_id}" in page.text
    [counted] = PublishedPair.objects.by_claimant()
    assert (counted["claimant"], counted["name"], counted["pairs"]) == (
        kept.public_id,
        "One",
        2,
    )
    assert client.get(f"/pairs.atom?claimant={lost.public_id}").status_code == 200


@pytest.mark.parametrize(
    "asked", ["%00%00%00%00%00%00%00%00", "zzzzzzzz", "x", "é" * 8]
)
def test_p15_a_claimant_that_is_none_is_refused(client, asked):
    make_published_pair()

    assert client.get(f"/?claimant={asked}").status_code == 400


def test_the_lists_can_be_made_anew_and_are_the_same():
    pair, other = make_published_pair(), make_published_pair()
    known = claimant(pair)
    merged(pair.claim, other.claim)
    merged(make_actor(), known)
    allowed()
    before = tables()

    call_command("rebuildpublished")

    assert tables() == before


@pytest.mark.parametrize("side", ["claim", "outcome"])
def test_what_was_rejected_stays_rejected_under_another_id(side):
    claims, outcomes = [make_claim(), make_claim()], [make_outcome(), make_outcome()]
    for statement in (*claims, *outcomes):
        make_report(statement)
    reject(claims[0], outcomes[0], make_user(), "Another day.")
    kept, lost = (claims if side == "claim" else outcomes)[::-1]

    merged(kept, lost)

    claim = kept if side == "claim" else claims[0]
    outcome = kept if side == "outcome" else outcomes[0]
    assert outcome not in [x.statement for x in candidates(claim)]
    assert claim not in [x.statement for x in candidates(outcome)]
    assert Outcome.objects.count() == 2
