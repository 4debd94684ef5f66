"""How the pages of the queues look and what they refuse."""

import html

import pytest

from claims import workflow
from claims.queues import QUEUES
from claims.templatetags.shown import MARKED
from tests.accounts import ROLES, account, at_the_desk
from tests.factories import (
    make_claim,
    make_published_discrepancy,
    make_published_pair,
)
from tests.hostile import READ, UNSEEN
from tests.test_queues import editor, key, pair, reader, waiting

__all__ = ["editor", "pair", "reader"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_every_queue_says_what_to_do_when_it_is_empty(role):
    desk = at_the_desk(account(role))

    front = desk.get("/admin/").text
    for queue in QUEUES:
        assert queue.title in front
        page = desk.get(f"/admin/queues/{queue.name}/", follow=True)
        assert page.status_code == 200
        if not queue.page:
            assert queue.empty in page.text
            may = desk.get("/admin/").wsgi_request.user.has_perm(queue.may)
            assert ("works none of it off" in page.text) is not may


def test_a_queue_is_paged_and_sorted_with_as_many_queries_as_one_row(
    editor, django_assert_max_num_queries
):
    desk = at_the_desk(editor)
    for number in range(51):
        workflow.saved(make_claim(statement=f"Claim {number:02}."), editor)

    with django_assert_max_num_queries(6):
        first = desk.get("/admin/queues/drafts/?sort=-label")
    second = desk.get("/admin/queues/drafts/?sort=-label&page=2")

    assert first.text.index("Claim 50.") < first.text.index("Claim 49.")
    assert "Claim 00." not in first.text
    assert "Claim 00." in second.text
    assert "sort=-label&amp;page=2" in first.text
    assert "There are no rows" in desk.get("/admin/queues/drafts/?page=9").text


@pytest.mark.parametrize("asked", ["sort=saved_by__password", "page=0", "page=x"])
def test_p28_a_queue_is_sorted_by_what_it_offers_only(editor, asked):
    assert at_the_desk(editor).get(f"/admin/queues/drafts/?{asked}").status_code == 400


def test_an_unknown_queue_leads_nowhere(editor):
    assert at_the_desk(editor).get("/admin/queues/none/").status_code == 404


def test_p16_p17_hostile_titles_are_shown_for_what_they_are(editor):
    for text in [*READ, *(f"sixty{x} targets" for x, _ in UNSEEN)]:
        workflow.saved(make_claim(statement=text), editor)

    page = at_the_desk(editor).get("/admin/queues/drafts/").text

    for payload in READ:
        assert truncated(payload) in page
    for character, name in UNSEEN:
        assert f"sixty⟦{name}⟧ targets" in page
        assert character not in page
    assert page.count("<script") == page.count('<script src="/static/')


def truncated(payload):
    return html.escape(payload).translate(MARKED)


def test_what_uses_a_retired_citation_waits_until_it_is_explained(editor):
    pair, made = make_published_pair(), make_published_discrepancy()
    link = pair.outcome.reports.get().cited.get()
    for citation in (link.citation, made.sides.first().cited.get().citation):
        later = citation.revision.source.revise("Nothing is left.", "pasted")
        anchor = citation.anchors.create(revision=later, state="lost")
        anchor.retire(editor, "The source took it back.")
    assert {*waiting("retired", editor)} == {key(pair.outcome), key(made)}

    link.kept_because = "It was said on that day."
    link.save()

    assert waiting("retired", editor) == [key(made)]
