from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.seeding import SeedError
from claims.seeding.edition import Quote, excerpt_edition, full_edition
from sources.passages import GAP_MARK, KEPT_GAP
from tests.texts import capturable, spans

TEXT = "Rents fell in March. Wages rose, prices too. Nobody knows why."


def quoted(*words):
    return [Quote(TEXT.index(w), TEXT.index(w) + len(w), w) for w in words]


def excerpts(*words, gaps=()):
    file = Path("seeds/documents.toml")
    return excerpt_edition(quoted(*words), gaps=dict(gaps), length=len(TEXT), file=file)


@pytest.mark.parametrize(
    ("words", "gaps", "text"),
    [
        (["Wages rose"], {}, "[…]\nWages rose\n[…]"),
        (["Rents fell"], {}, "Rents fell\n[…]"),
        (["Nobody knows why."], {}, "[…]\nNobody knows why."),
        ([TEXT], {}, TEXT),
        (["Rents fell", "fell in March"], {}, "Rents fell in March\n[…]"),
        (["Rents fell in March", "fell"], {}, "Rents fell in March\n[…]"),
        (["Rents", " fell"], {}, "Rents fell\n[…]"),
        (["March", "Wages rose"], {19: ". "}, "[…]\nMarch. Wages rose\n[…]"),
        (["Wages rose", "Rents"], {}, "Rents\n[…]\nWages rose\n[…]"),
        (["rose", "rices"], {31: ", p"}, "[…]\nrose, prices\n[…]"),
        (["rose", "ices"], {}, "[…]\nrose\n[…]\nices\n[…]"),
        ([], {}, ""),
    ],
)
def test_an_excerpt_edition_joins_quotations_and_marks_what_it_leaves_out(
    words, gaps, text
):
    assert excerpts(*words, gaps=gaps).text == text


@pytest.mark.parametrize("gap", [{}, {19: "."}, {19: ".  "}, {18: ". "}])
def test_a_short_gap_is_told_character_by_character(gap):
    with pytest.raises(SeedError, match=r"documents\.toml: gaps must give the 2 char"):
        excerpts("March", "Wages rose", gaps=gap)


@pytest.mark.parametrize("other", [(6, "feel in"), (0, "rents"), (8, "lo")])
def test_quotations_that_disagree_where_they_overlap_are_refused(other):
    start, words = other
    quotes = [*quoted("Rents fell"), Quote(start, start + len(words), words)]

    with pytest.raises(SeedError, match=f"“{words}” at {start}|“Rents fell” at 0"):
        excerpt_edition(quotes, gaps={}, length=len(TEXT), file=Path("documents.toml"))


@pytest.mark.parametrize("end", [9, 11, 0])
def test_a_quotation_as_long_as_its_offsets_say(end):
    with pytest.raises(SeedError, match="“Rents fell” has 10 characters") as refusal:
        Quote(0, end, "Rents fell").check("seeds/claims.toml", 100)

    assert "seeds/claims.toml" in str(refusal.value)


def test_a_quotation_is_of_100_characters_at_most():
    Quote(0, 100, "x" * 100).check("claims.toml", 100)

    with pytest.raises(SeedError, match="is longer than 100"):
        Quote(0, 101, "x" * 101).check("claims.toml", 100)


def test_an_edition_knows_where_the_document_stands_in_it():
    edition = excerpts("Rents fell", "Wages rose")

    assert edition.place(0, 5) == (0, 5)
    start, end = edition.place(27, 31)
    assert edition.text[start:end] == "rose"
    assert edition.place(6, 23) is None
    assert edition.place(31, 33) is None
    assert edition.in_document(start, end) == (27, 31)
    assert edition.in_document(0, end) is None


def test_a_full_text_that_says_otherwise_is_refused():
    with pytest.raises(
        SeedError, match=r"003\.txt: “Rents felt” is not .* “Rents fell”"
    ):
        full_edition(TEXT, [Quote(0, 10, "Rents felt")], Path("003.txt"))


@given(data=st.data())
def test_every_quotation_stands_in_the_excerpts_of_its_text(data):
    text = data.draw(capturable)
    found = data.draw(st.lists(spans(text), min_size=1, max_size=5))
    quotes = [Quote(start, end, text[start:end]) for start, end in found]
    gaps = {
        end: text[end : end + n]
        for n in range(KEPT_GAP, 0, -1)  # the nearest quotation ends a gap
        for _, end in found
        for start, _ in found
        if end + n == start
    }

    edition = excerpt_edition(quotes, gaps=gaps, length=len(text), file=Path("x.toml"))

    for quote in quotes:
        start, end = edition.place(quote.start, quote.end)
        assert edition.text[start:end] == quote.words
        assert edition.in_document(start, end) == (quote.start, quote.end)
    for stretch in edition.text.split(f"\n{GAP_MARK}\n"):
        bare = stretch.removeprefix(f"{GAP_MARK}\n").removesuffix(f"\n{GAP_MARK}")
        assert bare in text
