"""A draft that was never published is deleted in one step; what was published never."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from claims.merging import merge
from sources.models import Citation, Event, PublicId
from tests.accounts import account, at_the_desk
from tests.deleting import ROWS, address, delete, exists, whole
from tests.factories import (
    make_citation,
    make_claim,
    make_discrepancy,
    make_outcome,
    make_pair,
    make_published_discrepancy,
    make_published_pair,
    make_published_silence,
    make_report,
    make_side,
    make_silence,
    make_source,
    make_user,
)
from tests.refusal import refused, sql

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return at_the_desk(account("editor"))


def make_whole_discrepancy():
    made = make_discrepancy()
    make_side(made, "The raids were on Friday")
    made.claims.add(make_claim())
    return made


def make_assessed_pair():
    pair = make_pair(claim=make_claim(), outcome=make_outcome())
    pair.dimensions.create(kind="time", verdict="matches", reason="One day.")
    return pair


DRAFTS = {
    "claim": lambda: whole(make_claim()),
    "outcome": lambda: whole(make_outcome()),
    "pair": make_assessed_pair,
    "discrepancy": make_whole_discrepancy,
    "silence": make_silence,
}


@pytest.mark.parametrize("make", DRAFTS.values(), ids=DRAFTS)
@pytest.mark.parametrize("role", ["editor", "publisher", "superuser"])
def test_a_draft_goes_with_all_its_rows_and_leaves_its_history(make, role):
    if role == "superuser":
        user = User.objects.create_superuser("root")
    else:
        user = account(role)
    record = make()

    assert delete(at_the_desk(user), record)

    assert not exists(record)
    assert [model for model in ROWS if model.objects.exists()] == []
    assert PublicId.objects.get(pk=record.public_id).state == "deleted"
    event = Event.objects.get(public_id=record.public_id, action="delete")
    assert event.actor == user.username
    assert LogEntry.objects.filter(object_id=record.pk, action_flag=3).exists()


@pytest.mark.parametrize("make", DRAFTS.values(), ids=DRAFTS)
@pytest.mark.parametrize("role", ["analyst", "admin"])
def test_who_only_reads_is_offered_no_deletion_and_is_refused_one(make, role):
    client, record = at_the_desk(account(role)), make()

    assert not delete(client, record)
    assert client.post(address(record, "delete"), {"post": "yes"}).status_code == 403
    assert exists(record)


def test_a_citation_stays_where_something_else_needs_it(editor):
    source = make_source("Our aircraft hit 60 targets in a day")
    going, staying = make_claim(), make_claim()
    kept = make_report(staying, source=source).cited.get().citation
    make_report(going, source=source)
    alone = make_citation("aircraft", source)
    going.reports.get().cited.create(citation=alone, role="evidence")

    assert delete(editor, going)

    assert [*Citation.objects.all()] == [kept]
    assert staying.reports.get().citations.get() == kept


def test_a_citation_goes_with_where_it_stands_in_later_texts(editor):
    claim = make_claim()
    citation = make_report(claim).cited.get().citation
    later = citation.revision.source.revise("At last. Our aircraft hit 60.", "pasted")
    citation.anchors.create(revision=later, state="lost")

    assert delete(editor, claim)

    assert not Citation.objects.exists()
    assert Event.objects.filter(table="sources_anchor", action="delete").count() == 1


def published():
    pair = make_published_pair()
    yield from (pair, pair.claim, pair.outcome)
    yield make_published_discrepancy()
    yield make_published_silence()


@pytest.mark.parametrize("role", ["editor", "publisher"])
def test_p8_what_was_published_is_offered_no_deletion_and_stays(role):
    client = at_the_desk(account(role))

    for record in published():
        assert not delete(client, record)
        post = client.post(address(record, "delete"), {"post": "yes"})
        assert post.status_code == 403
        assert exists(record)


def test_p8_the_database_keeps_what_was_published_from_web_processes():
    for record in published():
        with refused("foreign key|immutable"):
            sql(
                f"DELETE FROM {record._meta.db_table} WHERE id = %s",  # noqa: S608
                record.pk,
            )
    with refused("a published citation never vanishes"):
        sql("DELETE FROM sources_citation")


def tied():
    """Drafts, and records that they share, to each of which something else refers."""
    pair = make_pair()
    yield from (pair.claim, pair.outcome)
    linked = make_claim()
    make_claim().links.create(other=linked, kind="variant_of")
    yield linked
    winner = make_claim()
    merge(winner, [make_claim()], make_user(), "The same.")
    yield winner
    public = make_published_pair()
    report = public.claim.reports.get()
    yield from (report, report.source, report.source.publisher)
    yield public.claim.parts.get().actor
    yield public.claim.places.get()
    yield public.claim.topics.get()


def test_no_button_offers_a_deletion_that_would_be_refused(editor):
    records = [*tied()]

    offered = [str(record) for record in records if delete(editor, record)]

    assert offered == []
    for record in records:
        editor.post(address(record, "delete"), {"post": "yes"})
        assert exists(record), record
