from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.lineage import Report, Voice, origins
from sources.shingles import containment
from tests.texts import texts

STATE = Voice("s1", "The state")
MINISTRY = Voice("m1", "Defence ministry", STATE)
SPOKESMAN = Voice("m2", "Its spokesman", MINISTRY)
MONITOR = Voice("o1", "Observatory")
DIRECTOR = Voice("o2", "Its director", MONITOR)
AFP = Voice("a1", "AFP")
STORY = "Jihadists seized three villages near the city on Friday, a monitor said."
CLIPPED = "On Friday jihadists seized three villages near the city on Friday."
RAPPLER = Report("Rappler", "AFP", (DIRECTOR, MONITOR, AFP), STORY)
GLOBAL_TIMES = Report("Global Times", "AFP", (AFP,))
GUARDIAN = Report("Guardian", "", (MINISTRY,), "Aircraft hit sixty targets.")
BLOG = Report("A blog", "", (Voice("b1", "A blog"),), CLIPPED)
VICE = Report("Vice", "", (Voice("w1", "Witnesses"),))


@pytest.mark.parametrize(
    ("reports", "groups"),
    [
        ([], []),
        ([RAPPLER], [(0,)]),
        ([RAPPLER, GLOBAL_TIMES], [(0, 1)]),
        ([RAPPLER, VICE], [(0,), (1,)]),
        ([VICE, BLOG, RAPPLER], [(0,), (1, 2)]),
        ([GUARDIAN, RAPPLER, VICE, GLOBAL_TIMES, BLOG], [(0,), (1, 3, 4), (2,)]),
        ([Report(), Report()], [(0,), (1,)]),
        (
            [Report(document="a"), Report(document="b"), Report(document="a")],
            [(0, 2), (1,)],
        ),
    ],
)
def test_origins_are_counted_and_not_reports(reports, groups):
    found = origins(reports)

    assert [origin.reports for origin in found.origins] == groups
    assert found.reports == len(reports)


@pytest.mark.parametrize(
    ("reports", "count"),
    [
        ([], 0),
        ([RAPPLER, VICE], 2),
        ([Report()], 1),
        ([VICE, Report()], None),
        ([VICE, replace(GUARDIAN, chain=())], None),
        ([VICE, replace(GUARDIAN, publisher="")], None),
        ([VICE, replace(GUARDIAN, publisher="", agency="Reuters")], 2),
        ([replace(VICE, document="a"), Report(document="a")], 1),
    ],
)
def test_what_is_not_traced_is_never_counted_as_independent(reports, count):
    assert origins(reports).count == count


@pytest.mark.parametrize(
    ("one", "other", "kind", "name"),
    [
        (RAPPLER, GLOBAL_TIMES, "agency", "AFP"),
        (VICE, replace(GUARDIAN, publisher="VICE "), "outlet", "Vice"),
        (GUARDIAN, replace(VICE, chain=(MINISTRY,)), "voice", "Defence ministry"),
        (
            replace(VICE, chain=(DIRECTOR,)),
            replace(GUARDIAN, chain=(MONITOR,)),
            "voice",
            "Observatory",
        ),
        (
            replace(VICE, chain=(SPOKESMAN,)),
            replace(GUARDIAN, chain=(MINISTRY,)),
            "voice",
            "Defence ministry",
        ),
        (
            VICE,
            replace(GUARDIAN, chain=(MINISTRY, VICE.chain[0])),
            "chain",
            "Witnesses",
        ),
        (
            replace(VICE, chain=(AFP, MONITOR)),
            replace(GUARDIAN, chain=(MINISTRY, MONITOR)),
            "relay",
            "Observatory",
        ),
        (VICE, replace(GUARDIAN, agency="vice"), "agency", "vice"),
        (replace(VICE, document="a"), replace(GUARDIAN, document="a"), "article", "a"),
        (RAPPLER, BLOG, "text", "75%"),
    ],
)
def test_what_reports_share_is_told_with_what_it_is_to_them(one, other, kind, name):
    (origin,) = origins([one, other]).origins

    assert (kind, name) in {(shared.kind, shared.name) for shared in origin.shared}


def test_through_whom_and_on_whose_word_are_told_apart():
    voice = replace(GUARDIAN, agency="AFP", chain=(DIRECTOR,))
    (origin,) = origins([RAPPLER, voice]).origins

    assert [(x.kind, x.name) for x in origin.shared] == [
        ("agency", "AFP"),
        ("voice", "Its director"),
    ]


def test_a_report_has_nothing_in_common_with_itself():
    (origin,) = origins([replace(RAPPLER, publisher="AFP")]).origins

    assert origin.shared == ()


def test_few_words_in_common_are_chance():
    assert containment("They hit sixty targets.", "They hit sixty targets.") == 0
    assert containment(STORY, "A monitor said that villages fell near the city.") == 0


def test_words_on_both_sides_of_a_gap_are_no_run_of_words():
    runs = ["They hit sixty targets near a", "city on Friday and lost a jet"]
    joined = Report("A", text=" ".join(runs))
    cut = Report("B", text=" […] ".join(runs))
    across = Report("C", text="sixty targets near a city on Friday and")

    assert len(origins([joined, across]).origins) == 1
    assert len(origins([cut, across]).origins) == 2


words = st.lists(
    st.sampled_from(["they", "hit", "sixty", "targets", "near", "a", "city"])
)
reports = st.builds(
    Report,
    publisher=st.sampled_from(["", "AFP", "Rappler", "afp"]),
    agency=st.sampled_from(["", "AFP", "Reuters"]),
    chain=st.lists(
        st.sampled_from([MINISTRY, SPOKESMAN, MONITOR, DIRECTOR, AFP]), max_size=2
    ).map(tuple),
    text=words.map(" ".join) | texts | st.text(),
    document=st.sampled_from(["", "one", "other"]),
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


@given(several=st.lists(reports, min_size=1, max_size=4))
def test_reports_are_of_one_origin_because_they_share_something(several):
    for origin in origins(several).origins:
        assert len(origin.reports) == 1 or origin.shared
        for shared in origin.shared:
            assert {*shared.reports} <= {*origin.reports}


@given(a=texts | st.text(), b=texts | st.text())
def test_containment_is_a_share_and_symmetric(a, b):
    assert 0 <= containment(a, b) == containment(b, a) <= 1
