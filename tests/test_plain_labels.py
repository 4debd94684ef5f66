"""Readers are shown words, never the codes that records keep."""

import pytest

from claims.models import Claim, Outcome, PublicEvent
from claims.templatetags.shown import in_brackets, kind_words, plain, who_it_is
from claims.views.card_words import side
from tests.factories import (
    make_published_discrepancy,
    make_published_pair,
    make_published_silence,
)

CODED = {"multi source", "own voice", "non event", "anonymous source", "single source"}
KNOWN = [
    *Claim.Kind.values,
    *Outcome.EventType.values,
    *Outcome.Status.values,
    *Outcome.Corroboration.values,
]


@pytest.mark.parametrize("code", KNOWN)
def test_no_code_is_shown_as_words(code):
    assert plain(code) not in CODED
    assert "_" not in plain(code)


@pytest.mark.parametrize(
    ("label", "words"), [("NGO", "NGO"), ("Armed group", "armed group")]
)
def test_an_abbreviation_keeps_its_capitals(label, words):
    assert kind_words(label) == words


def test_a_person_is_described_and_not_labelled_as_a_body():
    spokesman = {"description": "Spokesman for the Pentagon.", "kind": "State military"}
    body = {"description": "", "kind": "State military"}

    assert who_it_is(spokesman) == "Spokesman for the Pentagon"
    assert who_it_is(body) == "state military"
    assert in_brackets("President of Syria.") == "President of Syria"


@pytest.mark.django_db
def test_people_are_listed_by_what_they_are(client):
    person = {"name": "Peter", "kind": "state_military"}
    person["description"] = "Spokesman for the army."
    pair = make_published_pair(claimant=person)
    made = pair.claim.parts.get().actor

    listed = client.get("/actors/").text
    own = client.get(f"/actors/{made.public_id}").text

    assert '<bdi dir="auto">Spokesman for the army</bdi>' in listed
    assert "military" not in listed
    assert "Spokesman for the army.</bdi> Category: state military" in own


@pytest.mark.django_db
def test_the_list_of_searches_says_what_was_searched_and_the_log_that_it_is_one(client):
    made = make_published_silence(searched="Every paper of that week.")

    assert "Every paper of that week." in client.get("/silences/").text
    log = client.get("/corrections").text
    assert "search without a result published" in log
    assert "silence published" not in log
    assert PublicEvent.objects.filter(record=made.public_id).exists()


@pytest.mark.django_db
def test_a_discrepancy_that_concerns_no_statement_has_no_empty_heading(client):
    made = make_published_discrepancy()

    page = client.get(f"/discrepancies/{made.public_id}").text

    assert "it concerns" not in page


def test_a_frame_and_a_card_say_what_is_inferred():
    source = {
        "agency": {"name": "AFP", "basis": "stated", "ground": ""},
        "publisher": {"name": "Rappler", "basis": "inferred", "ground": "Its layout."},
        "part_of": None,
    }
    statement = {
        "actors": [],
        "statement": "They came closer.",
        "happened": {"edtf": "2015-10-09", "basis": "inferred", "ground": "Friday"},
        "reports": [{"source": source}],
    }

    said = side(statement, "observer")

    assert said["outlets"]["text"] == "reported by AFP via Rappler (inferred)"
    assert said["when"]["text"] == "happened 9 Oct 2015 (inferred)"
