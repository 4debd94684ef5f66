"""What is proposed for a claim or an outcome, what is rejected, and hostile words in both."""

import html

import pytest

from claims.models import Pair, Suggestion
from claims.templatetags.shown import MARKED
from tests.factories import make_outcome
from tests.hostile import READ, UNSEEN
from tests.pairing import SAID, beside, candidates, editor, opened, other, saved, sides

__all__ = ["editor", "other", "sides"]
pytestmark = pytest.mark.django_db


def propose(sides, *reasons):
    claim, outcome = sides
    return Suggestion.objects.create(
        kind="pair", claim=claim, outcome=outcome, reasons=list(reasons), score=0.7
    )


def test_candidates_come_with_their_reasons_and_leave_when_they_are_paired(
    editor, sides
):
    propose(sides, "Both refer to the same place.")
    for side in sides:
        page = editor.get(candidates(side)).text
        assert "Both refer to the same place." in page
        assert f'href="{beside(sides)}"' in page

    saved(editor, sides, **SAID)

    assert Suggestion.objects.get().state == "accepted"
    assert Suggestion.objects.get().became_id == Pair.objects.get().public_id
    assert "Paired already" in editor.get(candidates(sides[0])).text


def test_what_is_hardly_likely_is_folded_away(editor, sides):
    claim, outcome = sides
    far = make_outcome(statement="A bridge opened.", happened="2019-05")
    far.places.add(*claim.places.all())

    page = editor.get(candidates(claim)).text

    shown, folded = page.split("1 more, hardly likely")
    assert outcome.statement in shown
    assert far.statement in folded


@pytest.mark.parametrize("proposed", [True, False])
def test_a_rejected_candidate_is_remembered_and_not_proposed_again(
    editor, sides, proposed
):
    if proposed:
        propose(sides, "One place.")
    answer = editor.post(beside(sides), {"reject": "1", "reason": "Another Aleppo."})

    assert answer.url == candidates(sides[0])
    kept = Suggestion.objects.get()
    assert (kept.state, kept.reason) == ("rejected", "Another Aleppo.")
    page = editor.get(candidates(sides[0])).text
    assert "Nothing is likely enough" in page
    assert "Another Aleppo." in page
    assert "Another Aleppo." in editor.get(beside(sides)).text


def test_a_rejection_takes_a_reason_and_is_made_once(editor, sides):
    asked = editor.post(beside(sides), {"reject": "1", "reason": " "})
    assert "This field is required" in asked.text
    editor.post(beside(sides), {"reject": "1", "reason": "Another Aleppo."})

    again = editor.post(beside(sides), {"reject": "1", "reason": "Mine."})

    assert again.status_code == 409
    assert "decided on this suggestion meanwhile" in again.text
    assert "Mine." in again.text
    assert Suggestion.objects.get().reason == "Another Aleppo."


def test_a_rejection_is_taken_back_or_overruled_by_a_pair(editor, sides):
    editor.post(beside(sides), {"reject": "1", "reason": "Another Aleppo."})
    assert editor.post(beside(sides), {"reopen": "1"}).status_code == 302
    assert Suggestion.objects.get().state == "open"
    assert editor.post(beside(sides), {"reopen": "1"}).status_code == 409
    editor.post(beside(sides), {"reject": "1", "reason": "Another Aleppo."})

    editor.post(beside(sides), opened_below(editor, sides) | SAID)

    assert Suggestion.objects.get().state == "accepted"


def opened_below(desk, sides):
    """The assessment, which stands below what was rejected."""
    return {"seen": desk.get(beside(sides)).context["form"].now}


def test_another_statement_is_found_by_its_words(editor, sides):
    claim, outcome = sides

    found = editor.get(candidates(claim), {"q": "monitor VILLAGES"}).text
    assert outcome.statement in found
    assert "Give fewer" in editor.get(candidates(claim), {"q": "monitor moon"}).text
    assert editor.get(candidates(claim), {"q": "a\0b"}).status_code == 200
    saved(editor, sides, **SAID)
    assert "Give fewer" in editor.get(candidates(claim), {"q": "monitor"}).text


@pytest.mark.parametrize("payload", READ[::3])
def test_p17_hostile_words_are_shown_as_text_wherever_they_were_typed(
    editor, other, sides, payload
):
    claim, outcome = sides
    claim.statement = outcome.statement = payload
    claim.save()
    outcome.save()
    typed = dict.fromkeys(["heading", "rationale", "settle", "place_reason"], payload)
    first = opened(other, sides)
    saved(editor, sides, relation="context", **typed)
    Suggestion.objects.create(
        kind="pair", claim=claim, outcome=make_outcome(), reasons=[payload]
    )

    pages = [
        editor.get(beside(sides)),
        other.post(beside(sides), first | {"heading": f"Not {payload}"}),
        editor.get(candidates(claim), {"q": payload}),
    ]

    for page in pages:
        assert html.escape(payload).translate(MARKED) in page.text
        assert page.text.count("<script") == page.text.count('<script src="/static/')
        assert "<img" not in page.text


@pytest.mark.parametrize(("character", "name"), UNSEEN[::3])
def test_p16_what_cannot_be_seen_is_kept_and_marked(editor, sides, character, name):
    words = f"sixty{character} targets"
    for side in sides:
        side.statement = words
        side.save()

    saved(editor, sides, **SAID | {"heading": words})

    assert Pair.objects.get().heading == words
    for page in (editor.get(beside(sides)), editor.get(candidates(sides[0]))):
        assert f"sixty⟦{name}⟧ targets" in page.text
        assert character not in page.text.replace(f'value="{words}"', "")
