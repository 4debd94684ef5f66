from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.place import Location, align_place
from claims.comparison.time import align_time

DAYS = st.dates(min_value=date(2015, 9, 20), max_value=date(2015, 10, 20))
MIRRORED = {
    "before": "after",
    "after": "before",
    "claim_wider": "claim_narrower",
    "claim_narrower": "claim_wider",
}


@st.composite
def periods(draw):
    first, last = sorted((draw(DAYS), draw(DAYS)))
    whole = st.sampled_from(["", "2015", "2015-10", "2015-10-09?", f"{first:%Y-%m}~"])
    ends = [f"{first}", f"{first}/{last}", f"{first}/..", f"../{last}"]
    return draw(whole | st.sampled_from(ends))


@pytest.mark.parametrize(
    ("claim", "outcome", "relation", "days"),
    [
        ("2015-10-08/2015-10-09", "2015-10-09", "same_day", 0),
        ("2015-10-09", "2015-10-09", "same_day", 0),
        ("2015-10-08/2015-10-09", "2015-10-08/2015-10-09", "same", 0),
        ("2015-10", "2015-10", "same", 0),
        ("2015-10", "2015-10-09", "within", 0),
        ("2015-10-09", "2015-10", "overlapping", 0),
        ("2015-10-01/2015-10-09", "2015-10-05/2015-10-12", "overlapping", 0),
        ("2015-10-09", "2015-10-10", "after", 1),
        ("2015-10-09", "2015-10-08", "before", 1),
        ("2015-10", "2016-05-05", "after", 187),
        ("2015-09-30/..", "2015-10-09", "within", 0),
        ("2015-09-30/..", "2015-09-01", "before", 29),
        ("../2015-10-09", "2015-10-11", "after", 2),
        ("", "2015-10-09", "unknown", None),
        ("2015-10-09", "", "unknown", None),
        ("", "", "unknown", None),
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
        ("2015-10", "", "not dated"),
    ],
)
def test_time_is_said_in_words(claim, outcome, words):
    assert align_time(claim, outcome).words == words


@given(period=periods().filter(bool))
def test_a_period_is_at_the_time_of_itself(period):
    assert align_time(period, period).relation in {"same", "same_day"}


@given(a=periods(), b=periods())
def test_time_turned_round_is_the_mirror_of_itself(a, b):
    there, back = align_time(a, b), align_time(b, a)

    assert (there.days, there.uncertain) == (back.days, back.uncertain)
    if "within" not in {there.relation, back.relation}:
        assert back.relation == MIRRORED.get(there.relation, there.relation)
    else:
        assert {there.relation, back.relation} <= {"within", "overlapping"}


@given(a=DAYS, b=DAYS)
def test_days_apart_are_counted_on_the_calendar(a, b):
    assert align_time(f"{a}", f"{b}").days == abs(b - a).days


@given(day=DAYS, mark=st.sampled_from("?~%"), other=periods())
def test_doubt_is_told_and_changes_no_relation(day, mark, other):
    sure, doubted = align_time(f"{day}", other), align_time(f"{day}{mark}", other)

    assert doubted.uncertain
    assert (doubted.relation, doubted.days) == (sure.relation, sure.days)


SYRIA = Location("sy", (), "country", 35.0, 38.0)
ALEPPO = Location("al", ("sy",), "governorate", 36.2, 37.2)
RAQQA = Location("rq", ("sy",), "governorate", 35.9, 39.0)
TAL = Location("tq", ("al", "sy"), "settlement", 36.3, 37.2)
TAL_NEXT = Location("ts", ("al", "sy"), "settlement", 36.4, 37.2)
PALMYRA = Location("pm", ("hm", "sy"), "settlement", 34.5604, 38.2672)
NOWHERE = Location("nw", ("sy",))


@pytest.mark.parametrize(
    ("claim", "outcome", "relation"),
    [
        ([SYRIA], [TAL], "claim_wider"),
        ([SYRIA], [TAL, PALMYRA], "claim_wider"),
        ([TAL], [SYRIA], "claim_narrower"),
        ([TAL, TAL_NEXT], [ALEPPO], "claim_narrower"),
        ([TAL], [TAL], "same"),
        ([TAL, PALMYRA], [PALMYRA, TAL], "same"),
        ([TAL], [TAL, PALMYRA], "claim_narrower"),
        ([TAL, TAL_NEXT], [TAL, PALMYRA], "overlapping"),
        ([ALEPPO], [TAL, PALMYRA], "overlapping"),
        ([ALEPPO], [RAQQA], "disjoint"),
        ([TAL], [PALMYRA], "disjoint"),
        ([], [TAL], "unspecified"),
        ([TAL], [], "unspecified"),
    ],
)
def test_how_an_outcome_stands_to_a_claim_in_place(claim, outcome, relation):
    assert align_place(claim, outcome).relation == relation


def test_points_apart_are_measured_over_the_ground():
    found = align_place([TAL], [TAL_NEXT])

    assert found.km == pytest.approx(11.12, abs=0.01)
    assert found.words == "11 km apart"


def test_the_nearest_of_several_points_counts():
    near = align_place([TAL], [TAL_NEXT]).km

    assert align_place([TAL], [PALMYRA, TAL_NEXT]).km == near
    assert align_place([PALMYRA, TAL], [TAL_NEXT]).km == near


@pytest.mark.parametrize(
    "vague",
    [RAQQA, replace(PALMYRA, latitude=None, longitude=None), NOWHERE],
)
def test_what_is_no_point_is_not_measured(vague):
    found = align_place([TAL], [vague])

    assert (found.relation, found.km, found.words) == ("disjoint", None, "elsewhere")


@st.composite
def locations(draw):
    """A few places of a country of three levels."""
    path = draw(st.text("ab", min_size=1, max_size=3))
    within = tuple(path[:end] for end in range(len(path) - 1, 0, -1))
    latitude, longitude = draw(st.floats(-90, 90)), draw(st.floats(-180, 180))
    return Location(path, within, "settlement", latitude, longitude)


somewhere = st.lists(locations(), max_size=3, unique_by=lambda place: place.id)


@given(places=somewhere.filter(bool))
def test_a_place_is_where_it_is(places):
    assert align_place(places, places[::-1]).relation == "same"


@given(a=somewhere, b=somewhere)
def test_place_turned_round_is_the_mirror_of_itself(a, b):
    there, back = align_place(a, b), align_place(b, a)

    assert back.relation == MIRRORED.get(there.relation, there.relation)
    assert there.km == pytest.approx(back.km) if there.km else not back.km


@given(a=somewhere, b=somewhere)
def test_no_distance_is_longer_than_half_the_way_round_the_earth(a, b):
    km = align_place(a, b).km

    assert km is None or 0 <= km <= 20_016


@pytest.mark.parametrize("nonsense", ["yesterday", "2015-13"])
def test_what_is_no_date_is_not_aligned(nonsense):
    with pytest.raises(ValueError, match="not an EDTF date"):
        align_time("2015-10-09", nonsense)
