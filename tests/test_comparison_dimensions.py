import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.dimensions import (
    BASES,
    ORDER,
    RULES,
    Assessment,
    Party,
    assess_count,
    assess_place,
    assess_target,
    assess_time,
    driver,
)
from claims.comparison.figures import Reported
from claims.comparison.place import align_place
from claims.comparison.time import align_time
from tests.dates import edtf, periods
from tests.test_comparison_figures import figures
from tests.test_comparison_place import (
    NORTH_OF_ALEPPO,
    PALMYRA,
    SYRIA,
    TAL,
    TAL_NEXT,
    somewhere,
)

IS = Party("is", "Islamic State")
REBELS = Party("rb", "rebels")
BRIGADE = Party("br", "a brigade", "rb")
RUSSIA = Party("ru", "Russia")
DEAD = Reported("people killed", "persons", best=78)
MORE_DEAD = Reported("people killed", "persons", low=120)
HIT = Reported("targets hit", "targets", best=60)


@pytest.mark.parametrize(
    ("claim", "outcome", "verdict", "reason"),
    [
        ("2015-10-09", "2015-10-09", "matches", "Both refer to the same day."),
        ("2015-10-08/2015-10-09", "2015-10-09", "partly", "The periods overlap."),
        ("2015-10", "2015-10-09", "wider", "within the period the claim covers."),
        ("2015-10-09", "2015-10", "wider", "a longer period that includes"),
        ("2015-09-30/..", "2015-10-09", "wider", "which has no stated end."),
        ("2015-10-09", "2015-10-12", "differs", "came 3 days after the claim."),
        ("2015-10-09", "2015-10-08", "differs", "predates the claim by 1 day."),
        ("2015-10", "2015-11-12", "differs", "The outcome came after the claim."),
        (
            "2015-10-09",
            "2015-09?",
            "differs",
            "The outcome predates the claim. At least",
        ),
        (
            "2015-10-09?",
            "2015-10-09",
            "matches",
            "day. At least one of the dates is unc",
        ),
        ("", "2015-10-12", "not_stated", "undated"),
    ],
)
def test_time_is_assessed(claim, outcome, verdict, reason):
    found = assess_time(align_time(claim, outcome))

    assert found.verdict == verdict
    assert reason in found.reason


@pytest.mark.parametrize(
    ("claim", "outcome", "verdict", "reason"),
    [
        (
            [SYRIA],
            [TAL],
            "wider",
            "took place within the larger area the claim covers.",
        ),
        ([TAL], [SYRIA], "wider", "within the larger area of the outcome."),
        ([TAL], [TAL], "matches", "Both refer to the same place."),
        ([TAL, TAL_NEXT], [TAL, PALMYRA], "partly", "The places partly overlap."),
        ([TAL], [TAL_NEXT], "differs", "The places are 11 ± 6 km apart."),
        ([PALMYRA], [NORTH_OF_ALEPPO], "differs", "The places are different."),
        ([TAL], [NORTH_OF_ALEPPO], "not_comparable", "too vague to compare"),
        ([], [TAL], "not_stated", "names no place"),
    ],
)
def test_place_is_assessed(claim, outcome, verdict, reason):
    found = assess_place(align_place(claim, outcome))

    assert found.verdict == verdict
    assert reason in found.reason


@pytest.mark.parametrize(
    ("targets", "by", "against", "verdict", "reason"),
    [
        ([IS], [RUSSIA], [IS], "matches", "concern action against Islamic State."),
        (
            [IS],
            [IS],
            [REBELS],
            "matches",
            "The party recorded as the target of the claim is the party acting in the"
            " outcome: Isl",
        ),
        ([REBELS], [RUSSIA], [BRIGADE], "matches", "action against rebels."),
        (
            [IS],
            [RUSSIA],
            [REBELS, BRIGADE],
            "differs",
            "the target of the claim: Islamic State. The one acted against in the outcome:"
            " rebels, a brigade.",
        ),
        ([], [RUSSIA], [IS], "not_stated", "No target is recorded for the claim."),
        ([IS], [RUSSIA], [], "not_stated", "does not say who was affected."),
    ],
)
def test_target_is_assessed(targets, by, against, verdict, reason):
    found = assess_target(targets, by, against)

    assert found.verdict == verdict
    assert reason in found.reason


@pytest.mark.parametrize(
    "kind", ["accusation", "demand", "warning", "denial", "prediction", "admission"]
)
def test_the_accused_are_never_called_those_who_were_harmed(kind):
    acting = assess_target([RUSSIA], [RUSSIA], [RUSSIA, REBELS], kind)
    harmed = assess_target([RUSSIA], [IS], [RUSSIA], kind)

    assert (acting.verdict, harmed.verdict) == ("matches", "not_comparable")
    for found in (acting, harmed):
        assert found.reason.startswith("The party recorded as the subject of the claim")
        assert "target" not in found.reason
        assert "action against" not in found.reason


@pytest.mark.parametrize(
    ("claimed", "observed", "verdict", "reason"),
    [
        ([DEAD], [MORE_DEAD], "differs", "The figures differ by at least 42 people."),
        ([HIT, DEAD], [MORE_DEAD], "differs", "42 people"),
        ([DEAD], [DEAD], "matches", "The figures are compatible."),
        (
            [DEAD],
            [HIT],
            "not_comparable",
            "claim counts people killed; the report counts tar",
        ),
        ([DEAD], [], "not_stated", "Only one gives a figure."),
        ([], [], "not_stated", "Neither gives a figure."),
    ],
)
def test_count_is_assessed(claimed, observed, verdict, reason):
    found = assess_count(claimed, observed)

    assert found.verdict == verdict
    assert reason in found.reason


@pytest.mark.parametrize(
    ("relation", "verdicts", "kind"),
    [
        ("contradicts", {"time": "differs", "count": "differs"}, "count"),
        ("undercuts", {"target": "matches", "effect": "differs"}, "effect"),
        ("undercuts", {"place": "differs", "time": "differs"}, None),
        ("contradicts", {"target": "matches", "place": "differs"}, "place"),
        ("qualifies", {"place": "differs", "time": "partly"}, "place"),
        ("qualifies", {"count": "wider", "time": "matches"}, "count"),
        ("supports", {"effect": "wider", "place": "matches"}, "effect"),
        ("supports", {"effect": "partly", "place": "wider"}, None),
        ("supports", {"target": "matches", "place": "matches"}, "target"),
        ("supports", {"place": "matches", "time": "matches"}, None),
        ("not_comparable", {"count": "not_comparable"}, "count"),
        ("context", {"time": "differs"}, None),
    ],
)
def test_which_result_is_the_basis_of_a_relation(relation, verdicts, kind):
    found = [Assessment(key, verdict, "Why.") for key, verdict in verdicts.items()]

    assert driver(relation, found) == kind


@pytest.mark.parametrize("relation", BASES)
@pytest.mark.parametrize("verdict", ["differs", "wider", "partly", "matches"])
def test_where_and_when_are_no_basis_unless_an_editor_says_so(relation, verdict):
    found = [Assessment(kind, verdict, "Why.") for kind in ("place", "time")]

    assert driver(relation, found, found) is None


def test_every_relation_says_what_it_is_based_on():
    assert RULES.keys() == {*BASES, "context"}


parties = st.lists(st.sampled_from([IS, REBELS, BRIGADE, RUSSIA]), max_size=2)
several = st.lists(figures, max_size=2)


@given(
    times=st.tuples(edtf | periods(), edtf | periods()),
    places=st.tuples(somewhere, somewhere),
    actors=st.tuples(parties, parties, parties),
    counted=st.tuples(several, several),
    relation=st.sampled_from([*BASES, "context", ""]),
)
def test_whatever_two_statements_say_is_assessed_with_a_reason(
    times, places, actors, counted, relation
):
    found = [
        assess_time(align_time(*times)),
        assess_place(align_place(*places)),
        assess_target(*actors),
        assess_count(*counted),
    ]

    assert all(one.reason.endswith(".") for one in found)
    assert driver(relation, found) in {None, *ORDER}


@pytest.mark.parametrize("kind", ["performance_figure", "accusation"])
def test_no_party_is_said_to_be_named_that_is_only_recorded(kind):
    assessed = [
        assess_target([IS], by, against, kind)
        for by, against in (([IS], [REBELS]), ([RUSSIA], [REBELS]), ([RUSSIA], [IS]))
    ]

    assert not any("name" in found.reason for found in assessed)
