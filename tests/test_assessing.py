"""A claim and an outcome are read beside each other and become a pair."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Pair
from tests.desk import form_of
from tests.factories import make_figure, make_place, make_report
from tests.pairing import SAID, beside, candidates, editor, opened, other, saved, sides

__all__ = ["editor", "other", "sides"]
pytestmark = pytest.mark.django_db


def test_both_sides_are_shown_with_their_words_and_what_is_computed(editor, sides):
    page = editor.get(beside(sides)).text

    assert "<mark>Our aircraft hit 60 targets in a day</mark>. After it." in page
    assert "<mark>The group took four villages that day</mark>" in page
    assert "60 targets hit" in page
    assert page.count("Aleppo") == 2
    assert "The outcome came 3 days after the claim." in page
    assert (
        "The party recorded as the target of the claim is the party acting in the"
        " outcome: The group." in page
    )


def test_a_pair_is_saved_as_a_draft_with_what_was_computed(editor, sides):
    assert saved(editor, sides, **SAID).status_code == 302

    pair = Pair.objects.get()
    assert (pair.state, pair.saved_by.username) == ("draft", "editor")
    assert (pair.claim, pair.outcome) == sides
    assert {row.basis for row in pair.dimensions.all()} == {"computed"}
    assert pair.dimensions.count() == 4


def test_what_an_editor_confirms_or_overrules_is_theirs(editor, sides):
    saved(
        editor,
        sides,
        **SAID,
        time_confirmed="on",
        place_verdict="differs",
        place_reason="The city, and the province.",
        effect_verdict="differs",
        effect_reason="The front moved on.",
    )

    rows = {row.kind: row for row in Pair.objects.get().dimensions.all()}
    decided = {kind for kind in rows if rows[kind].basis == "decided"}
    assert decided == {"time", "place", "effect"}
    assert rows["place"].reason == "The city, and the province."
    assert rows["effect"].verdict == "differs"


def test_what_was_decided_can_be_left_to_computation_again(editor, sides):
    effect = {"effect_verdict": "differs", "effect_reason": "The front moved on."}
    saved(editor, sides, **SAID, **effect, time_confirmed="on")
    typed = opened(editor, sides)
    del typed["time_confirmed"]

    editor.post(beside(sides), typed | {"effect_verdict": "", "effect_reason": ""})

    rows = {row.kind: row.basis for row in Pair.objects.get().dimensions.all()}
    assert rows == dict.fromkeys(["time", "place", "target", "count"], "computed")


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"time_verdict": "matches"}, "belongs to the automatic result"),
        ({"effect_verdict": "matches"}, "Give a reason in one sentence."),
        ({"effect_reason": "It held."}, "Choose a result"),
        ({"submit": "1", "rationale": ""}, "Required for review."),
        ({"relation": "proves"}, "not one of the available choices"),
        ({"rationale": "nothing\0here"}, "Null characters are not allowed"),
        ({"weakness": "half \ufffd a letter"}, "not valid UTF-8"),
        ({"time_reason": "half \ufffd a letter"}, "not valid UTF-8"),
        ({"heading": "x" * 161}, "at most 160 characters"),
    ],
)
def test_p15_what_cannot_be_saved_comes_back_with_what_to_do(
    editor, sides, typed, complaint
):
    answer = saved(editor, sides, **SAID | typed)

    assert answer.status_code == 200
    assert complaint in answer.text
    assert not Pair.objects.exists()
    for words in typed.values():
        assert words.replace("\0", "") in answer.text.replace("\0", "")


def test_a_whole_pair_goes_to_a_second_reader_at_once(editor, other, sides):
    effect = {"effect_verdict": "differs", "effect_reason": "The front moved on."}

    answer = saved(editor, sides, **SAID, **effect, submit="1")

    pair = Pair.objects.get()
    assert answer.url == reverse("admin:claims_pair_change", args=[pair.pk])
    assert {x.state for x in (pair, pair.claim, pair.outcome)} == {"in_review"}
    waiting = other.get("/admin/queues/review/").context["rows"]
    assert [row["of"] for row in waiting] == ["claim", "outcome", "pair"]


def test_p5_the_second_of_two_sees_both_versions_and_loses_nothing(
    editor, other, sides
):
    first, second = opened(editor, sides), opened(other, sides)
    editor.post(beside(sides), first | SAID)

    mine = second | {
        "relation": "supports",
        "rationale": "One front.",
        "settle": "Why.",
    }
    refused = other.post(beside(sides), mine)

    assert refused.status_code == 409
    told = {one.label: (one.theirs, one.yours) for one in refused.context["conflict"]}
    assert told["Relation"] == ("Undercuts", "Supports")
    assert "Saved meanwhile, beside what you typed" in refused.text
    assert Pair.objects.get().rationale == SAID["rationale"]
    kept = form_of(refused)
    assert (kept["rationale"], kept["settle"]) == ("One front.", "Why.")
    assert other.post(beside(sides), kept).status_code == 302
    assert Pair.objects.get().rationale == "One front."


def test_p5_nobody_assesses_words_that_changed_under_them(editor, sides):
    typed = opened(editor, sides)
    claim, _ = sides
    claim.statement = "The ministry counts 6 targets."
    claim.save()

    refused = editor.post(beside(sides), typed | SAID)

    assert refused.status_code == 409
    assert "one of its statements" in refused.text
    assert "counts 6 targets" in refused.text
    assert not Pair.objects.exists()
    assert editor.post(beside(sides), form_of(refused)).status_code == 302


def test_the_pages_are_reached_from_the_records(editor, sides):
    saved(editor, sides, **SAID)

    for record in sides:
        name = f"admin:claims_{record._meta.model_name}_change"
        page = editor.get(reverse(name, args=[record.pk])).text
        assert f'href="{candidates(record)}"' in page
    pair = reverse("admin:claims_pair_change", args=[Pair.objects.get().pk])
    assert f'href="{beside(sides)}"' in editor.get(pair).text


def test_what_is_not_there_cannot_be_paired(editor, sides):
    claim, outcome = sides

    assert editor.get(f"/admin/claims/pair/beside/{claim.pk}/0/").status_code == 404
    assert editor.get(f"/admin/claims/pair/beside/0/{outcome.pk}/").status_code == 404
    assert editor.get("/admin/claims/claim/0/pair/").status_code == 404


def test_three_reports_take_as_many_queries_as_one(
    editor, sides, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as one:
        editor.get(beside(sides))
    for side in (*sides, *sides):
        make_figure(make_report(side))

    with django_assert_num_queries(len(one)):
        page = editor.get(beside(sides)).text

    assert page.count("<mark>Our aircraft hit 60 targets in a day</mark>") == 3


@pytest.fixture
def apart(sides):
    """The two statements, in two towns far from each other."""
    towns = [(36.2, 37.16), (34.73, 36.71)]
    for statement, (latitude, longitude) in zip(sides, towns, strict=True):
        town = make_place(
            precision="settlement", latitude=latitude, longitude=longitude
        )
        statement.places.set([town])
    return sides


def test_nothing_undercuts_by_another_place_alone(editor, apart):
    typed = SAID | {"effect_verdict": "matches", "effect_reason": "It held."}

    refused = saved(editor, apart, **typed, submit="1")

    assert "“Undercuts” has no basis in the criteria." in refused.text
    assert "Different places or times alone undercut nothing." in refused.text
    assert not Pair.objects.exists()
    assert saved(editor, apart, **typed).status_code == 302
    differs = {"effect_verdict": "differs", "effect_reason": "The front moved on."}
    assert saved(editor, apart, **typed | differs, submit="1").status_code == 302


def test_a_confirmed_difference_of_place_is_still_no_basis(editor, apart):
    typed = SAID | {"relation": "contradicts", "place_confirmed": "on"}
    own = {"place_reason": "The claim is about the city; it was elsewhere."}

    refused = saved(editor, apart, **typed, submit="1")

    assert "“Contradicts” has no basis in the criteria." in refused.text
    assert saved(editor, apart, **typed | own, submit="1").status_code == 302
