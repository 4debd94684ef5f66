import pytest
from django.apps import apps
from django.db import connection

from sources.history import acting
from sources.models import Event, PublicId
from tests.factories import (
    make_actor,
    make_claim,
    make_figure,
    make_place,
    make_published_pair,
    make_report,
    make_source,
    make_topic,
    make_user,
)
from tests.refusal import refused, sql

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TABLES = {
    model._meta.db_table
    for name in ("sources", "claims")
    for model in apps.get_app_config(name).get_models(include_auto_created=True)
}
NOT_RECORDED = {
    "sources_event": "it is the history",
    "claims_publicevent": "the log of what readers saw, written by triggers",
    "claims_publishedpair": "made from pair revisions, which are recorded",
    "claims_publishedstatement": "made from statement revisions, which are recorded",
    "claims_mention": "made from statement revisions, which are recorded",
    "claims_correctionsuggestion": "what readers write; editors only answer",
    "claims_seed": "the loader's notes",
    "claims_machinereading": "the machine's notes",
    "claims_jobfailure": "what went wrong with a job, and goes with it",
}


def events(record):
    """The events of a record, the first one first, written now instead of at commit."""
    sql("SET CONSTRAINTS recorded IMMEDIATE; SET CONSTRAINTS recorded DEFERRED")
    return list(Event.objects.of(record).reverse())


def test_every_table_is_recorded_or_exempt():
    recorded = sql(
        "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s", "recorded"
    )

    assert {table for (table,) in recorded} == TABLES - NOT_RECORDED.keys()


def test_an_event_says_who_changed_what_and_why():
    claim = make_claim(statement="Sixty targets.")
    with acting(make_user(username="maja"), "as the ministry corrected itself"):
        claim.statement = "Fifty targets."
        claim.save()

    made, changed = events(claim)

    assert (made.action, made.before, made.actor) == (
        "insert",
        None,
        f"role {sql('SELECT session_user')[0][0]}",
    )
    assert (changed.action, changed.actor) == ("update", "maja")
    assert changed.reason == "as the ministry corrected itself"
    assert changed.public_id == claim.public_id
    assert changed.before["statement"] == "Sixty targets."
    assert changed.after["statement"] == "Fifty targets."


def test_each_of_two_who_act_in_one_transaction_is_named():
    claim, editor = make_claim(), make_user(username="maja")
    with acting(editor):
        make_report(claim)
        with acting(make_user(username="omar")):
            make_figure(claim.reports.get())
        claim.reports.update(verb="said")

    named = [(event.table, event.actor) for event in events(claim)][1:]

    assert named == [
        ("claims_report", "maja"),
        ("claims_reportcitation", "maja"),
        ("claims_figure", "omar"),
        ("claims_report", "maja"),
    ]


def test_sql_without_a_name_is_recorded_as_the_role():
    claim = make_claim()
    sql("UPDATE claims_claim SET kind = 'denial' WHERE id = %s", claim.pk)
    sql("DELETE FROM claims_claim WHERE id = %s", claim.pk)

    *_, changed, removed, retired = events(claim)

    assert changed.actor.startswith("role ")
    assert (removed.action, removed.after) == ("delete", None)
    assert removed.before["kind"] == "denial"
    assert (retired.table, retired.after["state"]) == ("sources_publicid", "deleted")


def test_rows_stay_in_the_history_of_the_record_that_owned_them():
    claim = make_claim()
    figure = make_figure(make_report(claim), printed="sixty")
    kept = type(claim).objects.get(pk=claim.pk)
    claim.delete()

    removed = [e for e in events(kept) if e.action == "delete"]

    assert {e.table for e in removed} >= {"claims_claim", "claims_report"}
    assert [e.before["printed"] for e in removed if e.table == figure._meta.db_table]


def test_an_undone_change_leaves_no_trace():
    claim = make_claim()
    with refused("claim_has_statement"):
        claim.statement = ""
        claim.save()

    assert [event.action for event in events(claim)] == ["insert"]


def test_saving_what_is_there_already_is_no_event():
    claim = make_claim()
    claim.save()

    assert [event.action for event in events(claim)] == ["insert"]
    assert claim.version == 1


def test_a_captured_text_is_recorded_by_its_hash():
    source = make_source("Rents fell.")

    [revision] = [e for e in events(source) if e.table == "sources_revision"]

    assert revision.after["sha256"] == source.revisions.get().sha256
    assert "text" not in revision.after


def test_what_is_published_is_recorded_by_its_hash():
    pair = make_published_pair()

    [revision] = [e for e in events(pair) if e.table == "claims_pairrevision"]

    assert revision.after["sha256"] == pair.revisions.get().sha256
    assert "snapshot" not in revision.after


@pytest.mark.owner("the guards bind the owner of the tables too")
@pytest.mark.database("event_immutable", "event_not_invented")
def test_history_is_written_by_what_happens_and_never_changes():
    claim = make_claim()
    [event] = events(claim)

    with refused("history never changes: update"):
        Event.objects.update(actor="nobody")
    with refused("history never changes: delete"):
        sql("DELETE FROM sources_event")
    with refused("history is written by what happens"):
        event.pk += 1
        event.save(force_insert=True)


@pytest.mark.database("versioned")
def test_the_database_counts_versions_whatever_python_says():
    claim = make_claim()
    stale = type(claim).objects.get(pk=claim.pk)
    claim.kind = "denial"
    claim.save()
    assert claim.version == 2

    stale.kind = "demand"
    stale.save()
    assert stale.version == 3

    type(claim).objects.update(kind="warning", version=1)
    claim.refresh_from_db()
    assert claim.version == 4


@pytest.mark.database("touches", "recorded")
@pytest.mark.parametrize(
    "change",
    [
        lambda claim: claim.reports.update(verb="boasts"),
        lambda claim: claim.reports.get().figures.update(best=61),
        lambda claim: claim.reports.get().cited.all().delete(),
        lambda claim: claim.places.clear(),
        lambda claim: claim.topics.clear(),
        lambda claim: claim.parts.all().delete(),
        lambda claim: claim.links.create(other=make_claim(), kind="disputes"),
        lambda claim: claim.reports.all().delete(),
    ],
)
def test_a_change_of_a_row_is_a_change_of_the_record_that_it_belongs_to(change):
    claim = make_whole_claim()
    before, recorded = claim.version, len(events(claim))

    change(claim)

    claim.refresh_from_db()
    assert claim.version > before
    assert len(events(claim)) > recorded


def make_whole_claim():
    claim = make_claim()
    make_figure(make_report(claim))
    claim.places.add(make_place())
    claim.topics.add(make_topic())
    claim.parts.create(actor=make_actor(), part="claimant")
    claim.refresh_from_db()
    return claim


def test_an_id_that_is_taken_back_or_leads_on_is_recorded_too():
    claim, other = make_claim(), make_claim()
    issued = PublicId.objects.filter(pk=claim.public_id)

    issued.update(state="merged", successor=other.public_id)
    connection.check_constraints()

    [event] = Event.objects.filter(table="sources_publicid")
    assert (event.action, event.record) == ("update", claim.public_id)
    assert event.after["successor_id"] == other.public_id
