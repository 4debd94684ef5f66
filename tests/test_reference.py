"""How far what is computed from the seeds agrees with the reference annotation."""

import pytest

from claims.comparison.figures import Reported, spread
from claims.comparison.place import Location, align_place
from claims.comparison.time import align_time
from tests.reference import records, with_reference
from tests.seeds import READ

pytestmark = with_reference
CLAIMS = {seed["key"]: seed for seed in READ["claims"]["claims"]}
OUTCOMES = {seed["key"]: seed for seed in READ["outcomes"]["outcomes"]}
PLACES = {seed["key"]: seed for seed in READ["places"]["places"]}
PAIRS = {seed["key"]: seed for seed in READ["pairs"]["pairs"]}
LEAST = 0.9  # of all pairs

NAMED = {  # what the reference calls a relation, as we call it
    "outcome_after": "after",
    "outcome_before": "before",
    "outcome_within": "within",
    "outcome_narrower": "claim_wider",
    "claim_unspecified": "unspecified",
}
# All of these share a time, or a place: the reference says which of them more
# loosely than bounds and gazetteer do (“overlapping” of what lies within). Its “same
# day” of 8 to 9 October and 9 October is “overlapping” here: two days are not one.
SHARED = {
    "time": {"same", "same_day", "within", "overlapping"},
    "place": {"same", "claim_wider", "claim_narrower", "overlapping"},
}
APART = {  # each by its reason; nothing else may disagree
    "time": {
        "pair-38": "the claim is not dated; the reference dates it by its outcome",
        "pair-39": "the claim is not dated; the reference goes by when it was said",
        "pair-53": "the outcome begins with the claim’s period, and runs on after it",
        "pair-64": "the outcome runs until late March, which is the claim’s time",
        "pair-66": "the outcome’s month is one of the claim’s two months",
        "pair-74": "the outcome’s month holds the claim’s last day",
    },
    "place": {
        "pair-30": "the claim names Syria; the reference calls that no place",
        "pair-44": "one of the two areas has no outline and no point",
        "pair-57": "the claim names Syria; the reference calls that no place",
    },
}


def location(key):
    seed = PLACES[key]
    within, parent = [], seed.get("parent")
    while parent:
        within.append(parent)
        parent = PLACES[parent].get("parent")
    point = (seed.get("latitude"), seed.get("longitude"))
    return Location(key, tuple(within), seed.get("precision", ""), *point)


def time_of(claim, outcome):
    return align_time(claim.get("happened", ""), outcome.get("happened", ""))


def place_of(claim, outcome):
    sides = ([location(x) for x in side.get("places", [])] for side in (claim, outcome))
    return align_place(*sides)


ALIGNED = {"time": time_of, "place": place_of}


def agrees(name, found, expected):
    if found.relation == expected or {found.relation, expected} <= SHARED[name]:
        return True
    # A period without an end holds all that follows; the reference goes by its start.
    return expected == "after" and found.endless[0] and found.relation == "within"


@pytest.mark.parametrize("name", ["time", "place"])
def test_what_is_computed_agrees_with_the_reference(name):
    reference = records("pairs")
    found, identical = {}, 0
    for key, record in reference.items():
        seed = PAIRS[key]
        aligned = ALIGNED[name](CLAIMS[seed["claim"]], OUTCOMES[seed["outcome"]])
        expected = NAMED.get(record[name], record[name])
        identical += aligned.relation == expected
        if not agrees(name, aligned, expected):
            found[key] = f"{expected} there, {aligned.relation} here"

    for key, difference in found.items():
        print(f"{name} of {key}: {difference}: {APART[name].get(key)}")
    print(f"{name}: {len(reference) - len(found)} of {len(reference)} agree,")
    print(f"{identical} of them in the very same word.")
    assert len(reference) == 75
    assert 1 - len(found) / len(reference) >= LEAST
    assert found.keys() == APART[name].keys()


def test_the_discrepancies_are_those_of_the_reference():
    reference = records("discrepancies")
    seeds = {seed["key"]: seed for seed in READ["discrepancies"]["discrepancies"]}

    assert seeds.keys() == reference.keys()
    assert len(seeds) == 22
    for key, record in reference.items():
        assert seeds[key]["kind"] == record["kind"], key
        assert seeds[key]["comparable"] == (record["comparable"] == "true"), key
    assert [x for x in seeds if seeds[x]["verdict"] == "equal"] == ["dsc-15"]


def test_no_pair_is_one_that_the_reference_rejects():
    pairs = {
        (f"clm-{seed['claim']}", f"out-{seed['outcome']}") for seed in PAIRS.values()
    }
    traps = {(x["claim"], x["outcome"]) for x in records("rejected_pairs").values()}

    assert len(traps) == 8
    assert not traps & pairs


@pytest.mark.parametrize(
    ("key", "counted", "comparable", "agree"),
    [
        ("dsc-02", "Sheikh Najjar", True, False),
        ("dsc-03", "distance", False, False),
        ("dsc-04", "people killed", True, False),
        ("dsc-05", "people wounded", True, True),
        ("dsc-08", "taken", False, False),
        ("dsc-15", "share", True, True),
    ],
)
def test_figures_differ_where_the_reference_has_a_discrepancy(
    key, counted, comparable, agree
):
    record = next(x for x in READ["discrepancies"]["discrepancies"] if x["key"] == key)
    found = spread(
        figure
        for name in (*record.get("claims", []), *record.get("outcomes", []))
        for figure in figures_of((CLAIMS | OUTCOMES)[name])
        if counted in f"{figure.counted} {figure.reference}"
    )

    assert (found.comparable, found.agree) == (comparable, agree)
    assert record["comparable"] == comparable
    assert not agree or record["verdict"] != "differs"


def figures_of(seed):
    names = ("counted", "unit", "low", "best", "high", "reference", "hedge")
    for report in seed["reports"]:
        for figure in report.get("figures", []):
            yield Reported(**{name: figure[name] for name in names if name in figure})
