from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.figures import Reported
from claims.comparison.totals import BELOW, OVERLAPS, PARTS, TWICE, Count, running
from tests.dates import periods
from tests.factories import make_published_pair, publish_pair

FIRST, SECOND = "2015-10-08/2015-10-09", "2015-10-11/2015-10-12"
BOTH = "2015-10-08/2015-10-12"


def count(happened, best=None, claim=None, **fields):
    figure = Reported("targets hit", "targets", best=best, **fields)
    return Count(claim or f"{happened} {best}", "The ministry", happened, figure)


def entries(*counts):
    [group] = running(counts)
    return [(x.flag, x.lower, x.upper) for x in group.entries]


def test_periods_that_do_not_meet_are_added_up():
    assert entries(count(SECOND, 53), count(FIRST, 60)) == [
        ("", 60, 60),
        ("", 113, 113),
    ]


def test_a_period_claimed_twice_is_flagged_and_added_once():
    found = entries(count(FIRST, 60, "one"), count(FIRST, 70, "other"))

    assert found == [("", 60, 60), (TWICE, None, None)]


def test_two_counts_of_one_claim_are_parts_of_it():
    found = entries(count(FIRST, 1, "one"), count(FIRST, 2, "one"))

    assert found == [("", 1, 1), ("", 3, 3)]


@pytest.mark.parametrize(("whole", "flag"), [(100, BELOW), (113, PARTS), (120, PARTS)])
def test_a_total_below_the_sum_of_its_parts_is_flagged(whole, flag):
    [group] = running([count(FIRST, 60), count(SECOND, 53), count(BOTH, whole)])

    [flagged] = group.flagged
    assert flagged.flag == flag
    assert sum(x.figure.best for x in flagged.against) == 113


def test_a_total_that_is_open_above_contradicts_nothing():
    whole = count(BOTH, low=90)

    [group] = running([count(FIRST, 60), count(SECOND, 53), whole])

    assert [x.flag for x in group.flagged] == [PARTS]


def test_periods_that_overlap_are_not_added():
    found = entries(
        count("2015-10-08/2015-10-10", 5), count("2015-10-09/2015-10-12", 6)
    )

    assert found == [("", 5, 5), (OVERLAPS, None, None)]


def test_shares_and_distances_are_never_added_up():
    share = Reported("share of strikes", "percent", best=80)

    assert running([Count("c", "France", FIRST, share)]) == []


@given(st.lists(st.tuples(periods(), st.integers(0, 900)), max_size=8))
def test_a_total_never_sinks_and_no_count_is_lost(found):
    counts = [count(edtf, best, str(n)) for n, (edtf, best) in enumerate(found)]

    for group in running(counts):
        totals = [x.lower for x in group.entries if x.added]
        assert totals == sorted(totals)
        assert all(isinstance(x, Decimal) for x in totals)
        assert {x.count.claim for x in group.entries} == {x.claim for x in counts}


@pytest.mark.django_db
def test_a_topic_adds_up_what_a_claimant_counts(client):
    pair = make_published_pair(claim={"happened": FIRST})
    topic, by = pair.claim.topics.get(), pair.claim.parts.get().actor
    for happened in (SECOND, FIRST):
        more = make_published_pair(claim={"happened": happened}, figure={"best": 53})
        more.claim.parts.update(actor=by)
        more.claim.topics.add(topic)
        publish_pair(more, note="Added.")

    page = client.get(f"/topics/{topic.public_id}").text

    assert "What each claimant’s counts come to" in page
    assert "<b>113</b>" in page or "<b>106</b>" in page
    assert "The same period claimed before" in page
