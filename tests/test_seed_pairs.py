"""What the seeded pairs say of themselves, held against the method page."""

import re

import pytest

from claims.comparison.dimensions import Assessment
from claims.comparison.strength import not_strong
from claims.comparison.time import align_time
from claims.models import PairRevision
from tests.seeds import READ

PAIRS = READ["pairs"]["pairs"]
STATEMENTS = {
    seed["key"]: seed for kind in ("claims", "outcomes") for seed in READ[kind][kind]
}
OURS = ("heading", "rationale", "weakness", "settle")
MOST_CHARACTERS = 90
MOST_WORDS = 25
APART = {"before", "after", "unknown"}
NOT_CLOSE = {"claim_wider", "claim_narrower", "disjoint", "unspecified"}


def sentences(pair):
    """Every sentence of ours in a pair, with the name of its field."""
    told = {name: pair[name] for name in OURS if name in pair}
    told |= {kind: said["reason"] for kind, said in pair["dimensions"].items()}
    for name, text in told.items():
        yield from ((name, one) for one in re.split(r"(?<=[.?!]) ", text))


def test_a_heading_is_two_short_clauses():
    for pair in PAIRS:
        clauses = re.split(r"[;.] ", pair["heading"])

        assert len(pair["heading"]) <= MOST_CHARACTERS, pair["heading"]
        assert len(clauses) == 2, pair["heading"]
        assert not re.search(r"\bbeside\b", pair["heading"]), pair["heading"]


def test_a_sentence_of_a_pair_has_at_most_25_words():
    long = [
        (pair["key"], name, sentence)
        for pair in PAIRS
        for name, sentence in sentences(pair)
        if len(sentence.split()) > MOST_WORDS
    ]

    assert not long


def test_no_pair_is_strong_whose_times_do_not_meet():
    strong = [pair for pair in PAIRS if pair["strength"] == "strong"]

    assert strong
    for pair in strong:
        dates = (STATEMENTS[pair[x]].get("happened", "") for x in ("claim", "outcome"))
        assert align_time(*dates).relation not in APART, pair["key"]


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_seeds")
class TestPublished:
    def test_no_pair_is_strong_where_a_place_is_wider_or_another(self):
        wider = [
            content["heading"]
            for content in published()
            if content["strength"] == "strong"
            and content["place"]["relation"] in NOT_CLOSE
        ]

        assert not wider

    def test_a_strong_pair_agrees_in_place_and_time_as_the_method_page_says(self):
        strong = [x for x in published() if x["strength"] == "strong"]

        assert strong
        for content in strong:
            found = [
                Assessment(x["kind"], x["verdict"], x["reason"])
                for x in content["dimensions"]
            ]
            assert not not_strong(found), content["heading"]

    def test_place_and_time_alone_never_carry_undercuts(self):
        for content in published():
            if content["relation"] == "undercuts":
                drives = [x["kind"] for x in content["dimensions"] if x["drives"]]
                assert drives, content["heading"]
                assert not {*drives} & {"place", "time"}, content["heading"]


def published():
    return [revision.content for revision in PairRevision.objects.all()]
