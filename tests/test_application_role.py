"""What a web process may do, and what it may not even if it is taken over."""

import pytest
from django.db import ProgrammingError, connection

from claims.publishing import publish
from sources.copies import copies
from sources.models import Anchor, Event, PublicId
from tests.factories import (
    make_anchor,
    make_capture,
    make_claim,
    make_published_discrepancy,
    make_published_pair,
    make_report,
    make_source,
    seed_user,
)
from tests.refusal import refused, sql
from tests.roles import as_owner

pytestmark = [pytest.mark.django_db, pytest.mark.database]
KEPT = {
    "sources_event",
    "sources_capture",
    "sources_publicid",
    "sources_revision",
    "claims_silencerevision",
    "claims_merge",
    "claims_publicevent",
    *(f"claims_{of}revision" for of in ("claim", "outcome", "pair", "discrepancy")),
}
CITED = [f"claims_{of}revision_citations" for of in ("claim", "outcome", "discrepancy")]


@pytest.fixture
def application():
    """Something published, and the application's role, which every test has."""
    make_published_pair()
    make_published_discrepancy()
    sql("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def denied():
    return refused("permission denied", error=ProgrammingError)


@pytest.mark.parametrize("table", sorted(KEPT))
def test_p6_the_application_cannot_rewrite_what_is_kept(application, table):
    column = "hash" if table == "sources_event" else "id"

    with denied():
        sql(f"UPDATE {table} SET {column} = {column}")  # noqa: S608
    with denied():
        sql(f"DELETE FROM {table}")  # noqa: S608


@pytest.mark.database("citations_of_snapshot_immutable")
@pytest.mark.parametrize("table", CITED)
def test_p6_what_a_snapshot_cites_is_kept_whoever_asks(application, table):
    with denied():
        sql(f"UPDATE {table} SET id = id")  # noqa: S608
    with refused("what was published is immutable: delete"):
        sql(f"DELETE FROM {table}")  # noqa: S608
    with as_owner(), refused("what was published is immutable: update"):
        sql(f"UPDATE {table} SET id = id")  # noqa: S608


def test_p6_the_application_can_empty_no_table(application):
    for table in connection.introspection.django_table_names():
        with denied():
            sql(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO sources_event SELECT * FROM sources_event LIMIT 1",
        "INSERT INTO sources_publicid (id, kind) VALUES ('23456789', 'claim')",
        "INSERT INTO claims_publicevent SELECT * FROM claims_publicevent LIMIT 1",
        "ALTER TABLE sources_event DISABLE TRIGGER ALL",
        "ALTER TABLE claims_claim DISABLE TRIGGER recorded",
        "DROP TRIGGER recorded ON claims_claim",
        "SET LOCAL session_replication_role = replica",
        "CREATE TABLE mine ()",
        "CREATE OR REPLACE FUNCTION plumbline_write_event() RETURNS trigger"
        " LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    ],
)
def test_p6_the_application_can_neither_invent_history_nor_switch_it_off(
    application, statement
):
    with refused("permission denied|must be owner", error=ProgrammingError):
        sql(statement)


def test_p6_the_application_edits_and_publishes_and_its_changes_are_recorded(
    application,
):
    claim = make_claim()
    make_report(claim, source=make_source("Our aircraft hit 60 targets in a day"))
    publish(claim, by=seed_user())
    claim.refresh_from_db()
    claim.kind = "denial"
    claim.save()
    make_claim().delete()
    sql("SET CONSTRAINTS ALL IMMEDIATE")

    assert [e.action for e in Event.objects.filter(table="claims_claim")[:3]] == [
        "delete",
        "insert",
        "update",
    ]
    assert PublicId.objects.filter(state="deleted").count() == 1
    assert PublicId.objects.filter(id=claim.public_id).update(state="withdrawn") == 1


def test_p6_the_application_keeps_what_came_in_and_says_what_became_of_it(application):
    source, made = make_source("Rents fell in March and wages rose."), make_capture()

    made.revision = source.revisions.get()
    made.save(update_fields=["revision"])

    [copy] = copies("Rents fell in March and wages rose.")
    assert copy.revision == made.revision
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    assert Event.objects.filter(table="sources_capture").count() == 2


def test_p6_tables_of_later_migrations_can_be_edited_too():
    with as_owner():
        sql("CREATE TABLE later (id serial)")

    assert sql("INSERT INTO later DEFAULT VALUES RETURNING id") == [(1,)]


# What a web process may delete, table by table: never what was published or is history.
NEVER = {
    *KEPT,
    "auth_user",
    "claims_publicevent",
    "django_admin_log",
    "sources_explanation",
}
GUARDED = {  # only what nothing published needs: triggers, and the keys of snapshots
    *CITED,
    "claims_claim",
    "claims_discrepancy",
    "claims_outcome",
    "claims_pair",
    "claims_place",
    "claims_silence",
    "claims_suggestion",
    "claims_topic",
    "sources_anchor",
    "sources_citation",
    "sources_source",
}
ROWS = {  # of drafts, which are what editors work on: readers see snapshots
    "claims_attribution",
    "claims_claim_places",
    "claims_claim_topics",
    "claims_claimactor",
    "claims_claimlink",
    "claims_dimension",
    "claims_discrepancy_claims",
    "claims_discrepancy_outcomes",
    "claims_figure",
    "claims_outcome_places",
    "claims_outcome_topics",
    "claims_outcomeactor",
    "claims_outcomelink",
    "claims_report",
    "claims_reportcitation",
    "claims_side",
    "claims_sidecitation",
}
SHARED = {"claims_actor", "sources_publisher"}  # kept by whatever refers to them
WRITTEN_AGAIN = {  # made from what stays, or of use for a while
    "claims_jobfailure",
    "claims_machinereading",
    "claims_mention",
    "claims_publishedpair",
    "claims_publishedstatement",
}
OF_READERS = {"claims_correctionsuggestion"}
OF_SEEDS = {"claims_seed"}
OF_LIBRARIES = ("auth_", "axes_", "django_", "procrastinate_")


def test_p6_what_may_be_deleted_is_decided_table_by_table():
    tables = {*connection.introspection.django_table_names()}
    may = GUARDED | ROWS | SHARED | WRITTEN_AGAIN | OF_READERS | OF_SEEDS

    ours = {x for x in tables if not x.startswith(OF_LIBRARIES)}
    assert ours == {x for x in may | NEVER if not x.startswith(OF_LIBRARIES)}
    for table in sorted(may | NEVER):
        [(allowed,)] = sql("SELECT has_table_privilege(%s, 'DELETE')", table)
        assert allowed == (table in may), table


@pytest.mark.database("anchor_of_published_stays")
def test_p6_what_became_of_published_words_is_kept():
    pair = make_published_pair()
    citation = pair.claim.reports.get().cited.get().citation
    later = citation.revision.source.revise("All of it was cut.", "pasted")
    citation.anchors.create(revision=later, state="lost")

    with refused("anchor_of_published_stays"):
        sql("DELETE FROM sources_anchor")
    make_anchor(start=10, end=20).delete()
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    assert Anchor.objects.get().citation == citation
