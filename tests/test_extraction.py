import os
import subprocess
import sys
from datetime import date

import pytest
from django.conf import settings

from claims.extraction import DEFAULT, Known, Lexicon, extract, extract_many
from claims.extraction.pieces import pieces

PUBLISHED = date(2021, 3, 17)  # a Wednesday
TEXT = """The army said on Friday that it had killed some 40 rebels near Northtown.

Witnesses saw between seven and nine blasts, and at least 24 people died.
"""


def printed(text, items):
    return [text[item.start : item.end] for item in items]


def test_a_text_is_read_with_offsets_of_its_characters():
    text = "😀 " + TEXT

    found = extract(text, PUBLISHED)

    assert printed(text, found.dates) == ["Friday"]
    assert found.dates[0].edtf == "2021-03-12"
    assert printed(text, found.figures) == [
        "some 40",
        "between seven and nine",
        "at least 24",
    ]
    assert "Northtown" in printed(text, found.places)
    assert len(found.sentences) == 2


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "…", "a" * 5000, "“" * 3000, "5" * 3000, "\u202e\u200b x"]
)
def test_any_text_can_be_read(text):
    assert extract(text, PUBLISHED).notice == ""


def test_a_long_text_is_read_in_pieces_and_offsets_hold():
    text = TEXT * 150

    found = extract(text, PUBLISHED)

    assert len(found.sentences) == 300
    assert len(found.figures) == 450
    assert {*printed(text, found.dates)} == {"Friday"}


def test_pieces_join_to_the_text():
    text = TEXT * 40

    assert "".join(piece for _, piece in pieces(text, 100)) == text
    assert all(text[at:].startswith(piece) for at, piece in pieces(text, 100))
    assert [*pieces("")] == [(0, "")]


def test_many_texts_are_read_in_order_and_no_further_than_asked():
    read = []
    texts = (
        read.append(number) or f"{number + 1} people died." for number in range(50)
    )

    found = extract_many(texts, batch_size=2)

    assert [next(found).figures[0].best for _ in range(3)] == [1 + n for n in range(3)]
    assert len(read) <= 6


def test_names_of_the_caller_overrule_general_ones():
    place = Known("Northtown", ("Nordstadt",), {"geonames": "7"})
    known = Lexicon(actors={"Blue Guard": ["BG"]}, places=[place])
    text = "BG fighters left Nordstadt for Moscow."

    found = extract(text, PUBLISHED, known)

    assert ("Blue Guard") in [actor.name for actor in found.actors]
    assert [place.name for place in found.places] == ["Northtown", "Moscow"]
    assert found.places[0].ids == {"geonames": "7"}
    assert "Blue Guard" not in [
        actor.name for actor in extract(text, lexicon=DEFAULT).actors
    ]


def test_p13_without_a_model_it_still_reads_and_says_what_is_missing(monkeypatch):
    monkeypatch.setenv("SPACY_MODEL", "none")

    found = extract(TEXT, PUBLISHED)

    assert "No statistical model" in found.notice
    assert len(found.figures) == 3
    assert len(found.sentences) == 2


def test_a_model_that_is_named_and_missing_is_not_replaced(monkeypatch):
    monkeypatch.setenv("SPACY_MODEL", "en_no_such_model")

    with pytest.raises(OSError, match="en_no_such_model"):
        extract(TEXT)


def test_spacy_is_not_imported_with_extraction():
    code = "import sys, claims.extraction; sys.exit('spacy' in sys.modules)"

    subprocess.run([sys.executable, "-c", code], check=True, cwd=settings.BASE_DIR)


@pytest.mark.skipif(
    not os.environ.get("PLUMBLINE_SOAK"), reason="two processes load a model: make soak"
)
def test_texts_can_be_read_by_several_processes():
    texts = [f"{number} people died in Northtown." for number in range(2, 8)]
    known = Lexicon(places=[Known("Northtown", (), {"geonames": "7"})])

    found = [*extract_many(texts, lexicon=known, batch_size=2, processes=2)]

    assert [one.figures[0].best for one in found] == [2, 3, 4, 5, 6, 7]
    assert all(one.places[0].ids == {"geonames": "7"} for one in found)
