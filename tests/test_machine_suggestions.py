from contextlib import nullcontext

import pytest
from django.db import ProgrammingError
from django.db.models import ProtectedError

from claims.models import Claim, Suggestion
from sources.models import Decided, Event
from tests.factories import (
    CLAIMED,
    make_claim,
    make_outcome,
    make_report,
    make_source,
    make_user,
)
from tests.refusal import allowed, refused, sql
from tests.roles import as_owner
from tests.suggesting import make_suggested_pair, make_suggestion

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def rejected(suggestion):
    suggestion.reject(make_user(), "a headline")
    return suggestion


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("suggestion_fields_fit_kind", {"kind": "pair"}),
        ("suggestion_fields_fit_kind", {"kind": "guess"}),
        ("suggestion_fields_fit_kind", {"claim": make_claim}),
        ("suggestion_span_fits_words|suggestion_says", {"end": 13}),
        ("suggestion_score_from_0_to_1", {"score": 1.01}),
        ("suggestion_score_from_0_to_1", {"score": -0.01}),
        ("suggestion_score_from_0_to_1", {"score": float("nan")}),
        ("suggestion_says_what_stands_there", {"exact": CLAIMED.swapcase()}),
        ("suggestion_made_open", {"state": "rejected"}),
    ],
)
def test_a_suggestion_is_of_words_that_stand_there(constraint, fields):
    fields = {k: v() if callable(v) else v for k, v in fields.items()}

    with refused(constraint):
        make_suggestion(**fields)


@pytest.mark.parametrize("missing", ["claim", "outcome"])
def test_a_suggested_pair_has_both_sides(missing):
    pair = make_suggested_pair()

    with refused("suggestion_fields_fit_kind"):
        Suggestion.objects.create(kind="pair", claim=make_claim())
    with refused("suggestion_keeps_words|stays with its words"):
        Suggestion.objects.filter(pk=pair.pk).update(**{missing: None})


@pytest.mark.database("suggestion_span_fits_words")
def test_the_words_are_as_long_as_the_span():
    with as_owner():
        sql("ALTER TABLE claims_suggestion DISABLE TRIGGER suggestion_true")

    with refused("suggestion_span_fits_words"):
        make_suggestion(exact=CLAIMED[:-1])


@pytest.mark.database("suggestion_decided_by_somebody")
@pytest.mark.parametrize(
    "fields",
    [
        {"state": "rejected"},
        {"state": "accepted"},
        {"reason": "Because."},
        {"state": "rejected", "decided_by": make_user},
    ],
)
def test_a_decision_says_whose_and_when_it_was(fields):
    fields = {k: v() if callable(v) else v for k, v in fields.items()}
    make_suggestion()

    with refused("suggestion_decided_by_somebody"):
        Suggestion.objects.update(**fields)


@pytest.mark.database("suggestion_keeps_words", "suggestion_true")
def test_a_suggestion_stays_with_its_words():
    make_suggestion()

    with refused("stays with its words"):
        Suggestion.objects.update(start=12)


def test_a_suggestion_is_accepted_edited_or_rejected_and_reopened():
    suggestion, editor, claim = make_suggestion(), make_user(), make_claim()

    for decide, state in ((suggestion.accept, "accepted"), (suggestion.edit, "edited")):
        decide(claim, by=editor)
        stored = Suggestion.objects.get()
        assert (stored.state, stored.became_id) == (state, claim.public_id)
        assert (stored.decided_by, stored.decided_at is None) == (editor, False)
        suggestion.reopen()
        assert Suggestion.objects.open().get().decided_at is None
    suggestion.reject(editor, " It is a headline. ")
    assert Suggestion.objects.rejected().get().reason == "It is a headline."


@pytest.mark.database("suggestion_decided_once")
def test_what_one_editor_decided_another_does_not_overwrite():
    suggestion = make_suggestion()
    same = Suggestion.objects.get()
    suggestion.reject(make_user())

    for change in (lambda: same.reject(make_user()), suggestion.reject):
        with pytest.raises(Decided):
            change(*([] if change != suggestion.reject else [make_user()]))
    with pytest.raises(Decided):
        make_suggestion().reopen()
    with refused("reopened first"):
        Suggestion.objects.decided().update(reason="Another one.")


@pytest.mark.database("suggestion_remembered")
@pytest.mark.parametrize("make", [make_suggestion, make_suggested_pair])
@pytest.mark.parametrize("rights", [nullcontext, as_owner])
def test_what_was_decided_is_not_forgotten(make, rights):
    kept = rejected(make())

    with rights(), refused("suggestion_remembered"):
        kept.delete()
    make_suggestion().delete()
    with refused("permission denied", error=ProgrammingError):
        sql("TRUNCATE claims_suggestion")


def test_a_draft_takes_the_pairs_that_were_suggested_of_it_along():
    claim = rejected(make_suggested_pair()).claim
    make_suggested_pair(claim=claim)
    kept = make_suggested_pair()

    claim.delete()

    allowed()
    assert Suggestion.objects.get() == kept
    assert Claim.objects.get() == kept.claim


def test_a_text_with_suggestions_stays():
    revision = make_suggestion().revision

    with pytest.raises(ProtectedError):
        revision.delete()


@pytest.mark.database("recorded")
def test_decisions_are_history_and_proposals_are_not():
    suggestion = make_suggestion()
    Suggestion.objects.update(score=0.2)
    rejected(suggestion)
    sql("SET CONSTRAINTS ALL IMMEDIATE")

    [event] = Event.objects.filter(table="claims_suggestion")
    assert event.after["reason"] == "a headline"
    assert "payload" not in event.after


def test_what_is_cited_already_waits_for_nobody():
    source = make_source(f"First. {CLAIMED} over Syria. Last.")
    claim = make_suggestion(f"{CLAIMED} over Syria", source)
    outcome = make_suggestion(CLAIMED, source, kind="outcome")
    make_suggestion("First", source)
    make_report(make_claim(), "targets in a day", source)

    assert {*Suggestion.objects.waiting()} == {
        outcome,
        Suggestion.objects.get(exact="First"),
    }
    make_report(make_outcome(), "aircraft", source)
    assert Suggestion.objects.waiting().get().exact == "First"
    assert claim in Suggestion.objects.open()


def test_what_was_cited_in_an_earlier_text_waits_for_nobody():
    source = make_source(f"First. {CLAIMED}. Last.")
    citation = make_report(make_claim(), CLAIMED, source).citations.get()
    later = source.revise(f"Now: {CLAIMED}.", "pasted")
    again = make_suggestion(CLAIMED, source)
    assert Suggestion.objects.waiting().get() == again

    end = 5 + len(CLAIMED)
    citation.anchors.create(revision=later, start=5, end=end, state="moved")

    assert not Suggestion.objects.waiting().exists()


def test_suggestions_wait_in_the_newest_text_only():
    suggestion = make_suggestion()
    suggestion.revision.source.revise("It was not so.", "pasted")

    assert not Suggestion.objects.waiting().exists()
