"""Files as people have them, and as nobody should: made here, a few bytes each."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
SAID = "The ministry said on Friday that its aircraft had hit 60 targets in a day. "
PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>Sixty hit</title>
<meta property="og:site_name" content="Evening Paper"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2015-10-09T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Sixty hit</h1><p>{SAID * 4}</p><p>A monitor counted four villages lost,
and 10&#160;000 people who fled \u202enorth\u202c.</p></article></body></html>"""


def docx(body=None, **members):
    """A Word document of one paragraph, or of this XML, with other members."""
    body = body or (
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>Rents</w:t><w:tab/>'
        "<w:t>fell.</w:t><w:delText>rose</w:delText></w:r></w:p>"
        "<w:p><w:r><w:t>So</w:t><w:noBreakHyphen/><w:t>so.</w:t></w:r></w:p>"
        "</w:body></w:document>"
    )
    core = f'<p xmlns:d="{DUBLIN_CORE}"><d:title>A day</d:title><d:creator>Lee</d:creator></p>'
    return zipped({"word/document.xml": body, "docProps/core.xml": core} | members)


def zipped(members):
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def pdf(text="", locked=False, picture=False):
    """A PDF of one page with this text, or with a picture of it."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F"): font})}
    )
    drawn = DecodedStreamObject()
    picture = b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q " * picture
    drawn.set_data(
        picture + f"BT /F 12 Tf 9 99 Td ({text}) Tj ET".encode() * bool(text)
    )
    page[NameObject("/Contents")] = writer._add_object(drawn)
    if locked:
        writer.encrypt("a word")
    held = BytesIO()
    writer.write(held)
    return held.getvalue()


def endless_pdf():
    """A page whose few bytes inflate to two hundred million."""
    packed = zlib.compress(b"\0" * 200_000_000, 9)
    packed_twice = zlib.compress(packed, 9)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    head += b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    head += b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n"
    head += b"4 0 obj<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n" % len(
        packed_twice
    )
    return head + packed_twice + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
