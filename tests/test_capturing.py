"""Capture at the desk: three ways in, looked at, and only then kept. P15, P21, P24."""

import pytest
from django.urls import reverse

from sources.models import Event, Publisher, Source
from tests.capturing import CAPTURE, editor, nothing_kept, uploaded, web
from tests.desk import form_of
from tests.factories import make_capture, make_publisher, make_source
from tests.files import PAGE, SAID, docx, pdf
from tests.refusal import sql
from tests.webs import OK, redirect, serving

__all__ = ["editor", "web"]
pytestmark = pytest.mark.django_db
TEXT = " ".join(f"Sentence {n} of the report tells of town {n * 7}." for n in range(20))
LATER = f"{TEXT} Meanwhile it rained."


@pytest.fixture
def source():
    return make_source(TEXT, url="https://paper.example/a")


def looked_at(editor, **way):
    page = editor.post(CAPTURE, way)
    assert page.status_code == 200, page.text
    return page


def kept(editor, page, **typed):
    sent = form_of(page) | {"keep": "1", "title": "A day"} | typed
    answer = editor.post(CAPTURE, sent)
    assert answer.status_code == 302, answer.text
    return Source.objects.order_by("pk").last()


def test_a_pasted_text_is_shown_as_it_will_be_stored_and_then_kept(editor):
    page = looked_at(editor, text="\ufeffRents\u202e fell.\r\nWages rose.")

    assert "Rents⟦U+202E⟧ fell.\nWages rose.</bdi>" in page.text
    assert form_of(page)["title"] == "Rents\u202e fell."
    assert nothing_kept()
    made = kept(editor, page, published="2015-10-09", byline="Ann Lee")
    revision = made.revisions.get()
    assert (revision.text, revision.origin) == (
        "Rents\u202e fell.\nWages rose.",
        "pasted",
    )
    assert (made.byline, made.published) == ("Ann Lee", "2015-10-09")
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    assert {e.actor for e in Event.objects.of(made)} == {"an-editor"}


def test_a_page_is_fetched_and_its_facts_are_proposed(editor, web):
    make_publisher(name="evening paper")
    with serving(redirect("/b"), OK + PAGE.encode()) as server:
        asked = web(server)
        known = make_source("Rents fell.", url=asked)
        page = looked_at(editor, address=asked)
    facts, url = form_of(page), asked.replace("/a", "/b")

    assert page.text.count("has the same address") == 1
    assert further(known) in page.text
    assert facts["title"] == "Sixty hit"
    assert (facts["publisher_name"], facts["byline"]) == ("Evening Paper", "Ann Lee")
    assert (facts["published"], facts["published_basis"]) == (
        "2015-10-09",
        ["explicit"],
    )
    assert facts["url"] == url
    made = kept(editor, page)
    revision = made.revisions.get()
    assert SAID.strip() in revision.text
    assert (revision.origin, made.url_basis) == ("fetched", "explicit")
    assert made.publisher == Publisher.objects.get()
    assert bytes(revision.capture.content) == PAGE.encode()
    assert revision.capture.final_url == url


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (docx(), "Rents\tfell."),
        (pdf("Rents fell."), "Rents fell."),
        (b"Rents fell.", "Rents"),
    ],
)
def test_a_file_of_every_kind_is_kept_with_its_bytes(editor, content, said):
    made = kept(editor, looked_at(editor, file=uploaded(content, "report.bin")))

    revision = made.revisions.get()
    assert revision.text.startswith(said)
    assert (revision.origin, revision.capture.name) == ("file", "report.bin")
    assert bytes(revision.capture.content) == content


def test_the_bytes_are_handed_out_and_never_displayed(editor):
    made = make_capture(content=b"<script>alert(1)</script>", name="ü.html")

    answer = editor.get(f"/admin/sources/capture/{made.pk}/bytes/")

    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    page = editor.get(f"/admin/sources/capture/{made.pk}/change/").text
    assert f"/admin/sources/capture/{made.pk}/bytes/" in page


def test_a_new_publisher_needs_a_kind_and_nothing_typed_is_lost(editor):
    sent = form_of(looked_at(editor, text=TEXT)) | {"keep": "1", "title": "A day"}
    sent |= {"publisher_name": "Morning Paper", "byline": "Ann", "published": "soon"}

    refused = editor.post(CAPTURE, sent)

    assert refused.status_code == 400
    assert "say of what kind" in refused.text
    assert "not an EDTF date" in refused.text
    again = form_of(refused)
    assert {name: again[name] for name in ("text", "byline", "published")} == {
        "text": TEXT,
        "byline": "Ann",
        "published": "soon",
    }
    assert not Publisher.objects.exists()
    made = kept(editor, refused, published="2015", publisher_kind="newspaper")
    assert (made.publisher.name, made.publisher.kind) == ("Morning Paper", "newspaper")


@pytest.mark.parametrize(
    ("text", "url", "reason"),
    [
        ("Rents fell.", "http://paper.example/a/", "has the same address"),
        (TEXT, "", "has the very same text"),
        (LATER.upper(), "", "shares 100% of its runs"),
    ],
)
def test_what_may_be_here_already_is_shown_before_it_is_kept(
    editor, source, text, url, reason
):
    page = looked_at(editor, text=text)
    if url:
        page = editor.post(
            CAPTURE, form_of(page) | {"title": "A", "url": url, "keep": 1}
        )
        assert page.status_code == 400

    assert reason in page.text
    assert reverse("admin:sources_source_change", args=[source.pk]) in page.text
    assert Source.objects.count() == 1
    assert kept(editor, page, url=url) != source


def test_the_same_bytes_are_known_again_and_offered_as_a_revision(editor):
    content = docx()
    first = kept(editor, looked_at(editor, file=uploaded(content)))

    page = looked_at(editor, file=uploaded(content, "b.docx"))

    assert "made from the very same file" in page.text
    assert f'formaction="{further(first)}"' in page.text


def test_a_copy_becomes_a_further_revision_with_its_bytes(editor, source):
    page = looked_at(editor, file=uploaded(LATER.encode()))

    compared = editor.post(further(source), form_of(page))
    editor.post(further(source), form_of(compared) | {"keep": "1"})

    assert source.revisions.last().origin == "file"
    assert source.revisions.last().capture.name == "a.txt"
    again = editor.post(CAPTURE, form_of(page) | {"title": "Again", "keep": "1"})
    assert "kept already" in again.text
    assert Source.objects.count() == 1


def further(source):
    return reverse("admin:sources_source_revise", args=[source.pk])


def test_the_address_of_a_source_is_fetched_again(editor, source, web):
    page = f"<html><article><p>{LATER}</p></article>".encode()
    with serving(OK + page) as server:
        Source.objects.update(url=web(server))

        seen = editor.post(further(source), {"again": "1"})
        editor.post(further(source), form_of(seen) | {"keep": "1"})

    later = source.revisions.last()
    assert (later.origin, bytes(later.capture.content)) == ("fetched", page)
    assert later.capture.final_url.endswith("/a")
    assert "it rained" in later.text


def test_a_text_that_was_changed_by_hand_counts_as_pasted(editor, source):
    file = uploaded(LATER.encode())
    sent = form_of(editor.post(further(source), {"file": file}))
    sent = form_of(editor.post(further(source), sent | {"text": f"{LATER} More."}))
    editor.post(further(source), sent | {"keep": "1"})

    later = source.revisions.last()
    assert (later.origin, later.capture.name) == ("pasted", "a.txt")
