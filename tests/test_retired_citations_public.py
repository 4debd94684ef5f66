"""Readers see that a citation was retired, and the database publishes none."""

import pytest
from django.urls import reverse

from claims import workflow
from claims.models import Claim
from claims.publishing import publish
from claims.seeding.publication import publish_unless_retired
from claims.seeding.records import Ledger
from claims.workflow import Refused
from tests.accounts import account, at_the_desk
from tests.desk import form_of
from tests.factories import (
    make_citation,
    make_published_discrepancy,
    seed_user,
)
from tests.refusal import refused
from tests.test_retired_citations import (
    GONE,
    KEPT,
    cited,
    draft,
    editor,
    pair,
    reader,
    retire,
)

__all__ = ["draft", "editor", "pair", "reader"]
pytestmark = pytest.mark.django_db


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
