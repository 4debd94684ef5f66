"""The public log is only added to, and is filled for what happened before it."""

import importlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.merging import merge, undo
from claims.models import PublicEvent
from claims.publishing import publish
from tests.factories import (
    make_published_discrepancy,
    make_published_pair,
    make_user,
    seed_user,
)
from tests.refusal import allowed, refused, sql
from tests.test_public_log import correct, of, withdraw

pytestmark = pytest.mark.django_db


@pytest.mark.owner("the guards bind the owner of the tables too")
@pytest.mark.database("public_log_immutable", "public_event_not_invented")
def test_no_entry_is_changed_removed_or_invented():
    make_published_pair()
    events = PublicEvent.objects.all()

    with refused("the public log never changes"):
        events.update(note="Nothing happened.")
    with refused("the public log never changes"):
        events.delete()
    with refused("the public log is written by what happens"):
        PublicEvent.objects.create(
            at=events[0].at, kind="withdrawal", record=events[0].record
        )


@pytest.mark.owner("switches a guard off to see the next one")
@pytest.mark.database(
    "publicevent_version_of_what_was_published", "publicevent_merge_has_successor"
)
@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("kind = 'withdrawal'", "publicevent_version_of_what_was_published"),
        ("number = NULL", "publicevent_version_of_what_was_published"),
        ("kind = 'merge', number = NULL", "publicevent_merge_has_successor"),
        ("successor_id = record_id", "publicevent_merge_has_successor"),
    ],
)
def test_the_database_refuses_a_half_told_event(said, name):
    make_published_pair()
    allowed()
    sql("ALTER TABLE claims_publicevent DISABLE TRIGGER public_log_immutable")

    with refused(name):
        sql(f"UPDATE claims_publicevent SET {said}")  # noqa: S608


LOGGERS = [
    "publication_logged",
    "naming_logged",
    "withdrawal_logged",
    "merge_logged",
    "separation_logged",
    "retirement_logged",
]


@pytest.mark.owner("empties the log and runs a migration")
@pytest.mark.database(*LOGGERS)
def test_what_happened_before_there_was_a_log_is_logged_alike():
    pair = make_published_pair()
    correct(pair, "The first reason was wrong.")
    withdraw(pair)
    correct(pair, "It is right after all.")
    winner, loser = (make_published_pair().claim for _ in range(2))
    undo(merge(winner, [loser], make_user(), "One claim.").merge, make_user())
    merge(winner, [loser], make_user(), "One claim after all.")
    citation = pair.claim.reports.get().cited.get().citation
    later = citation.revision.source.revise("Something else entirely.", "pasted")
    citation.anchors.create(revision=later, state="lost").retire(make_user())
    source = pair.outcome.reports.get().source
    sql(
        "UPDATE sources_publicid SET state = 'withdrawn' WHERE id = %s",
        source.public_id,
    )
    sql("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    names = ["kind", "record", "number", "successor", "note"]
    listed = PublicEvent.objects.listed().reverse()
    namings = PublicEvent.objects.filter(kind="naming").order_by("record")
    logged = [*listed.values_list(*names)]
    named = [*namings.values_list("record", flat=True)]
    sql("SET LOCAL session_replication_role = replica; DELETE FROM claims_publicevent")
    sql("SET LOCAL session_replication_role = origin")
    log = importlib.import_module("claims.migrations.0017_public_events_so_far").SO_FAR

    for _ in range(2):
        sql(log.replace("%", "%%"))

        assert [*listed.values_list(*names)] == logged
        assert [*namings.values_list("record", flat=True)] == named


def test_the_queries_of_the_log_do_not_grow_with_it(client):
    counts = []
    for _ in range(2):
        correct(make_published_pair(), "A better reason.")
        make_published_discrepancy()
        with CaptureQueriesContext(connection) as captured:
            client.get("/corrections")
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_publishing_twice_what_says_the_same_is_one_event():
    pair = make_published_pair()

    publish(pair, by=seed_user())

    assert len(of(pair)) == 1
