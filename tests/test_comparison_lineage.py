from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.lineage import Report, Voice, origins
from sources.shingles import containment
from tests.texts import texts

MINISTRY = Voice("m1", "Defence ministry")
MONITOR = Voice("o1", "Observatory")
DIRECTOR = Voice("o2", "Its director", MONITOR)
AFP = Voice("a1", "AFP")
STORY = "Jihadists seized three villages near the city on Friday, a monitor said."
CLIPPED = "On Friday jihadists seized three villages near the city on Friday."
RAPPLER = Report("Rappler", "AFP", (DIRECTOR, MONITOR, AFP), STORY)
GLOBAL_TIMES = Report("Global Times", "AFP", (AFP,))
GUARDIAN = Report("Guardian", "", (MINISTRY,), "Aircraft hit sixty targets.")
BLOG = Report("A blog", "", (), CLIPPED)
VICE = Report("Vice", "", (Voice("w1", "Witnesses"),))


@pytest.mark.parametrize(
    ("reports", "groups", "words"),
    [
        ([], [], "0 reports, 0 origins"),
        ([RAPPLER], [(0,)], "1 report, 1 origin"),
        ([RAPPLER, GLOBAL_TIMES], [(0, 1)], "2 reports, 1 origin"),
        ([RAPPLER, VICE], [(0,), (1,)], "2 reports, 2 origins"),
        ([VICE, BLOG, RAPPLER], [(0,), (1, 2)], "3 reports, 2 origins"),
        (
            [GUARDIAN, RAPPLER, VICE, GLOBAL_TIMES, BLOG],
            [(0,), (1, 3, 4), (2,)],
            "5 reports, 3 origins",
        ),
        ([Report(), Report()], [(0,), (1,)], "2 reports, 2 origins"),
        (
            [Report(document="a"), Report(document="b"), Report(document="a")],
            [(0, 2), (1,)],
            "3 reports, 2 origins",
        ),
    ],
)
def test_origins_are_counted_and_not_reports(reports, groups, words):
    found = origins(reports)

    assert [origin.reports for origin in found.origins] == groups
    assert found.words == words


@pytest.mark.parametrize(
    ("one", "other", "ground"),
    [
        (RAPPLER, GLOBAL_TIMES, "both through AFP"),
        (VICE, replace(GUARDIAN, publisher="VICE "), "both by VICE "),
        (GUARDIAN, replace(VICE, chain=(MINISTRY,)), "both on the word of Defence min"),
        (
            replace(VICE, chain=(DIRECTOR,)),
            replace(GUARDIAN, chain=(MONITOR,)),
            "both on the word of Observatory",
        ),
        (VICE, replace(GUARDIAN, chain=(MINISTRY, VICE.chain[0])), "through Witnesses"),
        (VICE, replace(GUARDIAN, agency="vice"), "both through vice"),
        (RAPPLER, BLOG, "near-copies: 75% of the shorter’s words run alike"),
    ],
)
def test_the_grounds_are_told(one, other, ground):
    (origin,) = origins([one, other]).origins

    assert any(ground in told for told in origin.grounds)


def test_a_report_has_nothing_in_common_with_itself():
    (origin,) = origins([replace(RAPPLER, publisher="AFP")]).origins

    assert origin.grounds == ()


def test_few_words_in_common_are_chance():
    assert containment("They hit sixty targets.", "They hit sixty targets.") == 0
    assert containment(STORY, "A monitor said that villages fell near the city.") == 0


words = st.lists(
    st.sampled_from(["they", "hit", "sixty", "targets", "near", "a", "city"])
)
reports = st.builds(
    Report,
    publisher=st.sampled_from(["", "AFP", "Rappler", "afp"]),
    agency=st.sampled_from(["", "AFP", "Reuters"]),
    chain=st.lists(st.sampled_from([MINISTRY, MONITOR, DIRECTOR, AFP]), max_size=2).map(
        tuple
    ),
    text=words.map(" ".join) | texts | st.text(),
)


@given(several=st.lists(reports, max_size=4))
def test_the_order_of_reports_changes_no_origin(several):
    found = groups(several, range(len(several)))

    for order in permutations(range(len(several))):
        assert groups([several[number] for number in order], order) == found
    assert sorted(number for group in found for number in group) == [
        *range(len(several))
    ]


def groups(several, order):
    found = origins(several).origins
    return {frozenset(order[number] for number in group.reports) for group in found}


@given(several=st.lists(reports, min_size=1, max_size=4))
def test_a_further_report_of_an_origin_adds_none(several):
    again = replace(several[0], publisher="AFP", text=STORY)

    before = origins([again, *several])
    assert len(origins([again, *several, again]).origins) == len(before.origins)
    assert before.reports == len(several) + 1


@given(a=texts | st.text(), b=texts | st.text())
def test_containment_is_a_share_and_symmetric(a, b):
    assert 0 <= containment(a, b) == containment(b, a) <= 1
