"""What a text is cut into, how selected words are found again, what a sentence tells."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.tagging.marked import Mark, blocks
from claims.tagging.selected import Selected, places, selection
from claims.tagging.sentences import sentences
from claims.tagging.told import told
from claims.templatetags.shown import revealed
from sources.spans import Span
from sources.words import loosely
from tests.texts import capturable, spans

SAID = "Russia's air force hit 60 IS targets on Friday, the ministry said."


def printed(block):
    inner = "".join(
        "".join(piece.text for piece in sentence.pieces) + sentence.after
        for sentence in block.sentences
    )
    return block.before + inner + block.gap


@given(st.data())
def test_nothing_of_a_text_is_lost_whatever_is_marked_in_it(data):
    text = data.draw(capturable)
    marked = data.draw(st.lists(spans(text), max_size=4))

    found = [*blocks(text, [Mark(*span, "claim") for span in marked])]

    assert "".join(map(printed, found)) == text
    for start, end in marked:
        part = [*blocks(text, [Mark(start, end, "claim")], Span(start, end))]
        pieces = [p for b in part for s in b.sentences for p in s.pieces if p.kinds]
        shown = "".join(p.text for p in pieces)
        assert "".join(shown.split()) == "".join(text[start:end].split())


@given(st.data())
def test_p3_p4_words_with_what_is_around_them_are_found_where_they_were(data):
    text = data.draw(capturable)
    start, end = data.draw(spans(text))
    chosen = selection(text, Span(start, end))
    inner = text[start:end].strip()

    for shown in (chosen, Selected(*map(revealed, vars(chosen).values()))):
        found, sure = places(text, shown)
        if inner and sure and len(found) == 1:
            assert text[found[0].start : found[0].end] == inner
            assert start <= found[0].start
            assert found[0].end <= end


@given(capturable, st.text("ab \n\u00a0'’-–", max_size=4))
def test_words_that_are_alike_differ_in_their_dress_alone(text, words):
    for place in loosely(text, words):
        said = text[place.start : place.end]
        assert len(said.split()) == len(words.split())


def test_p23_words_that_nearly_fit_everywhere_are_looked_for_once():
    assert [*loosely("a " * 100_000, "a " * 2_000 + "b")] == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rained. It snowed.", 2),
        ("Gen. Smith of the U.S. Army said so. It rained.", 2),
        ("It fell by 3.5 km. Then “it rained.” He left.", 3),
        ("He asked: why? because.", 1),
        ("قصفنا حلب؟ نعم.", 2),
        ("他们来了。我们走了。", 2),
        ("No end", 1),
        (" \n ", 0),
    ],
)
def test_a_sentence_ends_where_a_reader_would_stop(text, count):
    assert len([*sentences(text, 0, len(text))]) == count


def test_a_sentence_tells_who_says_how_many_and_when():
    read = told(SAID, Span(0, len(SAID)), date(2015, 10, 10))

    assert read.verb == "said"
    assert read.kind == "performance_figure"
    assert [figure.best for figure in read.figures] == [60]
    assert read.when.edtf == "2015-10-09"
    assert read.wording == "indirect"


def test_p13_a_text_is_read_without_spacy():
    program = (
        "import sys; from claims.tagging.told import told; from sources.spans import Span;"
        f"told({SAID!r}, Span(0, 20), None); sys.exit('spacy' in sys.modules)"
    )

    subprocess.run([sys.executable, "-c", program], check=True)
