from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.figures import Reported, interval, spread, together
from tests.seeds import READ

COAST = Reported("people killed", "persons", reference="in the bombings of Jableh")
ABOUT_150 = replace(COAST, best=150)
NEARLY_150 = replace(COAST, high=150)
AT_LEAST_120 = replace(COAST, low=120)
JUST_78 = replace(COAST, best=78)
ABOUT = replace(ABOUT_150, hedge="about")
NEARLY = replace(NEARLY_150, hedge="nearly")
JUST_OVER_78 = replace(COAST, low=78, hedge="just over")
TO_CITY = Reported("distance", "km", 10, 10, reference="to the city")
TO_ZONE = Reported("distance", "km", best=3, reference="to the industrial zone")


@pytest.mark.parametrize(
    ("figures", "low", "best", "high", "is_open", "agree", "gap"),
    [
        ([ABOUT_150], 150, 150, 150, (False, False), True, 0),
        ([ABOUT_150, NEARLY_150], 150, 150, 150, (True, False), True, 0),
        ([NEARLY_150, AT_LEAST_120], 120, None, 150, (True, True), True, 0),
        ([ABOUT_150, AT_LEAST_120], 120, 150, 150, (False, True), True, 0),
        ([JUST_78, AT_LEAST_120], 78, 78, 120, (False, True), False, 42),
        ([JUST_78, ABOUT_150], 78, None, 150, (False, False), False, 72),
    ],
)
def test_figures_are_compared_as_intervals(
    figures, low, best, high, is_open, agree, gap
):
    found = spread(figures)

    assert found.comparable
    assert (found.low, found.best, found.high) == (low, best, high)
    assert (found.open_below, found.open_above) == is_open
    assert (found.agree, found.gap, found.unit) == (agree, gap, "persons")


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [
        (JUST_78, AT_LEAST_120, "at least 42 people"),
        (JUST_78, ABOUT_150, "72 people"),
        (JUST_78, ABOUT, "about 72 people"),
        (JUST_78, NEARLY, "about 72 people"),
        (JUST_OVER_78, NEARLY, "about 72 people"),
        (AT_LEAST_120, JUST_OVER_78, "about 42 people"),
        (replace(JUST_78, best=149), ABOUT, ""),
        (replace(JUST_78, best=149), NEARLY, ""),
        (replace(JUST_78, best=151), NEARLY, "about 1 person"),
        (NEARLY, AT_LEAST_120, ""),
        (NEARLY, ABOUT, ""),
    ],
)
def test_a_hedge_keeps_near_to_its_number(one, other, gap):
    for figures in ([one, other], [other, one]):
        found = spread(figures)

        assert found.agree == (not gap)
        assert not gap or found.gap_words == gap


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (TO_CITY, TO_ZONE, "different things (“to the city”; “to the industrial"),
        (
            COAST,
            replace(COAST, counted="people wounded"),
            "different things (“people killed”; “people wo",
        ),
        (COAST, replace(COAST, unit="percent"), "different units (people; per cent)"),
        (
            COAST,
            replace(COAST, reference=""),
            "Only one figure says what it refers to (in the",
        ),
        (
            COAST,
            replace(COAST, reference="in the bombings of Tartus"),
            "The figures count different things (“",
        ),
        (
            COAST,
            replace(COAST, reference="in other bombings of Jableh"),
            "The figures count different things (“",
        ),
    ],
)
def test_figures_of_different_things_are_not_compared(one, other, reason):
    found = spread([replace(one, best=1), replace(other, best=1)])

    assert not found.comparable
    assert reason in found.reason
    assert found.low is found.high is None


def test_references_may_differ_in_their_wording():
    near = "from the fighters to the front line at Sheikh Najjar"
    there = "from the fighters to forces in line at Sheikh Najjar"
    figures = [replace(TO_CITY, reference=x) for x in (near, there)]

    assert spread(figures).comparable


@pytest.mark.parametrize(
    ("unit", "other", "number", "in_unit", "common"),
    [
        ("km", "miles", "10", "16.09344", "km"),
        ("Kilometers", "km", "3", "3", "km"),
        ("%", "per cent", "80", "80", "percent"),
        ("people", "persons", "7", "7", "persons"),
        ("hours", "days", "1", "24", "hours"),
    ],
)
def test_units_of_one_kind_are_converted(unit, other, number, in_unit, common):
    found = spread(
        [Reported("x", unit, best=in_unit), Reported("x", other, best=number)]
    )

    assert found.comparable
    assert found.low == found.high == Decimal(in_unit)
    assert found.unit == common


def test_a_unit_that_all_share_is_kept():
    assert spread([Reported("distance", "miles", high=13)]).unit == "miles"


@pytest.mark.parametrize("nothing", [[], [COAST], [replace(COAST, best="NaN")]])
def test_nothing_spans_nothing(nothing):
    assert spread(nothing).reason == "No figure is stated."


def test_figures_are_sorted_into_what_may_be_compared():
    assert together([JUST_78, TO_CITY, ABOUT_150, TO_ZONE]) == [[0, 2], [1], [3]]


def seeded(*keys):
    """The figures of seeded statements, those of one thing counted together."""
    statements = {
        x["key"]: x for kind in ("claims", "outcomes") for x in READ[kind][kind]
    }
    fields = ("counted", "unit", "low", "best", "high", "reference", "hedge")
    return [
        Reported(**{name: figure[name] for name in fields if name in figure})
        for key in keys
        for report in statements[key]["reports"]
        for figure in report.get("figures", [])
    ]


def test_the_distances_to_one_zone_are_compared_and_that_to_the_city_is_not():
    city, zone, later_zone = seeded("is-10km-3km", "is-20km")

    assert spread([zone, later_zone]).gap == 17
    assert not spread([city, zone]).comparable
    assert not spread([city, later_zone]).comparable


def test_the_tolls_of_one_bombing_agree_but_for_that_of_state_media():
    keys = ["coast-toll-150", "coast-toll-reuters", "coast-toll-120"]
    tolls = [x for x in seeded(*keys) if x.counted == "people killed"]
    of_state_media = seeded("sy-state-media-78")

    assert spread(tolls).agree
    assert (spread(tolls).low, spread(tolls).high) == (120, 150)
    assert not spread(tolls + of_state_media).agree


def test_one_share_written_in_two_ways_is_one():
    found = spread(seeded("fr-80-90"))

    assert found.agree
    assert (found.low, found.high, found.unit) == (80, 90, "percent")


amounts = st.none() | st.integers(-9, 9) | st.floats() | st.decimals()
figures = st.builds(
    Reported,
    counted=st.sampled_from(["dead", "wounded"]),
    unit=st.sampled_from(["km", "miles", "persons", ""]) | st.text(max_size=5),
    low=amounts,
    best=amounts,
    high=amounts,
    hedge=st.sampled_from(["", "about", "nearly", "just over", "at least"]),
    reference=st.sampled_from(["", "in Homs", "of all"]) | st.text(max_size=9),
)


@given(several=st.lists(figures, max_size=3))
def test_any_figures_span_the_same_in_any_order(several):
    spreads = [spread(order) for order in permutations(several)]

    assert (
        len({(x.comparable, x.agree, x.best, x.gap, x.gap_hedge) for x in spreads}) == 1
    )
    assert len({(x.low, x.high, x.open_below, x.open_above) for x in spreads}) == 1
    assert spreads[0].comparable != bool(spreads[0].reason)


@given(figure=figures, times=st.integers(1, 3))
def test_figures_agree_with_themselves(figure, times):
    found = spread([figure] * times)

    assert found.agree == found.comparable == bool(interval(figure).given)
    assert found == spread([figure])
