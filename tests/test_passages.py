from hypothesis import given
from hypothesis import strategies as st

from sources.passages import (
    CONTEXT,
    GAP_MARK,
    KEPT_GAP,
    after,
    before,
    passages,
    stretches,
)
from tests.texts import capturable, spans


@st.composite
def cited_texts(draw):
    text = draw(capturable)
    found = draw(st.lists(spans(text), max_size=6, unique=True))
    return text, [(*span, f"cite-{n}") for n, span in enumerate(found)]


@given(cited=cited_texts())
def test_a_whole_text_is_cut_and_nothing_is_lost(cited):
    text, citations = cited
    cut = [*passages(text, citations, whole=True)]

    assert "".join(passage.text for passage in cut) == text
    assert not any(passage.gap for passage in cut)


@given(cited=cited_texts(), whole=st.booleans())
def test_every_citation_opens_once_and_covers_its_words(cited, whole):
    text, citations = cited
    cut = [*passages(text, citations, whole=whole)]

    assert sorted(key for passage in cut for key in passage.opens) == sorted(
        key for _, _, key in citations
    )
    for start, end, key in citations:
        covered = [passage.text for passage in cut if key in passage.cited]
        first = next(n for n, passage in enumerate(cut) if key in passage.opens)
        assert "".join(covered) == text[start:end]
        assert [x.text for x in cut[first : first + len(covered)]] == covered


@given(cited=cited_texts())
def test_excerpts_show_cited_words_and_short_gaps_alone(cited):
    text, citations = cited
    covered = [any(a <= n < b for a, b, _ in citations) for n in range(len(text))]

    for passage in passages(text, citations, whole=False):
        if passage.gap:
            assert passage.text == ""
        elif not passage.cited:
            assert 0 < len(passage.text) <= KEPT_GAP
    shown = "".join(p.text for p in passages(text, citations, whole=False))
    cited_words = "".join(
        x for x, is_cited in zip(text, covered, strict=True) if is_cited
    )
    assert (
        len(cited_words) <= len(shown) <= len(cited_words) + KEPT_GAP * len(citations)
    )


@given(cited=cited_texts())
def test_stretches_are_what_excerpts_show_without_a_gap(cited):
    text, citations = cited
    shown = [""]
    for passage in passages(text, citations, whole=False):
        if passage.gap:
            shown.append("")
        else:
            shown[-1] += passage.text

    joined = stretches((start, end) for start, end, _ in citations)

    assert [text[start:end] for start, end in joined] == [*filter(None, shown)]


def test_an_excerpt_never_shows_what_stands_outside_its_citations():
    text = "AB" + "secret" + "CD" + ", " + "EF" + "end"
    cut = passages(text, [(0, 2, "a"), (8, 10, "b"), (12, 14, "c")], whole=False)

    assert [passage.text for passage in cut] == ["AB", "", "CD", ", ", "EF", ""]


def test_short_ends_of_a_text_are_not_shown_either():
    cut = passages("ab cited yz", [(3, 8, "a")], whole=False)

    assert [(passage.text, passage.gap) for passage in cut] == [
        ("", True),
        ("cited", False),
        ("", True),
    ]


def test_a_text_that_nothing_cites_is_one_gap():
    assert [passage.gap for passage in passages("Rents fell.", [], whole=False)] == [
        True
    ]


def test_overlapping_citations_are_cut_at_every_edge():
    cut = passages("Rents fell.", [(0, 10, "a"), (6, 11, "b")], whole=True)

    assert [(p.text, p.cited, p.opens) for p in cut] == [
        ("Rents ", ("a",), ("a",)),
        ("fell", ("a", "b"), ("b",)),
        (".", ("b",), ()),
    ]


@given(data=st.data())
def test_context_is_what_stands_beside_and_crosses_no_gap(data):
    text = data.draw(capturable)
    start, end = data.draw(spans(text))

    for context, stands in (
        (before(text, start), text[:start].endswith),
        (after(text, end), text[end:].startswith),
    ):
        assert stands(context)
        assert len(context) <= CONTEXT
        assert GAP_MARK not in context
