"""Text fragments, against public cases and against themselves."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.page_search import fold
from sources.passages import GAP_MARK
from sources.spans import Span
from sources.text_fragment import Directive, at, find, generate, parse
from tests.suites import suite

PIECES = ["a", "b ", " ", "\n", "A", "\u00a0", ".", "-", ",", "'", "é", "e\u0301"]
PIECES += ["ß", "ﬁ", "й", "и\u0306", "مر", "\u0651", "東", "京都", "が", "ネコ", "ไทย"]
PIECES += [
    "3.5",
    "👩‍👧",
    "👍🏽",
    "🇸🇾",
    "\u00ad",
    "\u200d",
    GAP_MARK,
    "“",
    "_",
    "हि",
    "한",
]
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES)).map("".join))


def whole_words(text, start, end):
    """The span of these words with every word whole, or None where no words are."""
    folded = fold(text)
    found = folded.widened(start, end)
    return found and Span(*(folded.starts[index] for index in found))


def first(text, fragment):
    found = (find(text, directive) for directive in parse(fragment))
    return next((span for span in found if span), None)


def test_every_directive_of_the_suite_is_parsed():
    cases = [x for x in suite("textfragment_parse.jsonl") if x["op"] == "parse"]
    cases = [x for x in cases if "contested" not in x]

    for case in cases:
        found = parse(":~:text=" + case["directive"])
        wanted = case["expected"] or {}
        parts = [wanted.get(x) for x in ("textStart", "textEnd", "prefix", "suffix")]
        assert found == ([Directive(*parts)] if wanted else []), case["directive"]
    assert len(cases) == 41


def test_directives_are_told_from_all_else_in_an_address():
    for case in suite("textfragment_parse.jsonl"):
        if case["op"] == "extract_directives":
            found = parse(case["url"].partition("#")[2])
            assert [x.start for x in found] == [unquote(x) for x in case["expected"]]


def test_a_directive_is_encoded_so_that_it_is_read_again():
    for case in suite("textfragment_parse.jsonl"):
        if case["op"] == "serialise" and case["expected"]:
            parts = case["parts"]
            made = Directive(
                *(parts[x] for x in ("textStart", "textEnd", "prefix", "suffix"))
            )
            assert parse(f":~:{made}") == parse(":~:" + case["expected"])


def test_every_fragment_of_the_suite_finds_its_words_or_nothing():
    cases = suite("textfragment_find.jsonl")

    for case in cases:
        found = first(case["text"], case["fragment"].removeprefix("#"))
        assert bool(found) == case["expected_match"], case
        if found and case.get("must_start_at_or_after"):
            assert found.start >= case["must_start_at_or_after"], case
        if within := found and case.get("expected_within"):
            assert within[0] <= found.start <= found.end <= within[1], case
        if case.get("expected"):
            assert [found.start, found.end] == case["expected"], case
    assert len(cases) == 109


def test_every_selection_of_the_suite_gets_a_fragment_that_finds_it():
    cases = suite("textfragment_generate.jsonl")

    for case in cases:
        text, selection = case["text"], case["selection"]
        fragment = generate(text, *selection)
        if fragment or not case["expect_failure"]:
            assert first(text, fragment) == whole_words(text, *selection), case
    assert len(cases) == 54


@given(TEXTS, st.integers(0, 40), st.integers(1, 40))
def test_p3_the_first_match_of_a_fragment_is_what_was_selected(text, start, length):
    start, end = min(start, len(text)), min(start + length, len(text))
    if start < end and (fragment := generate(text, start, end)):
        [directive] = parse(fragment)
        assert find(text, directive) == whole_words(text, start, end)


@given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=30))
def test_words_that_stand_once_with_their_neighbours_are_always_found(words):
    text = " ".join(words)

    for index in range(len(words)):
        fragment = generate(text, 2 * index, 2 * index + 1)
        around = words[max(0, index - 40) : index + 40]
        assert fragment or len(around) < len(words), (text, index)
        assert first(text, fragment) == Span(2 * index, 2 * index + 1)


@pytest.mark.parametrize(
    ("text", "selected", "fragment"),
    [
        (
            "They hit 60 IS targets on Friday.",
            "60 IS targets on Fri",
            "60%20IS%20targets%20on%20Friday",
        ),
        ("A day. A day.\nThe last day", "last", "The-,last,-day"),
        (
            "Said so. […] Hit 60 targets at dawn. […] No.",
            "60",
            "Hit-,60,-targets%20at%20dawn.",
        ),
        (
            "One said two […] three said four",
            "said two […] three said",
            "said%20two,three%20said",
        ),
        (
            "東京都庁に行く",
            "京都",
            "%E6%9D%B1-,%E4%BA%AC%E9%83%BD,-%E5%BA%81%E3%81%AB%E8%A1%8C%E3%81%8F",
        ),
        (
            "ضرب مقاتلونا ستين هدفا في حلب",
            "ستين هدفا في ح",
            "%D8%B3%D8%AA%D9%8A%D9%86%20%D9%87%D8%AF%D9%81%D8%A7%20%D9%81%D9%8A%20%D8%AD%D9%84%D8%A8",
        ),
    ],
    ids=["widened", "short", "gap", "across a gap", "without spaces", "arabic"],
)
def test_a_fragment_says_what_tells_the_words_from_all_others(text, selected, fragment):
    start = text.index(selected)

    made = generate(text, start, start + len(selected))

    assert made.endswith(fragment)
    assert first(text, made) == whole_words(text, start, start + len(selected))


def test_no_fragment_tells_what_is_not_to_be_shown():
    text = "The village fell. The town fell. It fell."
    fell, town = text.index("fell"), text.index("town fell")

    assert generate(text, fell, fell + 4, within=Span(fell, fell + 4)) == ":~:text=fell"
    assert generate(text, 28, 32, within=Span(28, 32)) is None
    assert generate(text, town, town + 7, within=Span(town, town + 7)) is None


@pytest.mark.parametrize("span", [(3, 3), (4, 2), (-1, 2), (0, 99)])
def test_a_fragment_is_of_words_of_the_text(span):
    with pytest.raises(ValueError, match="character"):
        generate("a text", *span)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/x", "https://a.example/x#:~:text=b"),
        ("https://a.example/x#part", "https://a.example/x#part:~:text=b"),
        ("https://a.example/x#part:~:text=c", "https://a.example/x#part:~:text=b"),
    ],
)
def test_a_fragment_is_put_behind_what_an_address_has_of_its_own(url, address):
    assert at(url, ":~:text=b") == address
    assert at(url, None) == url
