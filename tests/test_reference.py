"""How far what is computed from the seeds agrees with the reference annotation."""

import pytest

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
# loosely than bounds and gazetteer do (“overlapping” of what lies within).
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
    return expected == "after" and found.endless[0] and found.since > 0


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
