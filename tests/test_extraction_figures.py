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
