"""The public log: every public event stays, whatever becomes of the record."""

import pytest

from claims import workflow
from claims.merging import merge, undo
from claims.models import PublicEvent
from claims.publishing import publish
from tests.explanations import approve_explanations
from tests.factories import (
    make_actor,
    make_anchor,
    make_claim,
    make_published_discrepancy,
    make_published_pair,
    make_published_silence,
    make_report,
    make_user,
    make_whole_claim,
    publish_pair,
    seed_user,
)
from tests.refusal import sql

pytestmark = pytest.mark.django_db


def of(record):
    """What the log says of a record, the first event first."""
    events = PublicEvent.objects.filter(record=record.public_id).reverse()
    return [(x.kind, x.number, x.note) for x in events]


def correct(pair, note):
    pair.rationale = f"Another reason. {note}"
    pair.save()
    publish_pair(pair, note=note)


def withdraw(record, reason="It was wrong."):
    workflow.withdraw(record, make_user(), reason)
    record.refresh_from_db()


def test_the_log_holds_every_step_of_a_pair_in_order():
    pair = make_published_pair()
    correct(pair, "The first reason was wrong.")
    withdraw(pair)
    correct(pair, "It is right after all.")

    assert of(pair) == [
        ("publication", 1, ""),
        ("correction", 2, "The first reason was wrong."),
        ("withdrawal", None, "It was wrong."),
        ("republication", 3, "It is right after all."),
    ]


def make_public(kind):
    """A published record of a kind; no published pair shows it."""
    if kind == "discrepancy":
        return make_published_discrepancy()
    if kind == "silence":
        return make_published_silence()
    pair = make_published_pair()
    if kind == "pair":
        return pair
    withdraw(pair)
    return getattr(pair, kind)


@pytest.mark.parametrize("kind", ["pair", "claim", "outcome", "discrepancy", "silence"])
def test_every_kind_that_is_published_is_logged(kind):
    record = make_public(kind)

    withdraw(record)

    assert of(record) == [
        ("publication", 1, ""),
        ("withdrawal", None, "It was wrong."),
    ]


def test_a_correction_stays_listed_when_its_pair_is_withdrawn(client):
    pair = make_published_pair(heading="Sixty targets, four villages")
    assert "No corrections so far." in client.get("/corrections").text
    correct(pair, "We gave the wrong reason.")
    withdraw(pair, "The source was forged.")
    approve_explanations()

    page = client.get("/corrections").text

    assert "No corrections so far." not in page
    assert "We gave the wrong reason." in page
    assert "The source was forged." in page
    assert "Sixty targets, four villages" not in page
    assert f'href="{pair.get_absolute_url()}@2"' not in page
    assert f'href="{pair.get_absolute_url()}"' in page


def test_the_log_can_be_read_without_first_publications(client):
    pair = make_published_pair(heading="Sixty targets, four villages")
    correct(pair, "We gave the wrong reason.")

    every, changes = (client.get(f"/corrections{q}").text for q in ("", "?changes=1"))

    assert every.count('<li class="row">') == 4
    assert "All <b>4</b>" in changes
    assert "Changes only <b>1</b>" in changes
    assert changes.count('<li class="row">') == 1
    assert "We gave the wrong reason." in changes


def test_a_merge_is_logged_as_one_and_not_as_a_withdrawal(client):
    winner, loser = (make_published_pair().claim for _ in range(2))
    made = merge(winner, [loser], make_user(), "One and the same claim.").merge
    assert of(loser) == [
        ("publication", 1, ""),
        ("merge", None, "One and the same claim."),
    ]
    approve_explanations()
    page = client.get("/corrections").text
    assert f'Merged into <a href="/c/{winner.public_id}">' in page

    undo(made, make_user())

    assert of(loser)[2:] == [("separation", None, "")]
    assert "One and the same claim." in client.get("/corrections").text


def test_a_name_is_logged_once_when_something_published_first_names_it(client):
    actor = make_actor()
    assert of(actor) == []
    claims = [make_whole_claim() for _ in range(2)]
    for claim in claims:
        claim.parts.update(actor=actor)
        publish(claim, by=seed_user())

    assert of(actor) == [("naming", None, "")]
    assert actor.public_id not in client.get("/corrections").text


def test_what_was_never_public_is_not_in_the_log():
    draft, other = make_claim(), make_claim()
    make_report(draft)
    public = make_published_pair().claim
    merge(public, [draft], make_user(), "One and the same claim.")
    workflow.write(other, state="withdrawn", withdrawn_reason="Never mind.")

    assert of(draft) == of(other) == []


def test_a_source_that_is_taken_back_is_logged():
    source = make_published_pair().claim.reports.get().source

    sql(
        "UPDATE sources_publicid SET state = 'withdrawn' WHERE id = %s",
        source.public_id,
    )

    assert of(source) == [("withdrawal", None, "")]


def test_a_retired_citation_is_logged_without_the_words_of_one_editor(client):
    claim = make_published_pair().claim
    source = claim.reports.get().source
    citation = claim.reports.get().cited.get().citation
    later = source.revise("Something else entirely.", "pasted")
    anchor = citation.anchors.create(revision=later, state="lost")
    anchor.retire(make_user(), "Free words of one editor.")
    make_anchor(state="lost", start=None, end=None).retire(make_user())

    assert of(citation) == [("retirement", None, "")]
    assert PublicEvent.objects.filter(kind="retirement").count() == 1
    approve_explanations()
    page = client.get("/corrections").text
    assert "no longer contains the cited words" in page
    assert "Free words of one editor." not in page
