"""What waits at the desk: for whom, why, and how many."""

from datetime import timedelta

import pytest

from claims import workflow
from claims.models import CorrectionSuggestion, Pair
from claims.publishing import publish
from claims.queues import QUEUES, counts, listed
from tests.accounts import account, at_the_desk
from tests.factories import (
    make_anchor,
    make_claim,
    make_discrepancy,
    make_pair,
    make_published_pair,
    make_report,
    make_silence,
    make_whole_claim,
    seed_user,
)
from tests.roles import unguarded
from tests.suggesting import make_suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return account("editor", "editor")


@pytest.fixture
def reader():
    return account("publisher", "reader")


def waiting(name, user):
    [queue] = [x for x in QUEUES if x.name == name]
    return [(row["of"], row["key"]) for row in listed(queue, user, "since")]


def key(record):
    return record._meta.model_name, record.pk


def submitted(record, by):
    workflow.saved(record, by)
    workflow.submit(record, by)
    return record


def test_a_draft_waits_for_its_editor_alone(editor, reader):
    records = [make_claim(), make_pair(), make_discrepancy(), make_silence()]
    for record in records:
        workflow.saved(record, editor)

    assert waiting("drafts", editor) == [key(record) for record in records]
    assert waiting("drafts", reader) == []


def test_what_is_submitted_waits_for_somebody_else(editor, reader):
    claim = submitted(make_claim(), editor)

    assert waiting("review", reader) == [key(claim)]
    assert waiting("review", editor) == waiting("drafts", editor) == []


def test_what_is_changed_after_it_was_public_waits_for_a_reader(editor, reader):
    claim = make_published_pair().claim
    assert waiting("review", reader) == []

    workflow.saved(claim, editor)

    assert waiting("review", reader) == [key(claim)]


def test_what_is_approved_waits_for_a_publisher_until_it_is_public(editor, reader):
    claim = make_whole_claim()
    submitted(claim, editor)

    workflow.approve(claim, reader)
    assert waiting("review", reader) == []
    assert waiting("publish", reader) == [key(claim)]
    workflow.publish_approved(claim, reader)

    assert counts(reader) == dict.fromkeys(counts(reader), 0)


@pytest.fixture
def pair(editor, reader):
    """A public pair, changed and approved a moment ago; its statements are older."""
    pair = make_published_pair()
    workflow.saved(pair, editor)
    Pair.objects.filter(pk=pair.pk).update(rationale="Both tell of one front.")
    workflow.approve(pair, reader)
    return pair


def publish_later(statement):
    """Publish, as if it were in an hour: all of a test has one time of its own."""
    statement.statement += " Put another way."
    statement.save()
    publish(statement, by=seed_user(), note="Anew.")
    revision = statement.revisions.first()
    revision.published_at += timedelta(hours=1)
    with unguarded():
        revision.save()


def test_an_approval_waits_for_a_publisher(pair, reader):
    assert waiting("publish", reader) == [key(pair)]
    assert waiting("stale", reader) == []


@pytest.mark.parametrize("side", ["claim", "outcome"])
def test_an_approval_is_stale_once_a_statement_is_published_anew(pair, reader, side):
    publish_later(getattr(pair, side))

    assert waiting("stale", reader) == [key(pair)]
    assert waiting("publish", reader) == []


@pytest.mark.parametrize("kinds", [["variant_of"], ["variant_of"] * 2])
def test_an_approval_is_stale_once_a_variant_that_the_pair_shows_is_published(
    pair, reader, kinds
):
    last = linked_through(pair.claim, kinds)

    publish_later(last)

    assert waiting("stale", reader) == [key(pair)]


@pytest.mark.parametrize("kinds", [["disputes"], ["variant_of", "disputes"]])
def test_what_only_disputes_a_claim_leaves_the_approval_as_it_is(pair, reader, kinds):
    publish_later(linked_through(pair.claim, kinds))

    assert waiting("publish", reader) == [key(pair)]


def linked_through(claim, kinds):
    """A claim that is linked with another, named by it and naming it by turns."""
    for number, kind in enumerate(kinds):
        new = make_claim()
        one, other = (new, claim) if number % 2 else (claim, new)
        one.links.create(other=other, kind=kind)
        claim = new
    make_report(claim)
    return claim


def test_a_public_pair_that_shows_an_older_statement_is_read_again(reader):
    pair = make_published_pair()
    assert waiting("stale", reader) == []

    publish_later(pair.outcome)

    assert waiting("stale", reader) == [key(pair)]


def test_citations_and_suggestions_wait_until_somebody_decides(editor):
    made = make_published_pair()
    CorrectionSuggestion.objects.create(record_id=made.public_id, message="A Friday.")
    make_anchor(state="drifted", start=0, end=4)

    assert (counts(editor)["corrections"], counts(editor)["drifted"]) == (1, 1)
    CorrectionSuggestion.objects.update(state="declined", answer="Friday.")
    assert counts(editor)["corrections"] == 0


def test_texts_wait_whose_suggestions_nobody_decided_on(editor, reader):
    first, last = make_suggestion(), make_suggestion()
    make_suggestion("After it", source=last.revision.source)
    first.reject(editor)

    assert counts(editor)["suggestions"] == 1
    page = at_the_desk(editor).get("/admin/queues/suggestions/").text
    assert "source, 2 open" in page
    assert f'href="/admin/sources/source/{last.revision.source_id}/tag/"' in page
    analyst = at_the_desk(account("analyst"))
    page = analyst.get("/admin/queues/suggestions/").text
    assert f'href="/admin/sources/source/{last.revision.source_id}/change/"' in page
