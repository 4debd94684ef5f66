"""One document that was captured twice is one source, and nothing cited vanishes."""

import pytest
from django.urls import reverse

from claims.merging.likeness import alike
from claims.workflow import Refused
from sources.models import Citation
from tests.accounts import account, at_the_desk
from tests.desk import form_of
from tests.factories import make_claim, make_published_pair, make_report, make_source
from tests.merging import merged, tables, taken_back
from tests.refusal import allowed, refused

pytestmark = pytest.mark.django_db


def sources():
    """Two published sources: one of a claim, the other of an outcome."""
    pair = make_published_pair(rationale="A reason.")
    found = [x.reports.get().source for x in (pair.claim, pair.outcome)]
    allowed()
    return pair, *found


def test_p8_what_is_cited_of_the_loser_is_read_as_it_was(client):
    pair, one, other = sources()
    citation = pair.outcome.reports.get().citations.get()
    before, pages = tables(), [f"/s/{other.public_id}@1", citation.get_absolute_url()]

    done = merged(one, other, reason="One document.")

    allowed()
    led = client.get(f"/s/{other.public_id}")
    assert led.headers["Location"] == f"/s/{one.public_id}"
    for path in pages:
        page = client.get(path.partition("#")[0])
        assert page.status_code == 200
        assert "captured twice" in page.text
        assert pair.outcome.statement in page.text
    assert client.get(f"/cite/{citation.public_id}").status_code == 302
    assert client.get(f"/cite/{citation.public_id}.jsonld").status_code == 200
    winner = client.get(f"/s/{one.public_id}").text
    assert f'href="/s/{other.public_id}@1"' in winner
    assert "captured twice" not in winner
    assert client.get(pair.get_absolute_url()).status_code == 200
    listed = client.get("/sources/").text
    assert f'href="/s/{other.public_id}"' not in listed
    assert "captured again" in listed
    assert client.get("/citations").status_code == 200
    assert Citation.objects.public().count() == 2
    assert taken_back(done) == []
    assert tables() == before
    assert client.get(f"/s/{other.public_id}").status_code == 200


def test_parts_go_over_and_reports_stay_with_the_words_they_cite():
    one, other = make_source(), make_source()
    part, claim = make_source(part_of=other), make_claim()
    report = make_report(claim, quote="Rents fell", source=other)
    allowed()
    before = tables()

    done = merged(one, other)

    allowed()
    part.refresh_from_db()
    report.refresh_from_db()
    assert (part.part_of, report.source) == (one, other)
    assert {rows.what: len(rows.rows) for rows in done.rows} == {"moves": 1, "cites": 1}
    assert not type(claim).objects.get(pk=claim.pk).waiting_since
    assert taken_back(done) == []
    assert tables() == before


def test_a_cited_source_does_not_become_one_that_nobody_can_read():
    _, one, _ = sources()

    with pytest.raises(Refused, match="Keep the public one"):
        merged(make_source(), one)


def test_a_container_is_not_merged_with_its_part():
    outer = make_source()
    inner = make_source(part_of=make_source(part_of=outer))

    with pytest.raises(Refused, match="contains"):
        merged(inner, outer)


def test_nothing_new_is_said_of_a_text_that_was_merged():
    one, other = make_source(), make_source()
    merged(one, other)

    with refused("refers_to_no_loser"):
        make_report(make_claim(), quote="Rents fell", source=other)


def test_copies_are_proposed_by_address_and_by_words():
    words = "The ministry said on Friday that its aircraft had hit sixty targets."
    one = make_source(words, url="https://paper.example/a")
    same = make_source("Other words.", url="http://paper.example/a/")
    near = make_source(f"{words} It rained.")
    far = make_source("Of something else entirely, in quite other words than these.")

    found = {like.record: like.reason for like in alike(one)}

    assert found[same] == "has the same address"
    assert "of the shorter text is the same" in found[near]
    assert far not in found


def test_sources_are_merged_at_the_desk(client):
    pair, one, other = sources()
    desk = at_the_desk(account("publisher"))
    address = reverse("admin:sources_source_merge")
    asked = {"record": [one.pk, other.pk]}
    page = desk.get(address, asked)
    assert "stays with the text that it cites" in page.text
    assert "A day in March" in page.text

    fields = form_of(page) | asked | {"merge": "1", "reason": "One document."}
    assert desk.post(address, fields).status_code == 302

    gone = {
        x for x in (one, other) if client.get(f"/s/{x.public_id}").status_code == 301
    }
    assert len(gone) == 1
    change = reverse("admin:sources_source_change", args=[gone.pop().pk])
    assert "This was merged into" in desk.get(change).text
    assert "Merged into" in client.get("/corrections").text
    assert pair
