"""P20: what is cited is read back as it was, whatever is in a title."""

import re
from datetime import date

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from claims.citing import Work, bibtex, csl, markdown, plain, ris
from claims.citing.work import one_line

HARM = [
    "}, note = {owned}, title = {x",
    "Unbalanced { and \\ and \\}",
    "100 % of $5 & #1 in a_b^c ~ ``quoted'' -- or ?` so",
    "A day\r\nER  - \r\nTY  - BOOK",
    "Two\u2028lines\u0085and\x0bmore\x1b[31m",
    '=HYPERLINK("https://elsewhere.example")',
    "](javascript:alert(1)) [x <b>bold</b> **strong** `code`",
    "قصف الطيران 60 هدفا (تل قراح)",
    "@misc{other, title = {x}}",
]
TITLES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(one_line)


def work(**fields):
    defaults = {
        "key": "plumbline-pair-b1cdfghj-2",
        "title": "Sixty beside four",
        "author": "Plumbline",
        "container": "Plumbline",
        "issued": "2016-03-08",
        "address": "https://plumbline.example/p/b1cdfghj@2",
        "pinned": "https://plumbline.example/p/b1cdfghj@2",
        "revision": 2,
        "sha256": "ab" * 32,
        "accessed": date(2026, 11, 22),
    }
    return Work(**defaults | fields)


def from_bibtex(text):
    decoding = LatexDecodingMiddleware(keep_math_mode=False)
    library = bibtexparser.parse_string(text, append_middleware=[decoding])
    assert not library.failed_blocks
    [entry] = library.entries
    return {name: field.value for name, field in entry.fields_dict.items()}


def from_ris(text):
    [entry] = rispy.loads(text)
    return entry


@pytest.mark.parametrize("title", HARM)
def test_p20_harm_in_a_title_stays_a_title(title):
    cited = work(title=title)
    told = from_bibtex(bibtex(cited))

    assert told["title"].replace("ˆ", "^") == cited.title
    assert told["url"] == cited.address
    assert set(told) == set(from_bibtex(bibtex(work())))
    entry = from_ris(ris(cited))
    assert entry["title"] == cited.title
    assert entry.keys() == from_ris(ris(work())).keys()
    assert csl(cited)["title"] == cited.title


@given(TITLES, TITLES)
def test_p20_any_title_and_author_come_back_from_ris_and_stand_in_one_line(
    title, author
):
    cited = work(title=title, author=author)
    entry = from_ris(ris(cited))

    assert entry["title"] == cited.title == one_line(title)
    assert entry["authors"] == [cited.author]
    for written in (plain(cited), markdown(cited)):
        assert len(written.splitlines()) == 1


def test_quotation_marks_of_a_title_become_single_ones_within_others():
    assert plain(work(title="“60 targets” hit")).startswith("“‘60 targets’ hit”, ")


@given(TITLES)
def test_p20_any_title_keeps_the_braces_of_bibtex_in_pairs(title):
    written = bibtex(work(title=title))
    depth = 0
    for brace in re.findall("[{}]", written):
        depth += {"{": 1, "}": -1}[brace]
        assert depth >= 0

    assert depth == 0
    assert len(bibtexparser.parse_string(written).entries) == 1


@pytest.mark.parametrize("title", HARM)
def test_p20_markdown_escapes_every_mark(title):
    written = markdown(work(title=title))
    label, _, rest = written.removeprefix("[").partition("](<https://plumbline")

    assert not re.search(r"(?<!\\)(?:\\\\)*[\[\]<>`*_]", label)
    assert rest.startswith(".example/p/b1cdfghj@2>)")


def test_every_format_names_revision_day_and_checksum():
    cited = work()
    told, entry, item = from_bibtex(bibtex(cited)), from_ris(ris(cited)), csl(cited)

    for note in (told["note"], " ".join(entry["notes"]), item["note"], plain(cited)):
        assert cited.sha256 in note
    assert told["urldate"] == item["accessed"]["edtf"] == "2026-11-22"
    assert entry["access_date"] == "2026/11/22"
    assert told["version"] == "2"
    assert item["version"] == entry["edition"] == "revision 2"
    assert "revision 2, read 22 Nov 2026" in markdown(cited)


@pytest.mark.parametrize(
    ("issued", "parts", "year"),
    [
        ("2015-10-09", [[2015, 10, 9]], "2015"),
        ("2015-10", [[2015, 10]], "2015"),
        ("2015?", [[2015]], "2015"),
        ("2015-10-08/2015-11", [[2015, 10, 8], [2015, 11]], "2015"),
        ("2015-22", [[2015]], "2015"),
        ("2015-10-08/..", [[2015]], "2015"),
        ("../2015-10-08", [[2015]], "2015"),
        ("201X", [[2010], [2019]], None),
    ],
)
def test_a_date_in_doubt_is_told_in_parts_and_as_edtf(issued, parts, year):
    cited = work(issued=issued)

    assert csl(cited)["issued"]["date-parts"] == parts
    assert csl(cited)["issued"]["edtf"] == issued
    surely = {"2015-10-09", "2015-10", "2015-10-08/2015-11"}
    assert csl(cited)["issued"].get("circa", False) == (issued not in surely)
    assert csl(cited)["issued"].get("season") == {"2015-22": 2}.get(issued)
    assert from_bibtex(bibtex(cited)).get("year") == year
    assert from_ris(ris(cited)).get("year") == year


@pytest.mark.parametrize(
    ("issued", "day"),
    [
        ("2015-10-09", "2015/10/09"),
        ("2015-10-09?", None),
        ("2015-10", None),
        ("2015-10-08/2015-10-09", None),
        ("2015-10-09/..", None),
    ],
)
def test_ris_names_a_day_only_where_it_is_known(issued, day):
    assert from_ris(ris(work(issued=issued))).get("date") == day


def test_csl_json_is_set_by_a_citation_processor():
    source = CiteProcJSON([csl(work(title="Sixty & <four>"))])
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    library = CitationStylesBibliography(style, source, formatter.plain)
    library.register(Citation([CitationItem("plumbline-pair-b1cdfghj-2")]))

    [printed] = map(str, library.bibliography())

    assert printed.startswith("Plumbline (2016) Sixty & <four>, Plumbline. Available")


def test_a_source_names_the_text_that_was_captured_and_what_is_inferred():
    cited = work(
        author="",
        container="The Evening Paper",
        address="https://paper.example/1",
        inferred=("date",),
    )

    assert "The Evening Paper, [8 Mar 2016]. https://paper.example/1" in plain(cited)
    assert f"text as captured: {cited.pinned} (revision 2" in plain(cited)
    assert "Inferred, not stated: date" in csl(cited)["note"]
    assert "author" not in csl(cited)
    assert "author" not in from_bibtex(bibtex(cited))
