import pytest

from tests.desk import Tab
from tests.factories import (
    make_actor,
    make_claim,
    make_place,
    make_report,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.desk_urls")]


@pytest.fixture
def claim():
    claim = make_claim(statement="The ministry counts 60 targets.")
    make_report(claim, verb="said")
    return claim


@pytest.fixture(params=["two editors", "two tabs of one editor"])
def tabs(request, claim, django_user_model):
    one = django_user_model.objects.create_superuser("maja")
    other = one
    if request.param == "two editors":
        other = django_user_model.objects.create_superuser("omar")
    return Tab(one, claim), Tab(other, claim)


def test_p5_the_second_of_two_saves_is_refused_with_both_versions(tabs, claim):
    first, second = tabs
    first.save(statement="The ministry counts 50 targets.")

    refused = second.save(statement="The ministry lists 60 targets.", kind="denial")

    assert refused.status_code == 409
    assert refused.context["conflict"][0].theirs == "The ministry counts 50 targets."
    assert refused.context["conflict"][0].yours == "The ministry lists 60 targets."
    assert "<mark>50</mark>" in refused.text
    assert "<mark>60</mark>" in refused.text
    claim.refresh_from_db()
    assert claim.statement == "The ministry counts 50 targets."


def test_p5_nothing_typed_is_lost_and_it_can_be_saved_once_seen(tabs, claim):
    first, second = tabs
    first.save(statement="The ministry counts 50 targets.")
    second.save(statement="The ministry lists 60 targets.", kind="denial")
    assert second.fields["statement"] == "The ministry lists 60 targets."
    assert second.fields["kind"] == ["denial"]

    assert second.save().status_code == 302

    claim.refresh_from_db()
    assert claim.statement == "The ministry lists 60 targets."
    assert claim.kind == "denial"


def test_p5_a_third_save_in_between_is_seen_too(tabs):
    first, second = tabs
    first.save(statement="One.")
    second.save(statement="Two.")
    first.open()
    first.save(statement="Three.")

    assert second.save().status_code == 409


def test_p5_a_save_without_a_version_is_refused(tabs):
    first, _ = tabs
    del first.fields["version"]

    assert first.save(statement="Sixty.").status_code == 409


def test_p5_rows_of_the_record_count_as_the_record(tabs, claim):
    first, second = tabs
    first.save(**{"reports-0-verb": "boasts"})

    refused = second.save(**{"reports-0-verb": "claims"})

    assert refused.status_code == 409
    [verb] = refused.context["conflict"]
    assert (verb.label, verb.theirs, verb.yours) == (
        "report: Verb of attribution",
        "boasts",
        "claims",
    )
    assert second.save().status_code == 302
    assert claim.reports.get().verb == "claims"


def test_p5_a_row_added_meanwhile_is_shown_and_kept(tabs, claim):
    _, second = tabs
    make_report(claim, "Sixty targets were hit")

    refused = second.save(statement="Sixty.")
    labels = [field.label for field in refused.context["conflict"]]
    second.save()

    assert labels == ["Our own one sentence", "report, added meanwhile and kept"]
    assert claim.reports.count() == 2


def test_p5_links_to_other_records_are_compared_by_name(tabs, claim):
    first, second = tabs
    mine, theirs = make_topic(title="Aleppo"), make_topic(title="Homs")
    first.save(topics=[theirs.pk])

    refused = second.save(topics=[mine.pk])

    [topics] = refused.context["conflict"]
    assert (topics.theirs, topics.yours) == ("Homs", "Aleppo")


def test_p5_hostile_text_is_shown_as_text(tabs):
    first, second = tabs
    first.save(statement="<script>alert(1)</script>")

    refused = second.save(statement="a\u202eb")

    assert "<script>alert" not in refused.text
    assert "⟦U+202E⟧" in refused.text


def test_p5_two_who_save_one_after_the_other_do_not_meet(tabs, claim):
    first, second = tabs
    first.save(statement="One.")
    second.open()

    assert second.save(statement="Two.").status_code == 302
    claim.refresh_from_db()
    assert claim.statement == "Two."


@pytest.mark.parametrize(
    ("make", "field"),
    [(make_actor, "name"), (make_place, "name"), (make_topic, "title")],
)
def test_p5_every_kind_of_record_is_guarded(make, field, admin_user):
    record = make()
    first, second = Tab(admin_user, record), Tab(admin_user, record)
    first.save(**{field: "First"})

    assert second.save(**{field: "Second"}).status_code == 409
