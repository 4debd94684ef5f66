"""What a browser's search holds for the same, and for a word: as Chromium answered."""

import os
import time

import pytest

from sources.page_search import fold
from sources.text_fragment import Directive, find, generate

SOAK = os.environ.get("PLUMBLINE_SOAK") == "1"
LONG = 1_000_000 if SOAK else 20_000
FOUND = [
    ("xx أمر xx", "امر"),
    ("xx مُحَمَّد xx", "محمد"),
    ("xx محمـد xx", "محمد"),
    ("xx שָׁלוֹם xx", "שלום"),
    ("xx ёлка xx", "елка"),
    ("xx ў xx", "у"),
    ("xx straße xx", "STRASSE"),
    ("xx æther xx", "aether"),
    ("xx łódź xx", "lodz"),
    ("xx ﬁne xx", "fine"),
    ("xx Ｗide xx", "wide"),
    ("xx İstanbul xx", "istanbul"),
    ("xx ς xx", "Σ"),
    ("xx “quoted” xx", '"quoted"'),
    ("xx it’s xx", "it's"),
    ("xx co\u00adop xx", "coop"),
    ("xx z\u200bero xx", "zero"),
    ("xx no\u00a0break xx", "no break"),
    ("xx e\u0301t xx", "et"),
    ("xx et xx", "e\u0301t"),
    ("xx ⁶⁰ xx", "60"),
    ("xx wait… xx", "wait..."),
    ("aa   bb", "aa bb"),
    ("foo:bar xx", "bar"),
    ("a.b xx", "b"),
    ("xx 🇸🇾🇮🇶 xx", "🇸🇾"),
    ("xx 'word' xx", "word"),
    ("東京都庁に行く", "東京都庁"),
    ("漢字かな", "かな"),
    ("xx ภาษาไทยง่าย xx", "ไทย"),
]
LOST = [
    ("xx й xx", "и"),
    ("xx и\u0306 xx", "и"),
    ("xx и xx", "й"),
    ("xx がく xx", "かく"),
    ("xx ٦٠ xx", "60"),
    ("xx a–b xx", "a-b"),
    ("x_y xx", "y"),
    ("xx 👩‍👩‍👧 xx", "👩"),
    ("xx 👍🏽 xx", "👍"),
    ("xx 🇸🇾🇮🇶 xx", "🇾🇮"),
    ("xx हिन्दी xx", "हिन्दि"),
    ("xx 한국 xx", "하"),
    ("xx 한국 xx", "한"),
    ("xx 1,000 xx", "1"),
    ("xx 3.5 xx", "5"),
    ("xx €60 xx", "$60"),
    ("xx ネコ xx", "ネ"),
    ('xx צה"ל xx', "צה"),
    ("xx it’s xx", "it"),
    ("one\ntwo", "one two"),
    ("xx", ""),
    ("xx", "\u00ad"),
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_words_that_differ_for_the_eye_alone_are_the_same(text, words):
    assert find(text, Directive(words))


@pytest.mark.parametrize(("text", "words"), LOST)
def test_other_words_and_parts_of_words_are_not_found(text, words):
    assert find(text, Directive(words)) is None


@pytest.mark.parametrize("text", [x for x, _ in FOUND + LOST])
def test_every_folded_character_knows_where_it_came_from(text):
    folded = fold(text)

    assert len(folded.starts) == len(folded.text) + 1
    assert list(folded.starts) == sorted(folded.starts)
    assert folded.starts[-1] == len(text)


HOSTILE = {
    "one token": lambda n: "x" * n + " and some words",
    "newlines": lambda n: "\n" * n + "word",
    "one word again and again": lambda n: "a " * n,
    "accents": lambda n: "a" + "\u0301" * n + " b c",
    "vowel signs": lambda n: "a" + "\u093e" * n + " b c",
    "joiners": lambda n: "\u200d" * n + " b c",
    "flags": lambda n: "\U0001f1f8" * n + " b c",
    "quotes": lambda n: "“”" * n + " b c",
    "no spaces": lambda n: "東" * n,
    "gaps": lambda n: "[…]" * n,
    "one long number": lambda n: "1," * n,
    "spaces": lambda n: "a" + " " * n + "b",
}


def needed(make, size):
    text, started = make(size), time.process_time()
    fold.cache_clear()
    for start in (0, len(text) // 2, len(text) - 2):
        generate(text, start, start + 2)
    find(text, Directive("a", end="a", suffix="b"))
    find(text, Directive("b", prefix="a a a"))
    return time.process_time() - started


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_p23_twice_the_text_takes_about_twice_the_time(make):
    half, whole = needed(make, LONG // 2), needed(make, LONG)

    assert not SOAK or whole < 2.5 * half + 0.2
