import pytest

from claims.comparison.dimensions import Party
from claims.comparison.likeness import liken
from claims.comparison.subject import named, stem, telling
from claims.comparison.themes import themes
from claims.comparison.told import Rarity, Told

US, THEM, THIRD = Party("1", "Us"), Party("2", "Them"), Party("3", "The third")


@pytest.mark.parametrize(
    "words",
    [
        "strike strikes striking",
        "bomb bombs bombed bombing bombings",
        "city cities",
        "plan plans planned planning",
        "kill kills killed killing",
    ],
)
def test_a_word_in_its_forms_is_one(words):
    assert len({stem(word) for word in words.split()}) == 1


def test_names_are_not_telling_words_and_days_are_no_names():
    said = "On Friday the jets struck Palmyra, in October."

    assert named(said) == ("Palmyra",)
    assert [*telling(said).values()] == ["struck", "jets"]


def test_bombing_and_air_strikes_are_one_matter():
    claim = Told(statement="The strikes went to plan.")
    outcome = Told(statement="Warplanes were seen bombing.")

    assert "Both are about bombing." in liken(claim, outcome).reasons
    assert themes("Nothing was said.") == ()


def test_what_is_rare_tells_more_than_what_all_say():
    claim = Told(statement="The depot burned.")
    same, common = Told(statement="A depot burned."), Told(statement="It burned.")
    among = Rarity([same, *[common] * 30])

    [rare] = liken(Told(statement="The depot."), same, among).evidence
    [often] = liken(Told(statement="They burned."), same, among).evidence
    assert rare.weight > often.weight
    assert liken(claim, same, among).score > liken(claim, common, among).score


def told_dead(*, by, against):
    parties = {"by": by, "against": against}
    return Told("casualties", "Dozens died.", "2015-10-09", parties=parties)


def test_deeds_of_others_speak_against_but_not_a_battle_told_from_both_sides():
    parties = {"claimant": [US]}
    claim = Told("casualty_figure", "We killed many.", "2015-10-09", parties=parties)

    by_others = liken(claim, told_dead(by=[THEM], against=[THIRD]))
    battle = liken(claim, told_dead(by=[THEM, THIRD], against=[THIRD, THEM]))

    assert "Carried out by others: Them." in by_others.reasons
    assert not any("Carried out by others" in reason for reason in battle.reasons)
    assert battle.score > by_others.score


def test_other_victims_speak_against_whatever_the_number():
    parties = {"claimant": [US], "target": [THEM]}
    claim = Told("casualty_figure", "50 died.", "2015-10-09", parties=parties)

    theirs = liken(claim, told_dead(by=[US], against=[THEM]))
    others = liken(claim, told_dead(by=[US], against=[THIRD]))

    assert theirs.score > 0.5 > others.score
    assert "The claim is about Them; the casualties are of The third." in others.reasons


def test_several_sources_of_the_outcome_speak_for_it():
    claim = Told(statement="It rained.")
    outcome = Told(statement="It rained.", sources={"1": "One", "2": "Two"})

    assert "2 sources tell of the outcome." in liken(claim, outcome).reasons
