import pytest

from claims.models import PublishedStatement
from claims.publishing import publish
from sources.models import PublicId
from tests.factories import (
    make_claim,
    make_outcome,
    make_published_pair,
    make_report,
    publish_pair,
    seed_user,
)
from tests.refusal import sql

pytestmark = pytest.mark.django_db


def address(record):
    return f"/{type(record).__name__[0].lower()}/{record.public_id}"


def test_a_claim_shows_its_reports_and_all_that_was_lined_up_against_it(client):
    pair = make_published_pair(
        quote="We hit 60 targets",
        claim={"statement": "Sixty targets were hit."},
        outcome={"statement": "Four villages fell."},
        claimant={"name": "The ministry"},
    )

    page = client.get(address(pair.claim)).text

    assert "Sixty targets were hit." in page
    assert "We hit 60 targets" in page
    assert "The ministry" in page
    assert "Four villages fell." in page
    assert pair.get_absolute_url() in page
    assert "Undercuts" in page


def test_an_outcome_shows_the_claims_that_it_was_lined_up_against(client):
    pair = make_published_pair(claim={"statement": "Sixty targets were hit."})

    page = client.get(address(pair.outcome)).text

    assert "Sixty targets were hit." in page
    assert "What was claimed beside it" in page


def test_a_statement_without_a_pair_says_so(client):
    claim = make_claim()
    make_report(claim)
    publish(claim, by=seed_user(), note="Linked.")

    assert "No pair yet" in client.get(address(claim)).text


def test_a_pair_and_a_source_lead_to_their_statements(client):
    pair = make_published_pair()
    source = pair.claim.reports.get().source

    for page in (pair.get_absolute_url(), source.get_absolute_url()):
        assert f'href="{address(pair.claim)}"' in client.get(page).text


def test_a_draft_of_a_statement_is_nowhere(client):
    for draft in (make_claim(), make_outcome()):
        assert client.get(address(draft)).status_code == 404


def test_a_claim_is_not_found_among_the_outcomes(client):
    claim = make_published_pair().claim

    assert client.get(f"/o/{claim.public_id}").status_code == 404


def test_every_revision_of_a_statement_keeps_its_address(client):
    pair = make_published_pair(claim={"statement": "Sixty were hit."})
    pair.claim.statement = "Sixty-one were hit."
    pair.claim.save()
    here = address(pair.claim)
    assert "Sixty-one" not in client.get(here).text

    publish_pair(pair, note="One more.")

    assert "Sixty-one" in client.get(here).text
    old = client.get(f"{here}@1").text
    assert "Sixty were hit." in old
    assert "The current one is revision 2" in old
    assert "The current one" not in client.get(f"{here}@2").text
    assert client.get(f"{here}@3").status_code == 404


@pytest.mark.parametrize("kind", ["disputes", "variant_of"])
def test_linked_claims_lead_to_each_other(client, kind):
    one, other = make_published_pair().claim, make_published_pair().claim
    one.links.create(other=other, kind=kind)
    assert address(other) not in client.get(address(one)).text

    publish(one, by=seed_user(), note="Linked.")

    assert address(other) in client.get(address(one)).text
    assert address(one) in client.get(address(other)).text


def test_what_links_to_a_draft_does_not_show_it(client):
    claim, draft = make_published_pair().claim, make_claim(statement="A secret.")
    claim.links.create(other=draft, kind="disputes")

    publish(claim, by=seed_user(), note="Linked.")

    assert "A secret." not in client.get(address(claim)).text


@pytest.mark.database
def test_what_is_withdrawn_leaves_the_read_model_at_once(client):
    pair, trigger = make_published_pair(), "id_out_of_lists"
    found = sql("SELECT count(*) FROM pg_trigger WHERE tgname = %s", trigger)
    assert found == [(1,)]

    for record in (pair, pair.claim, pair.outcome):
        PublicId.objects.filter(pk=record.public_id).update(state="withdrawn")

    assert client.get(address(pair.claim)).status_code == 410
    assert pair.get_absolute_url() not in client.get("/").text
    assert not PublishedStatement.objects.exists()
