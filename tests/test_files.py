"""A file becomes a text, or is refused with what to do. P15, P21."""

import resource
import subprocess
import sys

import pytest

from sources.ingest.document import HEAVIEST, Document, Refused
from sources.ingest.files import read
from sources.ingest.kinds import kind_of
from tests.files import PAGE, SAID, WORD, docx, endless_pdf, pdf, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ARABIC = "وزارة الدفاع: 60 هدفا في يوم واحد قرب حلب"
RUSSIAN = "Министерство обороны заявило, что самолёты поразили 60 целей."
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    f'<w:document xmlns:w="{WORD}"><w:p><w:t>&b;</w:t></w:p></w:document>'
)


@pytest.mark.parametrize(
    ("content", "charset", "text", "note"),
    [
        ("Rents\r\nfell.", "", "Rents\nfell.", False),
        ("\ufeff10\u00a0000 “dead”", "", "10\u00a0000 “dead”", False),
        ("Rents fell.".encode("utf-16"), "", "Rents fell.", False),
        ("Rents fell.".encode("utf-32"), "", "Rents fell.", False),
        ("près d’Alep".encode("cp1252"), "ISO-8859-1", "près d’Alep", False),
        ("près d’Alep".encode("cp1252"), "", "près d’Alep", True),
        (ARABIC.encode("cp1256"), "", ARABIC, True),
        (RUSSIAN.encode("cp1251"), "", RUSSIAN, True),
        (RUSSIAN.encode(), "no-such-charset", RUSSIAN, False),
    ],
)
def test_a_text_is_decoded_by_what_it_says_of_itself(content, charset, text, note):
    content = content if isinstance(content, bytes) else content.encode()

    found = read(content, "a.txt", charset)

    assert (found.text, bool(found.note)) == (text, note)


def test_a_page_gives_its_main_text_and_what_it_says_of_itself():
    found = read(PAGE.encode(), "whatever.bin")

    assert SAID.strip() in found.text
    assert "10\u00a0000 people who fled \u202enorth\u202c." in found.text
    assert "Sport" not in found.text
    assert found.title == "Sixty hit"
    assert (found.publisher, found.author) == ("Evening Paper", "Ann Lee")
    assert found.date == "2015-10-09"


def test_a_page_gives_its_words_as_printed_and_no_marks_of_ours():
    page = (
        f"<html lang='fr'><article><h1>Head</h1><p>{SAID}<br>So <b>they</b> said.</p>"
        "<ul><li>One town</li><li>Another</li></ul><blockquote>We won.</blockquote>"
        "<table><tr><td>Aleppo</td><td>60</td></tr></table></article>"
        "<footer>Copyright 2014</footer>"
    )

    found = read(page.encode())

    assert found.text.split("\n") == [
        "Head",
        SAID.strip(),
        "So they said.",
        "One town",
        "Another",
        "We won.",
        "Aleppo\t60",
    ]
    assert (found.language, found.date, found.date_stated) == ("fr", "2014", False)


def test_a_page_says_its_encoding():
    page = (
        PAGE.replace("utf-8", "windows-1251")
        .replace("\u202e", "")
        .replace("\u202c", "")
    )
    page = page.replace("Ann Lee", "Анна Ли").encode("cp1251")

    assert read(page).author == "Анна Ли"


def test_a_word_document_gives_what_is_printed():
    assert read(docx(), "a.pdf") == Document(
        "Rents\tfell.\nSo\u2011so.", title="A day", author="Lee"
    )


def test_a_pdf_gives_its_text():
    found = read(pdf("Rents fell."), "report.pdf")

    assert (found.text, found.title) == ("Rents fell.", "report")
    assert "columns" in found.note


BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \r\n \n", "no words"),
    "heavy": (b"x" * (HEAVIEST + 1), "heavier than 10 MB"),
    "long": (b"x" * 2_000_001, "longer than 2,000,000"),
    "NUL": (b"Rents\0fell", "NUL at character 5"),
    "lone surrogate": (b"Rents \xed\xa0\x80", "not the UTF-8"),
    "lone surrogate, UTF-16": (b"\xff\xfe\x00\xd8a\x00", "not the UTF-16"),
    "half a character": ("Près d’Alep, “60”".encode() + b"\xe2", "not the UTF-8"),
    "overlong": ("Près, “60” ".encode() + b"\xc0\xaf", "not the UTF-8"),
    "wrong encoding": (b'<html><meta charset="utf-8"><p>pr\xe8s', "not the UTF-8"),
    "encrypted pdf": (pdf("Rents", locked=True), "protected by a password"),
    "image-only pdf": (pdf(picture=True), "text recognition"),
    "broken pdf": (b"%PDF-1.7\nnothing follows", "broken"),
    "bomb of a pdf": (endless_pdf(), "broken"),
    "zip bomb docx": (
        docx(**{"word/media/a": "0" * 60_000_000}),
        "unpacks to far more",
    ),
    "tight docx": (docx(" " * 5_000_000), "unpacks to far more"),
    "many members": (docx(**{str(n): "" for n in range(2_001)}), "unpacks to far more"),
    "zip slip": (docx(**{"../../etc/cron.d/x": "x"}), "broken"),
    "entities": (docx(LAUGHS), "entities"),
    "no xml": (docx("<w:document"), "broken"),
    "no words in it": (docx(f'<w:document xmlns:w="{WORD}"/>'), "holds no text"),
    "an archive": (zipped({"a.txt": "Rents"}), "no Word document"),
    "half an archive": (docx()[:200], "broken"),
    "html without text": (b"<!doctype html><script>draw()</script>", "no main text"),
    "deep html": (b"<html>" + b"<div>" * 100_000, "no main text"),
    "old Word": (OLE + b"x", "old Office file"),
    "encrypted Word": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "picture": (b"\x89PNG\r\n\x1a\n", "a picture"),
}


@pytest.mark.parametrize(("content", "complaint"), BAD.values(), ids=BAD)
def test_p15_p21_a_bad_file_is_refused_with_one_clear_message(content, complaint):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(Refused, match=complaint) as refusal:
        read(content, "a.txt")

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # KiB
    assert "\n" not in str(refusal.value)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xef\xbb\xbf<!DOCTYPE html><p>x", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b"<?xml version='1.0'?>\n<!-- a -->\n<html xmlns='x'>", "html"),
        (b"<3 this text", "text"),
        (b"\n%PDF-1.4", "pdf"),
        (b"It begins with %PDF-", "text"),
        (b"PK\x03\x04rest", "docx"),
    ],
)
def test_p21_a_kind_is_told_by_the_first_bytes(content, kind):
    assert kind_of(content) == kind


def test_p21_no_parser_is_imported_where_pages_are_served():
    code = "import sys; from sources.ingest import files; "
    code += "assert not {'pypdf', 'trafilatura', 'lxml'} & {*sys.modules}"

    subprocess.run([sys.executable, "-c", code], check=True)
