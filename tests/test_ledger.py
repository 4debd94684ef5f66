from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.figures import Interval, interval
from claims.pictures.whiskers import draw, read
from claims.publishing import publish
from claims.snapshots.compared import apart, reported
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
    return Interval(*(None if x is None else Decimal(x) for x in numbers))


def test_figures_stand_on_one_scale_from_nought():
    exact, least, spread = draw(
        [bounds(50, 50, 50), bounds(100, None), bounds(50, 100)], 174
    )

    assert exact.dot == exact.left == exact.right
    assert least.after == "open"
    assert least.right == 174
    assert least.left == spread.right
    assert spread.left == exact.dot
    assert (spread.before, spread.after, spread.dot) == ("", "", None)


def near(number, side):
    return Interval(Decimal(number), Decimal(number), None, side)


def test_nearly_150_is_drawn_as_just_under_150():
    exact, nearly, over, about = draw(
        [
            bounds(150, 150, 150),
            near(150, "below"),
            near(150, "above"),
            near(150, "about"),
        ],
        189,
    )

    assert nearly.right == over.left == about.dot == exact.dot
    assert exact.dot - nearly.left == over.right - exact.dot == 15
    assert (about.left, about.right) == (nearly.left, over.right)
    assert (nearly.before, nearly.after, nearly.dot) == ("close", "", None)
    assert (over.before, over.after, over.dot) == ("", "close", None)
    assert (about.before, about.after) == ("close", "close")


sides = st.sampled_from(["", "about", "below", "above"])


@given(st.lists(st.tuples(numbers, numbers, numbers, sides)))
def test_no_figure_is_drawn_beyond_the_scale(found):
    for one in draw([Interval(*four) for four in found], 220):
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
    pair.dimensions.filter(kind="effect").update(reason="The town fell that night.")
    publish_pair(pair, note="Told again.")

    page = client.get(pair.get_absolute_url()).text

    assert "The town fell that night." in page
    assert "This is the basis for “Undercuts”." in page
    assert "<mark>53 </mark>" in page
    assert "boasted" in page
    assert '<svg class="whisker said"' in page
    assert "Independence not established" in page
    assert "One report of the claim: outlet not recorded." in page


@pytest.mark.parametrize(
    ("text", "lower", "upper", "near", "unit"),
    [
        ("78", 78, 78, "", ""),
        ("at least 120", 120, None, "", ""),
        ("over 10 km", 10, None, "", "km"),
        ("just over 10 km", 10, 10, "above", "km"),
        ("at most 150", None, 150, "", ""),
        ("nearly 150", 150, 150, "below", ""),
        ("about 20 km", 20, 20, "about", "km"),
        ("about 200 metres", 200, 200, "about", "metres"),
        ("7 to 9", 7, 9, "", ""),
        ("80–90 %", 80, 90, "", "%"),
    ],
)
def test_a_normalised_amount_is_read(text, lower, upper, near, unit):
    found = read(text)

    assert found.unit == unit
    read_as = interval(found)
    assert (read_as.lower, read_as.upper, read_as.near) == (lower, upper, near)


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


@pytest.mark.django_db
def test_metres_and_kilometres_stand_on_one_scale_and_other_units_on_none(client):
    shown = []
    for units in (("200 metres", "about 1 km"), ("200 metres", "200 people")):
        made = make_discrepancy(comparable=True)
        for number, normalised in enumerate(units):
            make_side(made, f"They fell back {number}", normalised=normalised)
        publish(made, by=seed_user())
        page = client.get(f"/discrepancies/{made.public_id}").text
        shown.append(page.count('<svg class="whisker'))

    assert shown == [2, 0]


@pytest.mark.django_db
def test_figures_of_other_statements_are_set_apart_and_say_whose_they_are(client):
    other = make_published_pair(
        outcome={"statement": "The Paper counts nearly 150."},
        observer={"name": "The Paper"},
    )
    counted(other.outcome).update(best=None, high=150, hedge="nearly")
    publish_pair(other, note="Read again.")
    pair = make_published_pair()
    counted(pair.outcome).update(best=78)
    pair.outcome.links.create(other=other.outcome, kind="same_event_as")
    publish_pair(pair, note="Linked.")

    page = client.get(pair.get_absolute_url()).text
    table = page[page.index('<table class="ledger">') :].partition("</table>")[0]
    own, others = table.split("Not of this pair: figures of related statements")

    assert "differ by 18" in own
    assert "The Paper" not in own
    assert 'title="The Paper counts nearly 150."' in others
    assert ">The Paper</bdi>" in others
    assert "nearly 150" in others
    assert "at most 150" not in table


def counted(statement):
    return statement.reports.get().figures


def test_a_ledger_of_an_older_snapshot_is_parted_by_its_statements():
    row = {"counted": "killed", "unit": "persons", "low": None, "best": None}
    row |= {"high": None, "reference": "", "printed": "", "side": "outcome"}
    group = {
        "spread": {"unit": "persons", "agree": False, "gap": "72"},
        "rows": [
            row | {"statement": "mine", "best": "78"},
            row | {"statement": "another", "high": "150", "hedge": "nearly"},
        ],
    }
    pair = {"claim": {"id": "said"}, "outcome": {"id": "mine"}}
    pair["figures"] = {"groups": [group], "apart": []}

    [shown] = ledger(pair)["groups"]

    assert [x["statement"] for x in shown["rows"]] == ["mine"]
    assert [x["statement"] for x in shown["others"]] == ["another"]
    assert shown["mixed"]
    [other] = shown["others"]
    assert other["whisker"].before == "close"


def test_two_figures_of_one_side_are_not_called_not_compared():
    def group(side, reference):
        row = {"side": side, "counted": "targets hit", "unit": "", "best": "60"}
        return [(row, reported(row | {"reference": reference}))]

    claim, other = group("claim", "in Syria"), group("claim", "in Iraq")
    outcome = group("outcome", "in Homs")

    assert apart([claim, other]) == []
    assert len(apart([claim, outcome])) == 1
    assert len(apart([claim, other, outcome])) == 2
