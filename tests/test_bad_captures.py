"""P15, P21, P24: a bad capture gives one clear message at the desk and changes nothing."""

import pytest
from django.urls import reverse

from sources.models import Capture
from tests.capturing import CAPTURE, editor, nothing_kept, uploaded, web
from tests.desk import form_of
from tests.factories import make_source
from tests.test_files import BAD
from tests.webs import OK, endless, redirect, serving

__all__ = ["editor", "web"]
pytestmark = pytest.mark.django_db
WAYS = {
    "nothing": ({}, "Give one text"),
    "two": ({"text": "a", "address": "https://paper.example/"}, "Give one text"),
    "blank": ({"text": " \n "}, "no words"),
    "NUL": ({"text": "Rents\0fell"}, "Null characters"),
    "too long": ({"text": "x" * 2_000_001}, "at most 2000000"),
    "metadata": ({"address": "http://169.254.169.254/latest/"}, "private network"),
    "loopback": ({"address": "http://[::1]/"}, "private network"),
    "decimal": ({"address": "http://2130706433/"}, "begins with http"),
    "file scheme": ({"address": "file:///etc/passwd"}, "begins with http"),
    "NUL in address": ({"address": "http://a\0b/"}, "Null characters"),
    "forged": ({"text": "Rents fell.", "seal": "x"}, "cannot be told any more"),
}
FEW = ["empty", "NUL", "lone surrogate", "encrypted pdf", "zip bomb docx", "entities"]


@pytest.mark.parametrize(("way", "complaint"), WAYS.values(), ids=WAYS)
def test_p15_p24_a_bad_capture_gives_one_message_and_changes_nothing(
    editor, way, complaint
):
    page = editor.post(CAPTURE, way)

    assert page.status_code == 400
    assert page.text.count('class="errorlist') == 1
    assert complaint in page.text
    assert form_of(page)["text"] == way.get("text", "").replace("\0", "\0")
    assert nothing_kept()


@pytest.mark.parametrize("name", FEW)
def test_p15_p21_a_bad_file_gives_one_message_and_changes_nothing(editor, name):
    content, complaint = BAD[name]

    page = editor.post(CAPTURE, {"file": uploaded(content), "address": ""})

    assert page.status_code == 400
    assert page.text.count('class="errorlist') == 1
    assert complaint in page.text
    assert nothing_kept()


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        (redirect("http://169.254.169.254/"), "private network"),
        (endless(), "heavier than 10 MB"),
        (OK + b"<!doctype html><script>draw()</script>", "no main text"),
        (OK + "<p>près".encode("cp1252"), "not the UTF-8"),
        (b"HTTP/1.1 500 No\r\n\r\n", "answers 500"),
    ],
)
def test_p24_a_bad_page_gives_one_message_and_changes_nothing(
    editor, web, answer, complaint
):
    with serving(answer) as server:
        page = editor.post(CAPTURE, {"address": web(server)})

    assert page.status_code == 400
    assert page.text.count('class="errorlist') == 1
    assert complaint in page.text
    assert nothing_kept()


@pytest.mark.parametrize("way", ["capture", "revise"])
def test_a_file_that_is_too_heavy_is_refused_and_kept_nowhere(editor, way):
    path = (
        CAPTURE
        if way == "capture"
        else reverse("admin:sources_source_revise", args=[make_source().pk])
    )

    page = editor.post(path, {"file": uploaded(b"x" * 11_000_000)})

    assert "heavier than 10 MB" in page.text
    assert not Capture.objects.exists()
