"""How the desk lists and approves the words that wait for a second person."""

import importlib

import pytest
from django.db import ProgrammingError, connection
from django.urls import reverse

from claims import workflow
from claims.merging import merge
from claims.publishing import publish
from sources.models import Explanation, NotYours
from tests.accounts import at_the_desk
from tests.explanations import make_explanation
from tests.factories import (
    make_actor,
    make_citation,
    make_discrepancy,
    make_published_pair,
    make_side,
    seed_user,
)
from tests.hostile import READ
from tests.refusal import refused, sql
from tests.roles import as_owner
from tests.test_explanations import (
    ALONE,
    capture,
    claimed,
    correct,
    editor,
    pair,
    reader,
)

__all__ = ["editor", "pair", "reader"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(editor):
    return make_explanation(written_by=editor, text=ALONE)


def address(one):
    return reverse("admin:sources_explanation_change", args=[one.pk])


def test_the_desk_lists_what_waits_for_others_and_a_second_person_approves(
    waiting, editor, reader
):
    own, other = at_the_desk(editor), at_the_desk(reader)
    queue = reverse("admin:queue", args=["explanations"])
    assert ALONE in other.get(queue).text
    assert ALONE not in own.get(queue).text
    assert own.post(address(waiting), {"approve": "1"}).status_code == 409
    assert "somebody else approves" in own.get(address(waiting)).text

    assert other.post(address(waiting), {"approve": "1"}).status_code == 302

    waiting.refresh_from_db()
    assert waiting.approved_by == reader
    assert ALONE not in other.get(queue).text
    assert other.post(address(waiting), {"approve": "1"}).status_code == 409


def test_other_words_wait_for_somebody_else_again(waiting, editor, reader):
    desk = at_the_desk(reader)
    assert desk.post(address(waiting), {"reword": "1", "text": " "}).status_code == 400

    desk.post(address(waiting), {"reword": "1", "text": "Put more plainly."})

    [now] = Explanation.objects.waiting()
    assert (now.text, now.written_by) == ("Put more plainly.", reader)
    assert desk.post(address(now), {"approve": "1"}).status_code == 409
    now.approve(editor)
    with pytest.raises(NotYours, match="does not wait"):
        waiting.approve(reader)


def test_what_was_ticked_is_approved_but_for_words_of_ones_own(waiting, editor, reader):
    own = make_explanation(written_by=reader, number=2)
    fields = {"action": "approve_chosen", "_selected_action": [waiting.pk, own.pk]}

    listed = reverse("admin:sources_explanation_changelist")
    answer = at_the_desk(reader).post(listed, fields, follow=True)

    assert "Approved: 1." in answer.text
    assert [x.pk for x in Explanation.objects.exclude(approved_at=None)] == [waiting.pk]


def test_a_decision_on_words_that_are_not_public_waits_for_nobody(editor):
    citation = make_citation("Rents fell")
    capture(citation).retire(editor, ALONE)
    assert not Explanation.objects.waiting().exists()
    made = make_discrepancy()
    make_side(made).cited.create(citation=citation, kept_because="It was said.")

    publish(made, by=seed_user())

    assert Explanation.objects.waiting().get().text == ALONE


def test_what_readers_never_knew_needs_no_explanation(editor):
    merge(make_actor(), [make_actor()], editor, ALONE)

    assert not Explanation.objects.exists()


def test_p17_markup_is_text_in_an_explanation(editor, reader):
    for payload in READ:
        one = make_explanation(written_by=editor, text=payload[:400])

        page = at_the_desk(reader).get(address(one)).text

        assert "<script>" not in page
        assert "<img src=x" not in page


@pytest.mark.database("explanation_approved", "explanation_approved_at_a_time")
def test_the_database_lets_nobody_approve_words_of_their_own(waiting, editor, reader):
    rows = Explanation.objects.filter(pk=waiting.pk)

    for by in (editor, None):
        with refused("explanation_approved_by_another"):
            rows.update(approved_by=by, approved_at="2020-01-01T00:00Z")
    with refused("explanation_approved_at_a_time"):
        rows.update(approved_by=reader)


@pytest.mark.database("explanation_says_something")
def test_an_explanation_says_something():
    with refused("explanation_says_something"):
        make_explanation(text="")


@pytest.mark.owner("the guards bind the owner of the tables too")
@pytest.mark.database("explanation_keeps_words", "explanation_never_vanishes")
def test_an_explanation_keeps_its_words_and_its_approval(waiting, reader):
    rows = Explanation.objects.filter(pk=waiting.pk)
    with refused("an explanation keeps its words"):
        rows.update(text="Else.")
    with refused("an explanation never vanishes"):
        rows.delete()
    waiting.approve(reader)
    with refused("an explanation keeps its words"):
        rows.update(approved_by=None, approved_at=None)


def test_p6_web_processes_cannot_rewrite_an_explanation(waiting):
    with refused("permission denied", error=ProgrammingError):
        sql("UPDATE sources_explanation SET text = 'Else.'")
    with refused("permission denied", error=ProgrammingError):
        sql("DELETE FROM sources_explanation")


def test_what_was_public_before_there_was_this_rule_stays_so(
    client, pair, editor, reader
):
    correct(pair, editor, reader, "rationale", note="A first note.")
    capture(claimed(pair)).retire(reader, "A first decision.")
    merge(pair.claim, [make_published_pair().claim], reader, "A first merge.")
    gone = make_published_pair()
    workflow.withdraw(gone, reader, "A first withdrawal.")
    so_far = importlib.import_module("claims.migrations.0022_explanations_so_far")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE sources_explanation DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM sources_explanation")
        cursor.execute("ALTER TABLE sources_explanation ENABLE TRIGGER USER")
        cursor.execute(so_far.SO_FAR)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    log = client.get("/corrections").text
    for words in ("A first note.", "A first merge.", "A first withdrawal."):
        assert words in log
    assert "A first decision." in client.get(f"/c/{pair.claim.public_id}").text
    assert "A first withdrawal." in client.get(gone.get_absolute_url()).text
    assert not Explanation.objects.waiting().exists()
