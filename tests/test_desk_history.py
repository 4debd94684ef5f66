from decimal import Decimal

import pytest
from django.urls import reverse

from sources.difference import difference
from sources.models import Event
from tests.desk import Tab
from tests.factories import (
    make_actor,
    make_claim,
    make_figure,
    make_place,
    make_report,
    make_user,
)
from tests.refusal import sql

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.desk_urls")]


def history(client, claim):
    sql("SET CONSTRAINTS recorded IMMEDIATE")
    return client.get(reverse("admin:claims_claim_history", args=[claim.pk]))


def last_event(record):
    return Event.objects.filter(table=record._meta.db_table, record=record.pk).first()


@pytest.fixture
def claim():
    return make_claim(statement="The ministry counts 60 targets.")


@pytest.fixture
def tab(claim, admin_user):
    return Tab(admin_user, claim)


@pytest.fixture
def revert(claim, tab):
    """Open the page that takes an event back, and answer it."""

    def answer(event, **fields):
        address = reverse("admin:claims_claim_revert", args=[claim.pk, event.pk])
        asked = tab.client.get(address)
        if asked.status_code != 200:
            return asked
        version = asked.context["original"].version
        return tab.client.post(address, {"version": version} | fields)

    return answer


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("Sixty.", "Sixty.", [("same", "Sixty.")]),
        ("", "Sixty.", [("new", "Sixty.")]),
        (
            "It hit 60 targets.",
            "It hit 50 targets.",
            [("same", "It hit "), ("gone", "60"), ("new", "50"), ("same", " targets.")],
        ),
        (
            "مدينة حلب",
            "مدينة حمص",
            [("same", "مدينة "), ("gone", "حلب"), ("new", "حمص")],
        ),
        ("a " * 20_000, "b", [("gone", "a " * 20_000), ("new", "b")]),
    ],
)
def test_a_difference_is_told_in_words(before, after, pieces):
    assert difference(before, after) == pieces


def test_history_says_who_changed_which_words(tab, claim):
    tab.save(statement="The ministry counts 50 targets.")

    page = history(tab.client, claim)

    assert page.context["told"][0].event.actor == "admin"
    assert '<del><span class="visually-hidden">Removed: </span>60</del>' in page.text
    assert '<ins><span class="visually-hidden">Added: </span>50</ins>' in page.text


def test_history_tells_of_the_rows_of_a_record_even_removed_ones(tab, claim):
    make_figure(make_report(claim), printed="sixty or so")
    claim.reports.all().delete()

    page = history(tab.client, claim)

    assert "Figure removed" in page.text
    assert "sixty or so" in page.text


def test_history_shows_hostile_text_as_text(tab, claim):
    tab.save(statement="<script>alert(1)</script>\u202e")

    page = history(tab.client, claim)

    assert "<script>alert" not in page.text
    assert "⟦U+202E⟧" in page.text


def test_a_long_history_is_told_in_pages(tab, claim):
    for number in range(60):
        make_claim_say(claim, f"{number} targets.")

    assert len(history(tab.client, claim).context["told"]) == 50


def make_claim_say(claim, statement):
    claim.statement = statement
    claim.save()


def test_p6_a_change_is_taken_back_by_a_new_change(tab, claim, revert):
    tab.save(statement="The ministry counts 50 targets.")
    changed = last_event(claim)
    tab.open()
    tab.save(kind="denial")
    count = Event.objects.count()

    assert revert(changed).status_code == 302

    claim.refresh_from_db()
    assert claim.statement == "The ministry counts 60 targets."
    assert claim.kind == "denial"
    assert Event.objects.count() == count + 1
    assert last_event(claim).reason == f"takes back change {changed.pk}"
    assert last_event(claim).actor == "admin"


def test_p6_a_date_comes_back_with_its_range(tab, claim, revert):
    before = type(claim).objects.get(pk=claim.pk)
    tab.save(happened="2016-05")

    revert(last_event(claim))

    claim.refresh_from_db()
    assert claim.happened == "2015-10-09"
    assert claim.happened_range == before.happened_range


@pytest.mark.parametrize(
    ("make", "before", "after"),
    [
        (make_place, {"latitude": 36.25, "precision": "exact"}, {"latitude": 36.5}),
        (make_place, {"external_ids": {"geonames": "1"}}, {"external_ids": {}}),
        (make_actor, {"aliases": ["one", 'two "x", {y}']}, {"aliases": []}),
        (make_actor, {"anonymous": True}, {"anonymous": False}),
    ],
)
def test_p6_a_value_of_every_kind_comes_back(make, before, after, admin_client):
    before = {"longitude": 37.1} | before if "latitude" in before else before
    record = make(**before)
    type(record).objects.filter(pk=record.pk).update(**after)
    sql("SET CONSTRAINTS recorded IMMEDIATE")
    opts, event = record._meta, last_event(record)
    address = reverse(
        f"admin:claims_{opts.model_name}_revert", args=[record.pk, event.pk]
    )

    admin_client.post(address, {"version": 2})

    record = type(record).objects.get(pk=record.pk)
    assert {field: getattr(record, field) for field in before} == before


def test_p6_a_figure_comes_back(tab, claim, revert):
    figure = make_figure(make_report(claim), low=1, best="2.5", high=10**30)
    type(figure).objects.update(low=None, best=None, high=1)
    sql("SET CONSTRAINTS recorded IMMEDIATE")

    revert(last_event(figure))

    figure.refresh_from_db()
    assert (figure.low, figure.best, figure.high) == (1, Decimal("2.5"), 10**30)


def test_p6_a_change_of_a_row_is_taken_back(tab, claim, revert):
    report = make_report(claim, verb="said")
    tab.open()
    tab.save(**{"reports-0-verb": "boasts"})

    assert revert(last_event(report)).status_code == 302

    report.refresh_from_db()
    assert report.verb == "said"


def test_p5_nothing_is_taken_back_over_what_was_not_seen(tab, claim, revert):
    tab.save(statement="The ministry counts 50 targets.")

    answer = revert(last_event(claim), version="1")

    assert answer.status_code == 409
    claim.refresh_from_db()
    assert claim.statement == "The ministry counts 50 targets."


def test_what_the_record_could_not_be_is_not_brought_back(tab, claim, revert):
    sql("UPDATE claims_claim SET kind = 'rumour' WHERE id = %s", claim.pk)
    tab.open()
    tab.save(kind="denial")

    answer = revert(last_event(claim))

    assert answer.status_code == 409
    assert "rumour" in answer.text


def test_what_the_form_does_not_edit_is_not_taken_back(tab, claim, revert):
    claim.state = "in_review"
    claim.save()
    page = history(tab.client, claim)

    assert not page.context["told"][0].revertible
    assert revert(last_event(claim)).status_code == 404


def test_who_may_not_change_a_record_takes_nothing_back(tab, claim, revert):
    tab.save(statement="The ministry counts 50 targets.")
    viewer = make_user(is_staff=True)
    tab.client.force_login(viewer)

    assert revert(last_event(claim)).status_code == 403
    assert history(tab.client, claim).status_code == 403
