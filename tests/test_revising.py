"""A further text of a source at the desk: compared first, and then worked off."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sources.models import Anchor, Source
from tests.accounts import account, at_the_desk
from tests.desk import form_of
from tests.factories import make_source
from tests.test_reanchoring import AFTER, BEFORE, HIT, TAKEN, anchor_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    made = make_source(BEFORE, url="https://paper.example/a")
    first = made.revisions.get()
    for words in (HIT, TAKEN):
        first.cite(BEFORE.index(words), BEFORE.index(words) + len(words))
    return made


@pytest.fixture
def editor():
    return at_the_desk(account("editor"))


def address(source):
    return reverse("admin:sources_source_revise", args=[source.pk])


def compared(editor, source, text=AFTER, **fields):
    return editor.post(address(source), {"text": text} | fields)


def kept(editor, source, text=AFTER):
    page = compared(editor, source, text)
    return editor.post(address(source), form_of(page) | {"keep": "1"})


def test_a_further_text_is_compared_before_it_is_kept(editor, source):
    page = compared(editor, source, AFTER.replace("\n", "\r\n"))

    assert page.status_code == 200
    assert "<strong>1</strong> drifted" in page.text
    assert "<strong>1</strong> lost" in page.text
    assert ">67</ins>" in page.text.replace("67 ", "67").replace(
        "After (material): ", ""
    )
    assert source.revisions.count() == 1
    assert not Anchor.objects.exists()


def test_what_was_compared_is_kept_and_leads_to_the_work_list(editor, source):
    page = kept(editor, source)

    later = source.revisions.last()
    assert later.text == AFTER
    assert later.origin == "pasted"
    worklist = editor.get(page.url).text
    assert "four villages north" in worklist
    assert Anchor.objects.open().count() == 2


def test_a_file_is_kept_as_one(editor, source):
    file = SimpleUploadedFile("a.txt", b"\xef\xbb\xbf" + AFTER.encode())
    page = editor.post(address(source), {"file": file})
    editor.post(address(source), form_of(page) | {"keep": "1"})

    later = source.revisions.last()
    assert (later.origin, later.text) == ("file", AFTER)
    assert bytes(later.capture.content) == b"\xef\xbb\xbf" + AFTER.encode()
    assert (later.capture.name, later.capture.content_type) == ("a.txt", "text/plain")


def test_a_text_that_was_not_compared_as_it_is_now_is_not_kept(editor, source):
    sent = form_of(compared(editor, source)) | {"keep": "1"}
    source.revise(f"{BEFORE} Meanwhile.", "pasted")

    page = editor.post(address(source), sent)

    assert page.status_code == 409
    assert "Compare once more" in page.text
    assert "67 targets" in form_of(page)["text"]
    assert source.revisions.count() == 2
    again = form_of(page) | {"keep": "1", "text": f"{AFTER} Changed since."}
    assert editor.post(address(source), again).status_code == 409


@pytest.mark.parametrize(
    ("sent", "complaint"),
    [
        ({}, "Give one text"),
        ({"text": "a", "file": SimpleUploadedFile("b.txt", b"b")}, "Give one text"),
        ({"text": BEFORE}, "says the same"),
        ({"text": " \n "}, "no words"),
        ({"file": SimpleUploadedFile("c.txt", "ÜÜÜ".encode() + b"\xff")}, "UTF-8"),
        ({"file": SimpleUploadedFile("f.txt", b"a\0b")}, "NUL at character 1"),
        ({"file": SimpleUploadedFile("g.pdf", b"%PDF-1.4")}, "broken"),
        ({"address": "http://127.0.0.1/"}, "private network"),
        ({"text": AFTER, "seal": "forged"}, "cannot be told any more"),
        ({"file": SimpleUploadedFile("d.txt", b"\xff\xfe\x00")}, "UTF-8"),
        ({"file": SimpleUploadedFile("e.txt", b"")}, "empty"),
        ({"text": "x" * 2_000_001}, "at most 2000000"),
    ],
)
def test_p15_an_unusable_text_is_refused_and_nothing_is_stored(
    editor, source, sent, complaint
):
    page = editor.post(address(source), sent)

    assert complaint in page.text
    assert source.revisions.count() == 1


@pytest.mark.parametrize(
    "url", ["https://paper.example/a", "http://paper.example/a/#now"]
)
def test_the_same_address_is_offered_as_a_revision(editor, source, url):
    path = reverse("admin:sources_source_add")
    sent = form_of(editor.get(path)) | {"title": "Again", "url": url, "text": AFTER}

    page = editor.post(path, sent)

    assert f'formaction="{address(source)}"' in page.text
    assert form_of(page)["text"] == AFTER
    assert Source.objects.count() == 1
    assert "<strong>1</strong> lost" in editor.post(address(source), sent).text
    assert editor.post(path, sent | {"distinct": "on"}).status_code == 302
    assert Source.objects.count() == 2


def decide(editor, anchor, **fields):
    path = reverse("admin:sources_anchor_change", args=[anchor.pk])
    return editor.post(path, fields)


def test_the_work_list_is_worked_off_one_after_another(editor, source):
    kept(editor, source)
    later = source.revisions.last()
    drifted, lost = anchor_of(HIT, later), anchor_of(TAKEN, later)

    following = decide(editor, drifted, decision="confirmed")
    page = editor.get(following.url)
    assert TAKEN in page.text
    assert "1 of this text to be decided" in page.text
    decide(
        editor, lost, decision="reselected", words="The weather was fair", reason="So."
    )

    assert not Anchor.objects.open().exists()
    assert anchor_of(TAKEN, later).words == "The weather was fair"
    assert anchor_of(HIT, later).decided_by.username == "an-editor"
    decide(editor, drifted, reopen="1")
    assert Anchor.objects.open().get() == drifted


@pytest.mark.parametrize("work", ["", "decided", "sure", "all"])
def test_the_work_list_can_be_narrowed(editor, source, work):
    kept(editor, source)
    anchor_of(HIT, source.revisions.last()).confirm(account("editor", "another"))

    page = editor.get(
        reverse("admin:sources_anchor_changelist"), {"work": work} if work else {}
    )

    shown = [words in page.text for words in (HIT, TAKEN)]
    assert (
        shown
        == {
            "": [False, True],
            "decided": [True, False],
            "sure": [False, False],
            "all": [True, True],
        }[work]
    )


@pytest.mark.parametrize(
    ("sent", "complaint"),
    [
        ({}, "required"),
        ({"decision": "confirmed"}, "Select a valid choice"),
        ({"decision": "retired"}, "Say why"),
        ({"decision": "reselected"}, "Give the words"),
        ({"decision": "reselected", "words": "Not there"}, "does not say these"),
        ({"decision": "retired", "reason": "x", "words": "fair"}, "only to select"),
    ],
)
def test_a_decision_that_is_not_whole_changes_nothing(editor, source, sent, complaint):
    kept(editor, source)
    lost = anchor_of(TAKEN, source.revisions.last())

    page = decide(editor, lost, **sent)

    assert complaint in page.text
    assert Anchor.objects.open().count() == 2


def test_the_second_of_two_editors_is_told_that_it_is_decided(editor, source):
    kept(editor, source)
    lost = anchor_of(TAKEN, source.revisions.last())
    lost.retire(account("editor", "another"), "It was taken out.")

    page = decide(editor, lost, decision="retired", reason="Gone.")

    assert page.status_code == 409
    assert "meanwhile" in page.text
    assert anchor_of(TAKEN, source.revisions.last()).reason == "It was taken out."


def test_an_analyst_reads_the_work_list_and_decides_nothing(source):
    kept(at_the_desk(account("editor")), source)
    lost = anchor_of(TAKEN, source.revisions.last())
    analyst = at_the_desk(account("analyst"))

    assert "<form method" not in analyst.get(lost_page(lost)).text
    assert analyst.post(lost_page(lost), {"decision": "retired"}).status_code == 403


def lost_page(anchor):
    return reverse("admin:sources_anchor_change", args=[anchor.pk])
