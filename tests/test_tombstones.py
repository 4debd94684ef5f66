"""P8: what was published keeps its address, whatever becomes of it."""

import random

import pytest

from claims.models import ClaimRevision, OutcomeRevision
from claims.publishing import publish
from sources.models import PublicId
from tests.factories import make_pair, make_published_pair, publish_pair, seed_user
from tests.refusal import allowed
from tests.test_list_pages import every_page
from tests.test_record_pages import address

pytestmark = pytest.mark.django_db


def of(pair):
    records = {"pair": pair, "claim": pair.claim, "outcome": pair.outcome}
    return records | {"source": pair.claim.reports.get().source}


def retire(record, state, successor=None):
    allowed()
    issued = PublicId.objects.filter(pk=record.public_id)
    issued.update(state=state, successor=successor and successor.public_id)


@pytest.mark.parametrize("kind", ["pair", "claim", "outcome", "source"])
def test_p8_what_is_withdrawn_keeps_its_addresses_and_says_so(client, kind):
    pair = make_published_pair(rationale="A reason of the pair.")
    record = of(pair)[kind]
    paths = [address(record), f"{address(record)}@1"]
    assert [client.get(path).status_code for path in paths] == [200, 200]

    retire(record, "withdrawn")

    for path in paths:
        response = client.get(path)
        assert response.status_code == 410
        assert f"This {kind} was withdrawn" in response.text
        assert "A reason of the pair." not in response.text
    assert f'href="{address(record)}"' in client.get("/corrections").text


def test_p8_what_is_a_draft_again_is_gone_but_not_unknown(client):
    pair = make_published_pair()
    type(pair).objects.update(state="withdrawn", withdrawn_reason="It was wrong.")
    type(pair).objects.update(state="draft")

    for path in (address(pair), f"{address(pair)}@1"):
        assert client.get(path).status_code == 410


def test_p8_after_random_work_every_address_ever_issued_answers(client):
    chance, by = random.Random(8), seed_user()  # noqa: S311
    pairs = [make_published_pair() for _ in range(4)]
    known = {path for pair in pairs for path in every_page(pair)}
    left = [record for pair in pairs for record in (pair, pair.claim, pair.outcome)]
    for step in range(50):
        record = chance.choice(left)
        if chance.random() < 0.1:
            retire(record, "withdrawn")
            left.remove(record)
            continue
        field = "rationale" if hasattr(record, "rationale") else "statement"
        setattr(record, field, f"Step {step}.")
        record.save()
        revision = publish(record, by=by, note=f"Step {step}.")
        known |= {address(record), f"{address(record)}@{revision.number}"}

    answers = {path: client.get(path).status_code for path in known}

    assert {*answers.values()} == {200, 410}
    assert len(left) < 12


@pytest.mark.parametrize("kind", ["pair", "claim", "outcome", "source"])
def test_p8_what_was_merged_leads_to_its_successor(client, kind):
    one, other = (of(make_published_pair())[kind] for _ in range(2))

    retire(one, "merged", other)

    response = client.get(address(one))
    assert response.status_code == 301
    assert response.headers["Location"] == address(other)
    pinned = client.get(f"{address(one)}@1")
    assert pinned.status_code == 200
    if kind != "source":
        assert f'merged into another since: <a href="{address(other)}"' in pinned.text


def test_a_draft_that_was_deleted_was_never_there(client):
    draft = make_pair()
    path = draft.get_absolute_url()

    draft.delete()

    assert client.get(path).status_code == 404


def test_a_withdrawn_statement_leaves_the_margin_of_its_source(client):
    pair = make_published_pair(claim={"statement": "Taken back."})
    source = pair.claim.reports.get().source.get_absolute_url()
    assert "Taken back." in client.get(source).text

    for record in (pair, pair.claim):
        retire(record, "withdrawn")

    assert "Taken back." not in client.get(source).text


def test_every_correction_is_listed_with_before_and_after(client):
    pair = make_published_pair(heading="Sixty beside four")
    assert "No corrections so far." in client.get("/corrections").text
    pair.rationale = "Another reason."
    pair.save()
    assert "Another" not in client.get("/corrections").text

    publish_pair(pair, note="We gave the wrong reason.")

    page = client.get("/corrections").text
    assert "We gave the wrong reason." in page
    assert f'href="{pair.get_absolute_url()}@1"' in page
    assert f'href="{pair.get_absolute_url()}@2"' in page
    assert {ClaimRevision.objects.count(), OutcomeRevision.objects.count()} == {1}
