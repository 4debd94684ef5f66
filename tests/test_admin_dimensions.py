"""What is computed of a pair at the desk, and what an editor decides."""

import pytest

from tests.accounts import account
from tests.desk import Tab
from tests.factories import (
    make_claim,
    make_outcome,
    make_pair,
    make_published_pair,
    publish_pair,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def tab():
    """The form of a pair whose sides lie three days apart, saved once."""
    pair = make_pair(
        claim=make_claim(happened="2015-10-09"),
        outcome=make_outcome(happened="2015-10-12"),
    )
    tab = Tab(account("editor"), pair)
    tab.save(heading="Sixty targets")
    tab.open()
    tab.pair = pair
    return tab


def dimension(tab, kind="time"):
    return tab.pair.dimensions.get(kind=kind)


def row(tab, kind="time"):
    """The number of a dimension's row on the form."""
    rows = [name for name, value in tab.fields.items() if value == [kind]]
    return rows[0].removesuffix("-kind")


def test_what_can_be_computed_is_there_once_the_pair_is_saved(tab):
    time = dimension(tab)

    assert (time.verdict, time.basis) == ("differs", "computed")
    assert time.reason == "The outcome came 3 days after the claim."
    assert tab.pair.dimensions.filter(basis="computed").count() == 4


def test_an_editor_confirms_what_was_computed(tab):
    tab.save(**{f"{row(tab)}-basis": "decided"})

    assert (dimension(tab).verdict, dimension(tab).basis) == ("differs", "decided")


def test_what_an_editor_changes_is_decided_and_stays(tab):
    typed = {"verdict": "matches", "reason": "The report spans both days."}
    tab.save(**{f"{row(tab)}-{name}": value for name, value in typed.items()})
    tab.open()
    tab.save(heading="Sixty targets hit")

    time = dimension(tab)
    assert (time.verdict, time.basis) == ("matches", "decided")
    assert time.reason == "The report spans both days."


def test_overruling_takes_a_reason(tab):
    answer = tab.save(**{f"{row(tab)}-verdict": "matches", f"{row(tab)}-reason": ""})

    assert answer.status_code == 200
    assert "This field is required" in answer.text


def test_a_changed_date_is_computed_anew_when_the_pair_is_saved(tab):
    tab.pair.outcome.happened = "2015-10-09"
    tab.pair.outcome.save()

    tab.save(heading="Sixty targets, the same day")

    assert dimension(tab).reason == "Both refer to the same day."


def test_a_page_says_what_was_decided_and_what_had_been_computed():
    pair = make_published_pair()
    pair.dimensions.create(kind="time", verdict="differs", reason="By the hour.")
    pair.dimensions.filter(kind="effect").update(reason="It held.")

    publish_pair(pair, note="Assessed.")

    shown = {x["kind"]: x for x in pair.revisions.first().content["dimensions"]}
    assert (shown["time"]["basis"], shown["time"]["reason"]) == (
        "decided",
        "By the hour.",
    )
    assert shown["time"]["computed"]["verdict"] != "differs"
    assert shown["effect"]["computed"] is None
    assert shown["place"]["basis"] == "computed"
