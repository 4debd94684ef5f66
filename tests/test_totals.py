from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.figures import Reported
from claims.comparison.totals import (
    AGAIN,
    BELOW,
    OVERLAPS,
    PARTS,
    TWICE,
    UNDATED,
    Count,
    Gap,
    running,
)
from tests.dates import periods
from tests.factories import make_published_pair, publish_pair
from tests.seeds import READ

TOPIC = "russian-air-campaign"
FIRST, SECOND = "2015-10-08/2015-10-09", "2015-10-11/2015-10-12"
BOTH = "2015-10-08/2015-10-12"


def count(happened, best=None, claim=None, targets=(), places=(), **fields):
    figure = Reported("targets hit", "targets", best=best, **fields)
    return Count(
        claim or f"{happened} {best}",
        "The ministry",
        happened,
        figure,
        targets={x: x for x in targets},
        places={x: x for x in places},
    )


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


def test_two_reports_of_one_claim_are_not_added_up():
    found = entries(count(FIRST, 1, "one"), count(FIRST, 2, "one"))

    assert found == [("", 1, 1), (AGAIN, None, None)]


IS = "Islamic State targets, all Syria"


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"reference": "whose targets is not said"}, "whose targets is not said”)."),
        ({"reference": ""}, "Only one figure says what it refers to"),
        ({"targets": ["rebels"]}, "for different targets (IS; rebels)."),
        ({"targets": []}, "for different targets (IS; not stated)."),
        ({"places": ["Homs"]}, "for different places (Syria; Homs)."),
    ],
)
def test_a_total_adds_only_what_counts_the_same_and_says_what_it_left_out(
    other, reason
):
    same = {"reference": IS, "targets": ["IS"], "places": ["Syria"]}
    alike = [count(FIRST, 60, **same), count("2015-10-14", 40, **same)]
    unlike = count(SECOND, 53, **same | other)

    [group] = running([*alike, unlike])
    [apart] = running([alike[0], unlike])

    assert [(x.count.figure.best, x.lower) for x in group.entries] == [
        (60, 60),
        (53, None),
        (40, 100),
    ]
    assert group.total
    assert not apart.total
    assert [x.added for x in apart.entries] == [False, False]
    assert reason in apart.entries[0].flag
    assert group.entries[1].flag


def test_days_that_no_figure_covers_are_gaps():
    week = count("2015-10-20/2015-10-22", 7)

    [group] = running([count(FIRST, 60), count(SECOND, 53), week])

    gaps = [x.gap for x in group.lines if isinstance(x, Gap)]
    assert gaps == ["2015-10-10", "2015-10-13/2015-10-19"]
    assert [isinstance(x, Gap) for x in group.lines] == [False, True] * 2 + [False]


@pytest.mark.parametrize("happened", ["2015-10", "2015-10-14~", "2015-10-14/..", ""])
def test_a_period_that_is_not_known_to_the_day_is_not_added(happened):
    found = entries(count(FIRST, 60), count(happened, 5), count(SECOND, 53))

    assert (UNDATED, None, None) in found
    assert ("", 113, 113) in found


def test_a_total_keeps_what_its_parts_leave_open():
    [group] = running([count(FIRST, 60, hedge="about"), count(SECOND, 53)])
    [least] = running([count(FIRST, 60), count(SECOND, low=50)])

    assert [x.words for x in group.entries] == ["about 60", "about 113"]
    assert [x.words for x in least.entries] == ["60", "at least 110"]


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
        assert all(x.added or x.flag for x in group.entries)
        assert all(isinstance(x, Decimal) for x in totals)
        assert {x.count.claim for x in group.entries} == {x.claim for x in counts}


@pytest.mark.django_db
def test_a_topic_adds_up_what_a_claimant_counts(client):
    pair = make_published_pair(claim={"happened": FIRST})
    topic, by = pair.claim.topics.get(), pair.claim.parts.get().actor
    for happened in (SECOND, FIRST):
        more = make_published_pair(claim={"happened": happened}, figure={"best": 53})
        more.claim.parts.update(actor=by)
        more.claim.places.set(pair.claim.places.all())
        more.claim.topics.add(topic)
        publish_pair(more, note="Added.")

    page = client.get(f"/topics/{topic.public_id}").text

    assert "Running totals by claimant" in page
    assert "<b>113</b>" in page or "<b>106</b>" in page
    assert "The same period is already counted." in page
    assert "<td>10 Oct 2015</td>" in page
    assert "no figure recorded" in page


@pytest.mark.usefixtures("loaded_seeds")
@pytest.mark.django_db
def test_sixty_is_targets_and_53_of_whom_is_not_said_are_no_total(client):
    topic = next(x for x in READ["topics"]["topics"] if x["key"] == TOPIC)

    page = client.get(f"/topics/{topic['id']}").text
    table = page[page.index("Running totals by claimant") :].partition("</section>")[0]

    assert "60 IS targets" in table
    assert "53 targets" in table
    assert "113" not in table
    assert "No total: no two of these figures count the same thing." in table
    assert "The figures count different things" in table
    assert "10 Oct 2015" in table
