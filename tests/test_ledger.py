from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.pictures.whiskers import Bounds, draw
from claims.views.ledger import ledger, lines, wordings
from tests.factories import make_published_pair, make_report, make_source, publish_pair

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
