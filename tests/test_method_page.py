"""The method page states the rules that the code keeps."""

import pytest

from claims.comparison.dimensions import RULES, VERDICTS
from claims.comparison.strength import STRENGTHS
from claims.models import Pair, PairRevision
from tests.seeds import READ

pytestmark = pytest.mark.django_db


def test_the_method_page_states_what_each_relation_is_based_on(client):
    page = client.get("/method").text

    for relation in Pair.Relation:
        assert RULES[relation] in page
    for result in VERDICTS.values():
        assert f"<em>{result}</em>" in page


def test_the_method_page_states_what_each_strength_needs(client):
    page = client.get("/method").text

    for strength in Pair.Strength:
        assert STRENGTHS[strength] in page


def test_the_method_page_lists_how_words_become_numbers(client):
    page = client.get("/method").text

    for word, least in (
        *(("dozens", "24"), ("thousands", "2,000"), ("several", "2")),
        *(("a series of", "2"), ("the majority", "50 per cent")),
        ("largely", "50 per cent"),
    ):
        assert f"<td>{word}</td><td>{least}</td>" in page


def test_every_seeded_relation_has_the_basis_that_the_method_page_asks_for(seeds):
    without = {
        seed["key"]
        for seed in READ["pairs"]["pairs"]
        if seed["relation"] != "context" and not basis_of(seed["id"])
    }
    by_place_or_time = {
        (seed["key"], seed["relation"])
        for seed in READ["pairs"]["pairs"]
        for one in basis_of(seed["id"])
        if one["kind"] in {"place", "time"} and one["basis"] != "decided"
    }

    assert not without
    assert not by_place_or_time


def basis_of(public_id):
    content = PairRevision.objects.get(pair__public_id=public_id).content
    return [one for one in content["dimensions"] if one["drives"]]


def test_no_seeded_containment_or_overlap_is_called_a_match(seeds):
    for revision in PairRevision.objects.all():
        content = revision.content
        results = {x["kind"]: x for x in content["dimensions"]}
        for kind in ("place", "time"):
            same = content[kind]["relation"] in {"same", "same_day"}
            if results[kind]["basis"] == "computed":
                assert (results[kind]["verdict"] == "matches") == same, revision
        if content["time"]["relation"] != "same_day":
            assert content["time"]["words"] != "same day"
            assert "same day" not in results["time"]["reason"]
