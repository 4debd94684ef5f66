"""Proposals are decided on beside the text; nothing becomes public, or a fact, by itself."""

import pytest

from claims.models import Claim, Outcome, Suggestion
from tests.factories import make_claim, make_report
from tests.tagging import (
    HTMX,
    SAID,
    SEEN,
    TEXT,
    address,
    desk,
    fields,
    propose,
    save,
    source,
    tag,
)

__all__ = ["desk", "source"]
pytestmark = pytest.mark.django_db


def decide(desk, source, act, one, **more):
    posted = {"act": act, "suggestion": str(one.pk)} | more
    return desk.post(address(source), posted, headers=HTMX)


def test_proposals_are_marked_and_listed(desk, source):
    one = propose(source)

    page = desk.get(address(source)).text

    assert f'<mark class="maybe-claim begins" data-keys="{one.pk}">Russia' in page
    assert "Suggested and not decided on: 1" in page


def test_accepting_makes_a_draft_and_says_what_it_became(desk, source):
    one = propose(source)

    page = decide(desk, source, "accept", one)

    claim = Claim.objects.get()
    one.refresh_from_db()
    assert (one.state, one.became_id) == ("accepted", claim.public_id)
    assert (claim.state, claim.kind) == ("draft", "casualty_figure")
    assert [x.actor.name for x in claim.parts.all()] == ["Defence Ministry"]
    assert claim.reports.get().citations.get().exact == SAID
    assert '<mark class="claim begins">Russia' in page.text


def test_what_cannot_be_kept_as_it_is_comes_as_a_form(desk, source):
    one = propose(source, SEEN, "outcome", happened="some day")

    page = decide(desk, source, "accept", one)

    assert "Look once before it is kept" in page.text
    assert not Outcome.objects.exists()
    saved = save(desk, source, page, event_type="attack", happened="2015-10-09")
    assert saved.status_code == 200
    one.refresh_from_db()
    assert one.state == "edited"


def test_what_looks_the_same_is_never_made_twice_by_accepting(desk, source):
    known = make_claim(statement="Russia's air force hit 60 IS targets, it says.")
    make_report(known, "Russian planes hit 60 IS targets in a day")

    page = decide(desk, source, "accept", propose(source))

    assert "Add as a further report of" in page.text
    assert Claim.objects.get() == known


def test_a_rejection_is_kept_with_its_reason_and_taken_back(desk, source):
    one = propose(source)

    page = decide(desk, source, "reject", one)
    assert "maybe-claim" not in page.text
    told = desk.post(address(source), {"act": "because", "reason": "A quote of 2012."})
    one.refresh_from_db()
    assert told.status_code == 302
    assert (one.state, one.reason) == ("rejected", "A quote of 2012.")

    undone = desk.post(address(source), {"act": "undo"}, headers=HTMX)
    one.refresh_from_db()
    assert one.state == "open"
    assert "maybe-claim" in undone.text


def test_taking_an_acceptance_back_opens_the_proposal_again(desk, source):
    one = propose(source)
    decide(desk, source, "accept", one)

    desk.post(address(source), {"act": "undo"}, headers=HTMX)

    one.refresh_from_db()
    assert one.state == "open"
    assert not Claim.objects.exists()


@pytest.mark.parametrize("act", ["accept", "edit", "reject"])
def test_what_somebody_has_decided_on_is_not_decided_twice(desk, source, act):
    one = propose(source)
    decide(desk, source, "reject", one)

    assert decide(desk, source, act, one).status_code == 409
    assert not Claim.objects.exists()


def test_words_selected_by_hand_take_over_what_was_read_near_them(desk, source):
    one = propose(source)

    page = tag(desk, source, SAID.removesuffix(", the Defence Ministry said."))
    assert fields(page)["kind"] == ["casualty_figure"]
    save(desk, source, page)

    one.refresh_from_db()
    assert one.state == "edited"
    assert Claim.objects.get().reports.get().citations.get().end == TEXT.index(", the")


@pytest.mark.parametrize("bad", ["", "0", "x", "\0", "9" * 30, "-1"])
def test_p15_only_open_proposals_of_this_text_are_decided_on(desk, source, bad):
    for act in ("accept", "edit", "reject"):
        posted = {"act": act, "suggestion": bad}
        assert desk.post(address(source), posted).status_code == 409
    assert desk.post(address(source), {"act": "because"}).status_code == 409


def test_p15_a_reason_that_cannot_be_stored_is_refused(desk, source):
    page = decide(desk, source, "reject", propose(source), reason="a\0b")

    assert page.status_code == 400
    assert Suggestion.objects.get().state == "open"
