import re
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.time import align_time, least_days
from tests.dates import DAYS, edtf, periods


@pytest.mark.parametrize(
    ("claim", "outcome", "relation", "days"),
    [
        ("2015-10-08/2015-10-09", "2015-10-09", "overlapping", 0),
        ("2015-10-09", "2015-10-08/2015-10-09", "overlapping", 0),
        ("2015-10-07/2015-10-09", "2015-10-09", "within", 0),
        ("2015-10-09", "2015-10-09", "same_day", 0),
        ("2015-10-08/2015-10-09", "2015-10-08/2015-10-09", "same", 0),
        ("2015-10", "2015-10", "same", None),
        ("2015-10", "2015-10-09", "within", None),
        ("2015-10-09", "2015-10", "overlapping", None),
        ("2015-10-01/2015-10-09", "2015-10-05/2015-10-12", "overlapping", 0),
        ("2015-10-11/2015-10-12", "2015-10-10/2015-10-11", "overlapping", 0),
        ("2015-10-09", "2015-10-10", "after", 1),
        ("2015-10-09", "2015-10-08", "before", 1),
        ("2015-10", "2016-05-05", "after", None),
        ("2015-09-30/..", "2015-10-09", "within", None),
        ("2015-09-30/..", "2015-09-01", "before", None),
        ("../2015-10-09", "2015-10-11", "after", None),
        ("", "2015-10-09", "unknown", None),
        ("2015-10-09", "", "unknown", None),
        ("", "", "unknown", None),
        ("2015-10-09", "../..", "unknown", None),
        ("2015-10-09", "Y170000002", "unknown", None),
        ("2015-10-09", "201X", "overlapping", None),
        ("201X", "2015-10-XX", "within", None),
    ],
)
def test_how_an_outcome_stands_to_a_claim_in_time(claim, outcome, relation, days):
    found = align_time(claim, outcome)

    assert (found.relation, found.days, found.uncertain) == (relation, days, False)


@pytest.mark.parametrize(
    ("claim", "outcome", "words"),
    [
        ("2015-10-09", "2015-10-10", "1 day after"),
        ("2015-10-09", "2015-10-07", "2 days before"),
        ("2015-10-09", "2015-10-09", "same day"),
        ("2015-10", "2015-10-09", "within the claim’s period"),
        ("2015-10-08/2015-10-09", "2015-10-09", "periods overlap"),
        ("2015-10-09", "2015-10", "longer than the claim’s period, and includes it"),
        (
            "2015-10-08/..",
            "2015-10-17",
            "within the claim’s period; no end date was given",
        ),
        ("2015-10-09~", "2015-10-10", "later"),
        ("2015-10", "2015-11-10", "later"),
        ("2015-10-09", "2015-10-07/2015-10-08?", "earlier"),
        ("2015-10-09", "../2015-10-07", "earlier"),
        ("2015-10", "", "undated"),
    ],
)
def test_time_is_said_in_words(claim, outcome, words):
    assert align_time(claim, outcome).words == words


@given(period=periods().filter(bool))
def test_a_period_is_at_the_time_of_itself(period):
    assert align_time(period, period).relation in {"same", "same_day"}


@given(a=edtf, b=edtf | periods())
def test_time_turned_round_is_the_mirror_of_itself(a, b):
    there, back = align_time(a, b), align_time(b, a)

    assert back == there.mirror
    assert there.words
    assert back.words


@given(a=DAYS, b=DAYS)
def test_days_apart_are_counted_on_the_calendar(a, b):
    assert align_time(f"{a}", f"{b}").days == abs(b - a).days


@given(day=DAYS, mark=st.sampled_from("?~%"), other=periods())
def test_doubt_is_told_and_changes_no_relation(day, mark, other):
    sure, doubted = align_time(f"{day}", other), align_time(f"{day}{mark}", other)

    assert doubted.uncertain
    assert doubted.relation == sure.relation


@given(a=edtf | periods(), b=edtf | periods())
def test_days_are_counted_only_between_dates_known_to_the_day(a, b):
    found = align_time(a, b)
    known = all(known_to_the_day(text) for text in (a, b))

    assert (found.days is not None) == (found.since is not None) == known
    assert known or not re.search(r"[0-9]", found.words)


def known_to_the_day(text):
    return all(re.fullmatch(r"\d{4}-\d\d-\d\d", end) for end in text.split("/"))


def test_what_is_near_is_found_by_days_that_are_never_shown():
    assert least_days("2015-10", "2016-05-05") == (187, 217)
    assert least_days("2015-10-08/..", "2015-10-17") == (0, 9)
    assert least_days("", "2015-10-17") is None


@pytest.mark.parametrize("nonsense", ["yesterday", "2015-13", "2015/2016/2017"])
def test_what_is_no_date_is_not_aligned(nonsense):
    with pytest.raises(ValueError, match="not an EDTF date"):
        align_time("2015-10-09", nonsense)


def day(start, hours=24):
    """The instants from an hour of 8 October 2015 on, in Damascus."""
    first = datetime.fromisoformat("2015-10-08T00:00+03:00") + timedelta(hours=start)
    return first, first + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("claim", "outcome", "relation"),
    [
        (day(12), day(36), "after"),
        (day(36), day(12), "before"),
        (day(12), day(18), "same"),
        (day(12), None, "same"),
    ],
)
def test_instants_tell_apart_what_touches_the_same_days(claim, outcome, relation):
    two_days = "2015-10-08/2015-10-09"

    assert align_time(two_days, two_days, (claim, outcome)).relation == relation


def test_instants_give_the_days_of_what_has_no_date():
    assert align_time("", "2015-10-10", (day(0), None)).words == "2 days after"


def test_what_only_the_hours_tell_apart_is_less_than_a_day_away():
    two_days = "2015-10-08/2015-10-09"

    found = align_time(two_days, two_days, (day(12), day(36)))

    assert (found.days, found.words) == (0, "less than a day later")
