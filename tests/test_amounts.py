import pytest

from claims.comparison.amounts import amount, figure_words, in_words

FIGURE = {"counted": "people killed", "unit": "persons", "reference": ""}
FIGURE |= {"low": None, "best": None, "high": None, "hedge": "", "printed": ""}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"best": "60"}, "60"),
        ({"best": "2000"}, "2,000"),
        ({"best": "1.5"}, "1.5"),
        ({"best": "150", "hedge": "about"}, "about 150"),
        ({"best": "150", "hedge": "or so"}, "150 or so"),
        ({"low": "17", "hedge": "at least"}, "at least 17"),
        ({"low": "225", "hedge": "more than"}, "more than 225"),
        ({"low": "2", "hedge": "a series of"}, "at least 2"),
        ({"low": "200"}, "at least 200"),
        ({"high": "150", "hedge": "nearly"}, "nearly 150"),
        ({"high": "150"}, "at most 150"),
        ({"low": "7", "high": "9"}, "7–9"),
        ({"low": "7", "high": "9", "hedge": "about"}, "about 7–9"),
        ({"low": "7", "high": "7"}, "7"),
        ({"low": "50", "best": "60", "high": "70"}, "60 (50–70)"),
        ({"low": "50", "best": "60"}, "60 (at least 50)"),
        ({"best": "60", "high": "70", "hedge": "some"}, "some 60 (at most 70)"),
        ({"best": "200", "hedge": "about", "unit": "metres"}, "about 200 metres"),
        ({"high": "13", "hedge": "within", "unit": "miles"}, "within 13 miles"),
        ({"low": "1", "hedge": "over", "unit": "months"}, "over 1 month"),
        (
            {"low": "10", "best": "10", "hedge": "just over", "unit": "km"},
            "just over 10 km",
        ),
        ({"low": "80", "high": "90", "unit": "percent"}, "80–90 per cent"),
        ({"best": "5", "unit": "million US dollars"}, "5 million US dollars"),
        ({"best": "60", "unit": "targets", "counted": "targets hit"}, "60"),
        ({"best": "1", "unit": "sites"}, "1"),
    ],
)
def test_an_amount_keeps_its_hedge_its_bounds_and_its_unit(fields, words):
    assert amount(FIGURE | fields) == words


def test_a_measure_is_said_after_what_it_measures():
    far = {"counted": "distance", "unit": "km", "best": "20", "hedge": "about"}

    assert figure_words(FIGURE | far) == "distance: about 20 km"
    assert figure_words(FIGURE | {"best": "78"}) == "78 people killed"


@pytest.mark.parametrize(
    ("counted", "one"),
    [
        ("targets hit", "target hit"),
        ("bases taken", "base taken"),
        ("senior commanders killed", "senior commander killed"),
        ("air strikes", "air strike"),
        ("command posts bombed", "command post bombed"),
        ("localities taken", "locality taken"),
        ("people killed", "person killed"),
        ("child soldiers killed", "child soldier killed"),
        ("troops already there", "soldier already there"),
        ("pieces of equipment", "piece of equipment"),
        ("aircraft", "aircraft"),
        ("gas leaks", "gas leak"),
        ("gas", "gas"),
        ("virus", "virus"),
        ("قتلى", "قتلى"),
        ("😀s", "😀s"),
        ("boxes", "box"),
        ("", ""),
    ],
)
def test_one_of_what_is_counted_is_said_in_the_singular(counted, one):
    figure = FIGURE | {"counted": counted, "unit": "", "best": "1"}

    assert figure_words(figure) == f"1 {one}"
    assert figure_words(figure | {"best": "2"}) == f"2 {counted}"


def test_a_number_that_was_read_from_words_is_shown_with_them():
    assert in_words(FIGURE | {"printed": "hundreds of jihadists"})
    assert not in_words(FIGURE | {"printed": "60 IS targets"})
