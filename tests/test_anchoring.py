import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.anchoring import anchor, describe
from tests.texts import spans
from tests.texts import texts as any_texts

texts = any_texts.filter(bool)
same = st.builds(
    lambda char, n: char * n, st.sampled_from("a \n\u0301𝔄א"), st.integers(1, 80)
)
repeated = st.builds(lambda text, n: text * n, texts, st.integers(2, 6))


@given(text=texts | same | repeated, data=st.data(), context=st.integers(0, 40))
def test_p1_what_is_described_is_found_where_it_stands(text, data, context):
    start, end = data.draw(spans(text))

    match = anchor(describe(text, start, end, context), text)

    assert (match.start, match.end, match.state) == (start, end, "exact")
    assert (match.score, match.changes) == (1.0, frozenset())


@given(text=texts | repeated, before=texts, after=texts, data=st.data())
def test_p4_a_text_that_moved_whole_takes_its_quotation_along(
    text, before, after, data
):
    start, end = data.draw(spans(text))
    quote = describe(text, start, end)

    match = anchor(quote, before + text + after)

    if match and match.state != "drifted":
        found = (before + text + after)[match.start : match.end]
        assert found == quote.exact or match.changes


@given(text=texts | same | repeated, data=st.data())
def test_a_context_never_crosses_a_gap_and_grows_until_it_is_unique(text, data):
    start, end = data.draw(spans(text))

    quote = describe(text, start, end)

    whole = quote.prefix + quote.exact + quote.suffix
    assert "[…]" not in quote.prefix + "|" + quote.suffix
    assert text.startswith(whole, start - len(quote.prefix))
    if "[…]" not in text:
        assert text.find(whole, text.find(whole) + 1) < 0


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (4, 99)])
def test_only_characters_of_the_text_can_be_described(start, end):
    with pytest.raises(ValueError, match=r"\["):
        describe("Rents fell.", start, end)
