import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.place import RADIUS, Location, align_place

SYRIA = Location("sy", (), "country", 35.0, 38.0)
ALEPPO = Location("al", ("sy",), "governorate", 36.2, 37.2)
RAQQA = Location("rq", ("sy",), "governorate", 35.9, 39.0)
TAL = Location("tq", ("al", "sy"), "settlement", 36.3, 37.2)
TAL_NEXT = Location("ts", ("al", "sy"), "settlement", 36.4, 37.2)
PALMYRA = Location("pm", ("hm", "sy"), "settlement", 34.5604, 38.2672)
NEAR_TAL = Location("nt", ("al", "sy"), "vicinity", 36.4, 37.2)
NORTH_OF_ALEPPO = Location("na", ("al", "sy"))
NOWHERE = Location("nw", ("sy",))
UNKNOWN = Location("un")


@pytest.mark.parametrize(
    ("claim", "outcome", "relation"),
    [
        ([SYRIA], [TAL], "claim_wider"),
        ([SYRIA], [TAL, PALMYRA], "claim_wider"),
        ([SYRIA], [NORTH_OF_ALEPPO], "claim_wider"),
        ([TAL], [SYRIA], "claim_narrower"),
        ([TAL, TAL_NEXT], [ALEPPO], "claim_narrower"),
        ([TAL], [TAL], "same"),
        ([TAL, PALMYRA], [PALMYRA, TAL], "same"),
        ([ALEPPO, TAL], [ALEPPO], "same"),
        ([TAL], [TAL, PALMYRA], "claim_narrower"),
        ([TAL, TAL_NEXT], [TAL, PALMYRA], "overlapping"),
        ([ALEPPO], [TAL, PALMYRA], "overlapping"),
        ([TAL], [NEAR_TAL], "overlapping"),
        ([ALEPPO], [RAQQA], "disjoint"),
        ([TAL], [PALMYRA], "disjoint"),
        ([RAQQA], [NORTH_OF_ALEPPO], "disjoint"),
        ([TAL], [NORTH_OF_ALEPPO], "unspecified"),
        ([TAL], [NOWHERE], "unspecified"),
        ([TAL], [UNKNOWN], "unspecified"),
        ([], [TAL], "unspecified"),
        ([TAL], [], "unspecified"),
    ],
)
def test_how_an_outcome_stands_to_a_claim_in_place(claim, outcome, relation):
    assert align_place(claim, outcome).relation == relation


def test_points_apart_are_measured_over_the_ground():
    found = align_place([TAL], [TAL_NEXT])

    assert found.km == pytest.approx(11.12, abs=0.01)
    assert found.margin == 2 * RADIUS["settlement"]
    assert found.words == "11 ± 6 km apart"


def test_doubt_that_is_small_beside_the_distance_is_not_spelled_out():
    assert align_place([TAL], [PALMYRA]).words == "216 km apart"


def test_the_nearest_of_several_points_counts():
    near = align_place([TAL], [TAL_NEXT]).km

    assert align_place([TAL], [PALMYRA, TAL_NEXT]).km == near
    assert align_place([PALMYRA, TAL], [TAL_NEXT]).km == near


@pytest.mark.parametrize(
    "vague",
    [
        RAQQA,
        replace(PALMYRA, latitude=None, longitude=None),
        replace(PALMYRA, latitude=math.nan),
        replace(PALMYRA, precision="", latitude=None, longitude=None),
    ],
)
def test_what_is_no_point_is_not_measured(vague):
    found = align_place([TAL], [vague])

    assert (found.relation, found.km, found.words) == (
        "disjoint",
        None,
        "different place",
    )


def test_what_cannot_be_told_apart_is_another_thing_than_what_is_not_stated():
    assert align_place([TAL], [NORTH_OF_ALEPPO]).words == "place too vague"
    assert align_place([TAL], []).words == "place not stated"


@st.composite
def locations(draw):
    """A few places of a country of three levels, with any coordinates or none."""
    path = draw(st.text("ab", min_size=1, max_size=3))
    within = tuple(path[:end] for end in range(len(path) - 1, 0, -1))
    degrees = st.none() | st.floats(allow_subnormal=False)
    return Location(
        path,
        within,
        draw(st.sampled_from(["", *RADIUS, "governorate", "country"])),
        draw(st.floats(-90, 90) | degrees),
        draw(st.floats(-180, 180) | degrees),
    )


somewhere = st.lists(locations(), max_size=3, unique_by=lambda place: place.id)


@given(places=somewhere.filter(bool))
def test_a_place_is_where_it_is(places):
    assert align_place(places, places[::-1]).relation == "same"


@given(a=somewhere, b=somewhere)
def test_place_turned_round_is_the_mirror_of_itself(a, b):
    there, back = align_place(a, b), align_place(b, a)

    assert back.relation == there.mirror.relation
    assert (back.margin, back.vague) == (there.margin, there.vague)
    assert back.km == (there.km and pytest.approx(there.km))
    assert there.mirror.mirror == there


@given(a=somewhere, b=somewhere)
def test_a_distance_is_more_than_its_margin_and_at_most_half_round_the_earth(a, b):
    found = align_place(a, b)

    assert found.words
    assert found.km is None or found.margin < found.km <= 20_016


@pytest.mark.parametrize("precision", ["subdistrict", "district", "governorate"])
def test_nothing_is_measured_from_the_midst_of_an_area(precision):
    area = Location("area", (), precision, 36.25, 37.6)

    for found in (align_place([PALMYRA], [area]), align_place([area], [PALMYRA])):
        assert (found.relation, found.km) == ("disjoint", None)
