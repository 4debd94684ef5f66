from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.pictures.whiskers import Bounds, draw, read
from claims.publishing import publish
from claims.views.ledger import ledger, lines, wordings
from tests.factories import (
    make_discrepancy,
    make_published_pair,
    make_report,
    make_side,
    make_source,
    publish_pair,
    seed_user,
)

numbers = st.none() | st.decimals(allow_nan=False, allow_infinity=False)


def bounds(*numbers):
    return Bounds(*(None if x is None else Decimal(x) for x in numbers))


def test_figures_stand_on_one_scale_from_nought():
    exact, least, spread = draw(
        [bounds(50, 50, 50), bounds(100, None), bounds(50, 100)], 174
    )

    assert exact.dot == exact.left == exact.right
    assert least.after
    assert least.right == 174
    assert least.left == spread.right
    assert spread.left == exact.dot
    assert (spread.before, spread.after, spread.dot) == (False, False, None)


@given(st.lists(st.tuples(numbers, numbers, numbers)))
def test_no_figure_is_drawn_beyond_the_scale(found):
    for one in draw([Bounds(*three) for three in found], 220):
        assert 0 <= one.left <= one.right <= 220
        assert one.dot is None or one.left <= one.dot <= one.right


def test_words_that_differ_are_told_from_those_that_others_lack():
    columns = [
        {"tokens": ["hit ", "hit "], "difference": "same"},
        {"tokens": ["60 ", "53 "], "difference": "number"},
        {"tokens": ["IS ", ""], "difference": "missing"},
        {"tokens": ["“targets”", '"targets"'], "difference": "typography"},
    ]

    one, other = lines({"columns": columns, "rows": [{}, {}]})

    assert one["runs"] == [
        ("hit ", ""),
        ("60 ", "other"),
        ("IS ", "only"),
        ("“targets”", ""),
    ]
    assert [kind for _, kind in other["runs"]] == ["", "other", "gap", ""]


def test_a_snapshot_of_old_has_no_ledger_and_no_wording():
    assert ledger({}) == {"groups": [], "apart": []}
    assert wordings({}) == []


@pytest.mark.django_db
def test_a_pair_shows_respects_words_and_figures(client):
    pair = make_published_pair(
        quote="Aircraft hit 60 targets in a day", figure={"low": 50, "high": 70}
    )
    again = make_source("Aircraft hit 53 targets in a day, it said.")
    make_report(pair.claim, "Aircraft hit 53 targets in a day", again, verb="boasted")
    pair.dimensions.create(
        kind="effect", verdict="differs", reason="The town fell that night."
    )
    publish_pair(pair, note="Told again.")

    page = client.get(pair.get_absolute_url()).text

    assert "The town fell that night." in page
    assert "“Undercuts” rests on this." in page
    assert "<mark>53 </mark>" in page
    assert "boasted" in page
    assert '<svg class="whisker said"' in page
    assert "3 reports, " in page


@pytest.mark.parametrize(
    ("text", "lower", "upper", "unit"),
    [
        ("78", 78, 78, ""),
        ("at least 120", 120, None, ""),
        ("over 10 km", 10, None, "km"),
        ("at most 150", None, 150, ""),
        ("about 20 km", 20, 20, "km"),
        ("7 to 9", 7, 9, ""),
        ("80–90 %", 80, 90, "%"),
    ],
)
def test_a_normalised_amount_is_read(text, lower, upper, unit):
    assert read(text) == (bounds(lower, upper), unit)


@pytest.mark.parametrize("text", ["", "3 and 1", "day 10", "September 2015", "Raqqa"])
def test_what_is_no_amount_is_not_drawn(text):
    assert read(text) is None


@pytest.mark.django_db
def test_sides_stand_on_one_scale_only_where_they_are_comparable(client):
    shown = {}
    for comparable in (True, False):
        made = make_discrepancy(
            comparable=comparable, comparable_reason="Other places."
        )
        make_side(made, "They fell back 10 km", normalised="over 10 km")
        make_side(made, "They fell back 20 km", normalised="about 20 km")
        publish(made, by=seed_user())
        page = client.get(f"/discrepancies/{made.public_id}").text
        shown[comparable] = page.count('<svg class="whisker')

    assert shown == {True: 2, False: 0}
