"""Citations of one text, looked for in the next."""

import pytest
from django.core.management import call_command

from sources import reanchoring
from sources.models import Anchor, Citation, Decided
from tests.factories import make_source, make_user

pytestmark = pytest.mark.django_db

HIT = "Its aircraft hit 60 targets in the province within a day"
TAKEN = "the group took four villages north of the city"
SAID = "a spokesman said on television in the evening"
BEFORE = f"""The ministry spoke on Friday. {HIT}, {SAID}.
Elsewhere, {TAKEN}, residents told reporters by telephone.
The weather was fair. Nothing else was heard."""
AFTER = f"""Updated at noon with further detail.
The ministry spoke on Friday. {HIT.replace("60", "67")}, {SAID}.
The weather was fair. Nothing else was heard."""


@pytest.fixture
def source():
    made = make_source(BEFORE)
    first = made.revisions.get()
    for words in (HIT, TAKEN, SAID):
        first.cite(BEFORE.index(words), BEFORE.index(words) + len(words))
    return made


def revised(source, text):
    return source.revise(text, "pasted")


def anchor_of(words, revision):
    return Anchor.objects.get(citation__exact=words, revision=revision)


def test_every_citation_gets_its_state_in_the_later_text(source):
    later = revised(source, AFTER)

    found = reanchoring.reanchor(later)

    assert reanchoring.tally(found) == {
        "exact": 0,
        "moved": 1,
        "drifted": 1,
        "lost": 1,
    }
    moved, drifted = anchor_of(SAID, later), anchor_of(HIT, later)
    assert moved.words == SAID
    assert drifted.words == HIT.replace("60", "67")
    assert "material" in drifted.changes
    assert anchor_of(TAKEN, later).state == "lost"


def test_p2_only_drifted_and_lost_citations_go_to_an_editor(source):
    first = source.revisions.get()
    before = Citation.objects.proof(), first.text, first.sha256

    reanchoring.reanchor(revised(source, AFTER))

    assert Anchor.objects.open().count() == 2
    first.refresh_from_db()
    assert (Citation.objects.proof(), first.text, first.sha256) == before


def test_what_was_confirmed_is_looked_for_in_the_confirmed_words(source):
    second = revised(source, AFTER)
    reanchoring.reanchor(second)
    anchor_of(HIT, second).confirm(make_user(), "The ministry corrected itself.")

    third = revised(source, f"{AFTER} A last line.")
    reanchoring.reanchor(third)

    again = anchor_of(HIT, third)
    assert (again.state, again.decision) == ("drifted", "confirmed")
    assert again.words == HIT.replace("60", "67")
    assert again.reason == "As decided on version 2."


def test_what_was_retired_is_not_looked_for_again(source):
    second = revised(source, AFTER)
    reanchoring.reanchor(second)
    anchor_of(TAKEN, second).retire(make_user(), "It was taken out.")

    third = revised(source, BEFORE)
    reanchoring.reanchor(third)

    assert not Anchor.objects.filter(citation__exact=TAKEN, revision=third).exists()
    assert not reanchoring.behind().exists()


def test_words_can_be_selected_anew_and_the_decision_taken_back(source):
    later = revised(source, AFTER)
    reanchoring.reanchor(later)
    lost = anchor_of(TAKEN, later)
    start = AFTER.index("Nothing else was heard")

    lost.reselect(start, start + 22, make_user())
    assert lost.words == "Nothing else was heard"
    assert (lost.state, lost.decision) == ("drifted", "reselected")
    reanchoring.reopen(lost)

    lost = anchor_of(TAKEN, later)
    assert (lost.state, lost.decision, lost.decided_by) == ("lost", "", None)


def test_the_second_of_two_decisions_is_refused(source):
    later = revised(source, AFTER)
    reanchoring.reanchor(later)
    mine, theirs = anchor_of(HIT, later), anchor_of(HIT, later)
    theirs.retire(make_user(), "Another number.")

    with pytest.raises(Decided):
        mine.confirm(make_user())

    assert anchor_of(HIT, later).decision == "retired"


def test_the_command_reanchors_what_is_behind_and_only_then(source, capsys):
    later = revised(source, AFTER)
    call_command("checkcitations")
    assert not Anchor.objects.exists()

    call_command("checkcitations", reanchor=True)
    call_command("checkcitations", reanchor=True)

    said = capsys.readouterr().out
    assert said.count(f"{source.public_id}@2: 0 exact, 1 moved, 1 drifted, 1 lost") == 1
    assert Anchor.objects.filter(revision=later).count() == 3
