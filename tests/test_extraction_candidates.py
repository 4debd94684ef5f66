import pytest

from claims.extraction import extract


def found(text, kind):
    return [
        text[one.start : one.end]
        for one in extract(text).candidates
        if one.kind == kind
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The defence ministry said its jets had destroyed 12 tanks.", "its jets had destroyed 12 tanks"),
        ("“We shot down two drones,” the army spokesman told reporters.", "“We shot down two drones,”"),
        ("State media said the strikes hit a depot.", "the strikes hit a depot"),
        ("Jets hit the depot, Interfax quoted the ministry as saying.", "Jets hit the depot"),
    ],
)  # fmt: skip
def test_what_a_party_says_is_a_claim(text, claim):
    assert claim in found(text, "claim")
    assert found(text, "outcome") == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Shelling killed at least nine people in the town on Monday.", "casualties"),
        ("The rebels seized two villages north of the river.", "territory gained"),
        (
            "A monitoring group said the army had captured the bridge.",
            "territory gained",
        ),
        ("Residents said a missile hit the market.", "attack"),
        ("Rockets tore through two flats in the town.", "attack"),
        ("The troops attacked positions near the river.", "attack"),
        ("Hostilities resumed on Sunday after a lull.", "attack"),
        ("The garrison left the base during the night.", "territory lost"),
        ("Doctors reported 12 deaths on Monday.", "casualties"),
        ("Two jets dropped a total of 12 bombs on the village.", "attack"),
        ("Three of the attackers were captured on Friday.", "political"),
        ("Forty homes were burned down by the column.", "strike effect"),
    ],
)
def test_what_is_reported_to_have_happened_is_an_outcome(text, event):
    (outcome,) = [one for one in extract(text).candidates if one.kind == "outcome"]

    assert outcome.event == event
    assert found(text, "claim") == []


@pytest.mark.parametrize(
    "text",
    [
        "The army may attack the town.",
        "The rebels would seize the bridge if they could.",
        "The museum opens at nine.",
        "No group claimed responsibility for the plan.",
    ],
)
def test_what_has_not_happened_is_no_outcome(text):
    assert found(text, "outcome") == found(text, "claim") == []


def test_one_sentence_may_carry_a_claim_and_an_outcome():
    text = "Rebels seized the airport despite the army's claim that it had destroyed their base."

    assert found(text, "claim") == ["it had destroyed their base"]
    (outcome,) = found(text, "outcome")
    assert outcome.startswith("Rebels seized the airport")
    assert "destroyed" not in outcome


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "A drone hit a mosque in the city, killing nine people.",
            {"attack": "A drone hit a mosque in the city", "casualties": "killing nine people"},
        ),
        (
            "Residents fled the town after the rebels captured the bridge.",
            {"territory lost": "Residents fled the town", "territory gained": "the rebels captured the bridge"},
        ),
        (
            "A nurse was injured and nine houses were destroyed on Monday.",
            {"casualties": "A nurse was injured", "strike effect": "nine houses were destroyed on Monday"},
        ),
        (
            "The shelling killed two people and wounded nine.",
            {"casualties": "The shelling killed two people and wounded nine"},
        ),
        (
            "The jets began bombing the port, which the navy had captured in May.",
            {"attack": "The jets began bombing the port", "territory gained": "the navy had captured in May"},
        ),
    ],
)  # fmt: skip
def test_each_event_of_a_sentence_is_an_outcome_of_its_own_clause(text, events):
    outcomes = [one for one in extract(text).candidates if one.kind == "outcome"]

    assert {one.event: text[one.start : one.end] for one in outcomes} == events
    assert len(outcomes) == len(events)


@pytest.mark.parametrize(
    "text",
    [
        "Shares fell 3 percent on Monday.",
        "The unemployment rate hit a high of 9 percent.",
        "The retailer lost 300 jobs.",
        "The country fell into recession.",
        "Attacks of this kind are rare.",
        "The talks are expected to last.",
        "Residents moved around the city by car.",
    ],
)
def test_business_and_how_things_are_is_no_event(text):
    assert found(text, "outcome") == []


def test_a_candidate_says_who_how_many_and_in_which_sentence():
    text = "It rained. The ministry said some 40 rebels had been killed near Kandahar."

    (claim,) = [one for one in extract(text).candidates if one.kind == "claim"]

    assert text[claim.sentence.start : claim.sentence.end].startswith("The ministry")
    assert [figure.best for figure in claim.figures] == [40]
    assert [place.name for place in claim.places] == ["Kandahar"]
    assert claim.event == "casualty figure"
    assert 0 < claim.score <= 1


def test_p13_without_a_model_candidates_are_whole_sentences(monkeypatch):
    monkeypatch.setenv("SPACY_MODEL", "none")
    text = (
        "The ministry said that its jets had hit a depot. "
        "Rebels captured the town of Sake on Friday. Nobody could leave."
    )

    found = extract(text)

    assert [(one.kind, one.event) for one in found.candidates] == [
        ("claim", "progress statement"),
        ("outcome", "territory gained"),
    ]
    assert "whole sentences" in found.notice
