"""Two who work on one thing: the second is told, keeps what was typed, and goes on."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.merging import merge
from claims.models import Claim, Pair
from sources.models import Capture, Revision, Source
from tests.accounts import account, at_the_desk
from tests.capturing import CAPTURE, uploaded
from tests.desk import Tab, form_of
from tests.factories import (
    make_actor,
    make_claim,
    make_outcome,
    make_place,
    make_report,
    make_source,
    make_user,
)
from tests.refusal import sql
from tests.tagging import desk, fields, save, source, tag
from tests.threads import at_once

__all__ = ["desk", "source"]
TEXT = " ".join(f"Sentence {n} of the report tells of town {n * 7}." for n in range(20))


def merged(loser, **fields):
    """What a colleague made of a record while somebody had a form of it open."""
    winner = type(loser).objects.get(pk=fields.pop("winner").pk)
    merge(winner, [loser], make_user(), "The same.")
    sql("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    return winner


@pytest.fixture
def editor(db):
    return account("editor", "an-editor-of-forms")


@pytest.mark.django_db
def test_a_further_report_of_what_was_merged_goes_to_what_it_was_merged_into(
    desk, source
):
    known = make_claim(statement="Russia's air force hit 60 IS targets, it says.")
    make_report(known, "Russian planes hit 60 IS targets in a day")
    form = tag(desk, source)
    winner = merged(known, winner=make_claim(statement="The air force counts sixty."))

    refused = save(desk, source, form, of=known.public_id, **{"report-verb": "boasted"})

    assert refused.status_code == 409
    assert "merged" in refused.text
    typed = fields(refused)
    assert (typed["of"], typed["report-verb"]) == (winner.public_id, "boasted")
    reports = winner.reports.count()
    assert save(desk, source, refused).status_code == 200
    assert winner.reports.count() == reports + 1
    assert Claim.objects.count() == 2


@pytest.mark.django_db
def test_a_further_report_of_what_was_deleted_asks_again(desk, source):
    known, other = (
        make_claim(statement=f"Russia's air force hit 60 IS targets, {who}.")
        for who in ("it says", "says Moscow")
    )
    form = tag(desk, source)
    known.delete()

    refused = save(desk, source, form, of=known.public_id, statement="Sixty.")

    assert refused.status_code == 409
    assert (fields(refused)["of"], fields(refused)["statement"]) == ("", "Sixty.")
    assert Claim.objects.get() == other


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["save", "accept"])
def test_nothing_is_tagged_in_a_source_that_was_merged(desk, source, act):
    form = tag(desk, source)
    other = merged(source, winner=make_source("Else.", title="The other copy"))

    refused = save(desk, source, form, act=act, statement="Sixty.")

    assert refused.status_code == 409
    assert not Claim.objects.exists()
    assert act == "accept" or other.title in refused.text
    assert act == "accept" or fields(refused)["statement"] == "Sixty."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "field"),
    [
        (make_claim, "statement"),
        (make_outcome, "statement"),
        (make_actor, "name"),
        (make_place, "name"),
        (make_source, "title"),
    ],
)
def test_an_open_form_of_what_was_merged_shows_what_was_typed_and_leads_on(
    editor, make, field
):
    record = make()
    tab = Tab(editor, record)
    winner = merged(record, winner=make())

    refused = tab.client.post(tab.address, tab.fields | {field: "What I typed."})

    assert refused.status_code == 409
    assert "What I typed." in refused.text
    assert tab.address.replace(f"/{record.pk}/", f"/{winner.pk}/") in refused.text
    assert not type(record).objects.filter(**{field: "What I typed."}).exists()


@pytest.mark.django_db
def test_an_open_form_shows_the_rows_that_were_typed_too(editor):
    claim = make_claim()
    make_report(claim, verb="said")
    tab = Tab(editor, claim)
    merged(claim, winner=make_claim(statement="The same, put otherwise."))

    refused = tab.client.post(tab.address, tab.fields | {"reports-0-verb": "boasts"})

    assert refused.status_code == 409
    assert "boasts" in refused.text


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_claim, make_outcome, make_actor])
def test_an_open_form_of_what_was_deleted_shows_what_was_typed(editor, make):
    record = make()
    tab = Tab(editor, record)
    field = "name" if make is make_actor else "statement"
    record.delete()

    refused = tab.client.post(tab.address, tab.fields | {field: "What I typed."})

    assert refused.status_code == 409
    assert "What I typed." in refused.text
    assert not type(record).objects.exists()


@pytest.mark.django_db
def test_who_only_reads_is_refused_as_ever(editor):
    record = make_claim()
    tab = Tab(editor, record)
    merged(record, winner=make_claim())

    analyst = at_the_desk(account("analyst"))
    assert analyst.post(tab.address, tab.fields).status_code == 403


def beside(claim, outcome):
    return reverse("admin:claims_pair_beside", args=[claim.pk, outcome.pk])


@pytest.mark.django_db
def test_a_pair_of_what_was_merged_is_assessed_where_that_leads(desk):
    claim, outcome = make_claim(), make_outcome()
    form = form_of(desk.get(beside(claim, outcome)))
    winner = merged(claim, winner=make_claim(statement="The same, put otherwise."))

    typed = form | {"rationale": "What I typed."}
    refused = desk.post(beside(claim, outcome), typed)

    assert refused.status_code == 409
    assert "What I typed." in refused.text
    assert beside(winner, outcome) in refused.text
    assert not Pair.objects.exists()
    assert desk.get(beside(claim, outcome)).url == beside(winner, outcome)
    listed = reverse("admin:claims_claim_pair", args=[claim.pk])
    assert desk.get(listed).url == listed.replace(f"/{claim.pk}/", f"/{winner.pk}/")


@pytest.mark.django_db
def test_what_the_database_refuses_at_last_shows_what_was_sent(desk):
    gone = make_actor(name="The Ministry")
    sent = form_of(desk.get(reverse("admin:claims_actor_add")))
    merged(gone, winner=make_actor())

    refused = desk.post(
        reverse("admin:claims_actor_add"),
        sent | {"name": "What I typed.", "kind": "media", "member_of": gone.pk},
    )

    assert refused.status_code == 409
    assert "was merged into" in refused.text
    assert "What I typed." in refused.text


def keep_twice(client, sent):
    """Press “Keep it” in two windows at once; return what both are answered."""
    return at_once(*[lambda: client().post(CAPTURE, sent | {"keep": "1"})] * 2)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", ["pasted", "file"])
def test_one_capture_kept_twice_at_once_makes_one_source(way):
    user = account("editor")

    def client():
        browser = Client()
        browser.force_login(user)
        return browser

    ways = {"pasted": {"text": TEXT}, "file": {"file": uploaded(TEXT.encode())}}
    sent = form_of(client().post(CAPTURE, ways[way])) | {"title": "A day"}

    answers = keep_twice(client, sent)

    assert sorted(x.status_code for x in answers) == [302, 400]
    [refused] = [x for x in answers if x.status_code == 400]
    assert "here already" in refused.text or "kept already" in refused.text
    assert form_of(refused)["title"] == "A day"
    source = Source.objects.get()
    assert Revision.objects.get().source == source
    assert way == "pasted" or Capture.objects.get().revision.source == source


@pytest.mark.django_db(transaction=True)
def test_one_text_added_twice_at_once_makes_one_source():
    user = account("editor")

    def add():
        browser = Client()
        browser.force_login(user)
        path = reverse("admin:sources_source_add")
        form = form_of(browser.get(path))
        return browser.post(path, form | {"title": "A day", "text": TEXT})

    answers = at_once(add, add)

    assert sorted(x.status_code for x in answers) == [200, 302]
    [refused] = [x for x in answers if x.status_code == 200]
    assert "has this very text already" in refused.text
    assert form_of(refused)["text"] == TEXT
    assert Source.objects.count() == 1
