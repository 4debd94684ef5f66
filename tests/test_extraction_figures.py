import pytest

from claims.extraction.figures import figures_in

READ = [
    # words, low, best, high, unit
    ("some 100 fighters", None, 100, None, ""),
    ("between seven and nine bombs", 7, None, 9, ""),
    ("80 to 90 percent of strikes", 80, None, 90, "percent"),
    ("dozens of people", 24, None, None, ""),
    ("nearly 150 people", None, None, 150, ""),
    ("at least 24 soldiers", 24, None, None, ""),
    ("hundreds of civilians", 200, None, None, ""),
    ("the majority of raids", 50, None, None, "percent"),
    ("$1.2 million", None, 1_200_000, None, "dollar"),
    ("3.5 km", None, 3.5, None, "kilometre"),
    ("a dozen tanks", None, 12, None, ""),
    ("two hundred and fifty thousand people", None, 250_000, None, ""),
    ("half a million people", None, 500_000, None, ""),
    ("20 or more vehicles", 20, None, None, ""),
    ("tens of thousands of people", 20_000, None, None, ""),
]


@pytest.mark.parametrize(("words", "low", "best", "high", "unit"), READ)
def test_a_figure_has_the_bounds_that_its_words_set(words, low, best, high, unit):
    (found,) = figures_in(f"There were {words}.")

    assert (found.low, found.best, found.high, found.unit) == (low, best, high, unit)


@pytest.mark.parametrize(
    "words",
    [
        "Resolution 2254",
        "F-16 jets",
        "one of the towns",
        "in 2015",
        "the 5th Fleet",
        "section 119.3",
    ],
)
def test_a_name_or_a_year_is_no_figure(words):
    assert figures_in(f"It was {words}.") == []


def test_a_figure_says_what_is_counted_and_how_surely():
    (found,) = figures_in("They killed at least 24 armed rebels in the town.")

    assert (found.counted, found.hedge) == ("armed rebels", "at least")


@pytest.mark.parametrize(
    ("words", "best", "low", "counted"),
    [
        ("a 20-member group", 20, None, "group"),
        ("some 60-odd tanks", 60, None, "tanks"),
        ("the 60-plus nations", None, 60, "nations"),
    ],
)
def test_a_number_joined_to_a_word_counts_what_follows(words, best, low, counted):
    (figure,) = figures_in(words)

    assert (figure.best, figure.low, figure.counted) == (best, low, counted)


WRITTEN = [
    # words, the number; None where nothing tells which is meant
    ("1,000 people", 1_000),
    ("1 000 people", 1_000),
    ("1\u00a0000 people", 1_000),
    ("1\u202f000\u202f000 people", 1_000_000),
    ("1\u2009500 people", 1_500),
    ("1’000 people", 1_000),
    ("12,34,567 voters", 1_234_567),
    ("1.234.567 votes", 1_234_567),
    ("1,4 thousand shells", 1_400),
    ("1.4 thousand shells", 1_400),
    ("1.234,5 tonnes", 1_234.5),
    ("0.125 mg", 0.125),
    ("60\u00a0targets", 60),
    ("1.000 people", None),
    ("12 300 people", None),
    ("1.500 km", None),
]


@pytest.mark.parametrize(("words", "value"), WRITTEN)
def test_a_number_is_read_however_people_write_it_or_not_at_all(words, value):
    found = [figure.best for figure in figures_in(f"There were {words}.")]

    assert found == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("habit", "words", "value"),
    [
        ("It is 3,5 km long.", "1.000 people", 1_000),
        ("It is 3.5 km long.", "1.025 people", 1.025),
        ("They gave 1,250,000 euros.", "1.025 people", 1.025),
        ("They gave 1.250.000 euros.", "1.000 people", 1_000),
        ("They gave 10 000 euros.", "12 300 people", 12_300),
        ("It is 3,5 km long.", "1,000 people", None),
        ("They gave 1,250,000 euros.", "1,4 thousand people", None),
        ("They gave 1,250 euros.", "12 300 people", 300),
    ],
)
def test_what_can_be_read_in_two_ways_is_read_by_the_habit_of_its_text(
    habit, words, value
):
    found = [figure.best for figure in figures_in(f"{habit} There were {words}.")]

    assert found[1:][-1:] == ([] if value is None else [value])


def test_a_day_before_a_number_is_no_part_of_it():
    found = figures_in("On May 12 300 people died, and 10 000 fled.")

    assert [figure.best for figure in found][-2:] == [300, 10_000]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("1 to 1,5 million people", 1_000_000, 1_500_000),
        ("from 44 000 to 50 000 people", 44_000, 50_000),
        ("2 to 3 million people", 2_000_000, 3_000_000),
    ],
)
def test_the_ends_of_a_range_are_read_in_one_way(words, low, high):
    (found,) = figures_in(f"There were {words}.")

    assert (found.low, found.high) == (low, high)
