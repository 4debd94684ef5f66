"""Nothing of a tagging is lost, moved or made twice, and the last is taken back."""

import pytest

from claims.models import Claim
from sources.models import Citation, Event
from tests.factories import make_claim, make_report
from tests.tagging import (
    HTMX,
    SEEN,
    address,
    desk,
    fields,
    save,
    source,
    tag,
)

__all__ = ["desk", "source"]
pytestmark = pytest.mark.django_db


def test_p3_a_text_revised_meanwhile_moves_no_citation_silently(desk, source):
    page = tag(desk, source, SEEN)
    source.revise("Nobody says that witnesses saw it.\n\nIf: " + SEEN, "pasted")

    answer = save(desk, source, page, statement="Two villages burnt.")

    assert answer.status_code == 409
    assert fields(answer)["statement"] == "Two villages burnt."
    assert not Claim.objects.exists()


def test_p5_the_second_of_two_who_tag_the_same_words_is_shown_both(desk, source):
    theirs, mine = tag(desk, source), tag(desk, source)
    save(desk, source, theirs, statement="The ministry counts 60.")

    refused = save(desk, source, mine, statement="Sixty, the ministry says.")

    assert refused.status_code == 409
    assert "The ministry counts 60." in refused.text
    assert fields(refused)["statement"] == "Sixty, the ministry says."
    assert Claim.objects.count() == 1
    assert save(desk, source, refused).status_code == 200
    assert Claim.objects.count() == 2


def test_the_last_tagging_is_taken_back_whole_and_the_history_keeps_it(desk, source):
    save(desk, source, tag(desk, source))
    key = Claim.objects.get().public_id

    undone = desk.post(address(source), {"act": "undo"}, headers=HTMX)

    assert "Taken back" in undone.text
    assert not Claim.objects.exists()
    assert not Citation.objects.exists()
    assert Event.objects.filter(public_id=key, action="delete").exists()
    again = desk.post(address(source), {"act": "undo"}, headers=HTMX)
    assert again.status_code == 409


def test_what_somebody_has_gone_on_with_is_not_taken_back(desk, source):
    save(desk, source, tag(desk, source))
    Claim.objects.update(state="in_review")

    refused = desk.post(address(source), {"act": "undo"}, headers=HTMX)

    assert refused.status_code == 409
    assert "gone on with it" in refused.text
    assert Claim.objects.exists()


def test_a_further_report_is_taken_back_and_its_statement_stays(desk, source):
    known = make_claim(statement="Russia's air force hit 60 IS targets, it says.")
    make_report(known, "Russian planes hit 60 IS targets in a day")
    save(desk, source, tag(desk, source), of=known.public_id)

    desk.post(address(source), {"act": "undo"}, headers=HTMX)

    assert known.reports.count() == 1
    assert Citation.objects.count() == 1
