from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.wording import align_wording
from tests.texts import texts

WIRE = "“Russia's air force hit 60 IS targets”"
OTHER = '"Su-34M warplanes hit 60 terrorist targets"'


def rows(columns):
    return ["".join(row) for row in zip(*(x.tokens for x in columns), strict=True)]


def differences(*several):
    return [
        ("|".join(token.strip() for token in x.tokens), x.difference)
        for x in align_wording(several)
        if x.difference != "same"
    ]


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("hit 60 targets", "hit 60 targets", []),
        ("hit 60 targets", "hit 53 targets", [("60|53", "number")]),
        ("IS targets", "terrorist targets", [("IS|terrorist", "word")]),
        ("the vast majority", "the majority", [("vast|", "missing")]),
        ("Western Aleppo", "western  Aleppo", [("Western|western", "typography")]),
        ("80-90", "80–90", [("80-90|80–90", "typography")]),
        (
            "“terrorists”",
            '"terrorists"',
            [('“|"', "typography"), ('”|"', "typography")],
        ),
        ("can’t say", "can't say", [("can’t|can't", "typography")]),
        ("", "said", [("|said", "missing")]),
        ("hit […] targets", "hit targets", [("[…]|", "left_out")]),
        ("hit […] targets", "hit 60 targets", [("[…]|60", "missing")]),
        ("hit […] targets", "hit […] targets", [("[…]|[…]", "left_out")]),
    ],
)
def test_what_differs_between_two_texts(a, b, found):
    assert differences(a, b) == found


def test_three_texts_stand_in_the_same_columns():
    found = align_wording(["hit 60 IS targets", "hit targets", "has hit 60 targets"])

    assert [tuple(x.strip() for x in column.tokens) for column in found] == [
        ("", "", "has"),
        ("hit", "hit", "hit"),
        ("60", "", "60"),
        ("IS", "", ""),
        ("targets", "targets", "targets"),
    ]


def test_what_reports_share_is_found_through_other_words():
    found = align_wording([WIRE, OTHER])

    same = [x.tokens[0].strip() for x in found if x.difference == "same"]
    assert same == ["hit", "60", "targets"]


def test_nothing_is_aligned_with_nothing():
    assert align_wording([]) == align_wording(["", ""]) == []


worded = st.lists(
    st.sampled_from(
        ["the", "vast", "majority", ",", "of", "60", "«IS»", "targets", "[…]"]
    )
).map(" ".join)
several = st.lists(texts | worded | st.text(), max_size=4)


@given(several=several)
def test_no_letter_of_any_text_is_lost(several):
    found = align_wording(several)

    assert not found or rows(found) == several
    assert found or not any(several)
    assert all(any(column.tokens) for column in found)


@given(several=st.lists(worded | texts, min_size=1, max_size=3))
def test_the_order_of_the_texts_changes_nothing(several):
    found = align_wording(several)

    for order in permutations(range(len(several))):
        turned = align_wording([several[number] for number in order])
        assert [x.difference for x in turned] == [x.difference for x in found]
        assert [x.tokens for x in turned] == [
            tuple(x.tokens[number] for number in order) for x in found
        ]


@given(text=texts, times=st.integers(1, 4))
def test_a_text_is_the_same_as_itself(text, times):
    found = {x.difference for x in align_wording([text] * times)}
    assert found <= {"same", "left_out"}
