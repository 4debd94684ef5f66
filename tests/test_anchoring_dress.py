import os
import time
import unicodedata

import pytest
from hypothesis import given

from sources.anchoring import Quote, anchor, describe
from sources.changes import changes
from sources.folding import fold, plain
from tests.texts import texts

SAID = "The mayor’s “crisis plan” – née in May – failed again."
OLD = f"It was late. {SAID} Nobody in Arvela had been told."


@pytest.mark.parametrize(
    ("dressed", "change"),
    [
        (SAID.replace(" ", "\u00a0"), "whitespace"),
        (SAID.replace(" ", "\n  "), "whitespace"),
        (SAID.replace("again", "a\u00adgain"), "whitespace"),
        (SAID.replace("’", "'").replace("“", '"').replace("”", '"'), "quotes"),
        (SAID.replace("–", "-"), "quotes"),
        (unicodedata.normalize("NFD", SAID), "quotes"),
    ],
    ids=["no-break space", "line ends", "soft hyphen", "quotes", "dashes", "NFD"],
)
@pytest.mark.parametrize(
    "before", ["", "A correction 👩‍👩‍👧. "], ids=["there", "moved"]
)
def test_words_in_another_dress_are_the_same_words_and_it_is_said(
    before, dressed, change
):
    start = OLD.index(SAID)
    text = before + OLD.replace(SAID, dressed)

    match = anchor(describe(OLD, start, start + len(SAID)), text)

    assert text[match.start : match.end] == dressed
    assert match.state == ("moved" if before else "exact")
    assert match.changes == {change}


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        ("The army killed 12 rebels near Arvela.", set()),
        ("THE army killed 12 rebels near Arvela.", {"case"}),
        ("The army has killed 12 rebels near Arvela.", {"wording"}),
        ("The army killed twelve rebels near Arvela.", {"wording"}),
        ("The army killed 13 rebels near Arvela.", {"wording", "material"}),
        ("The army killed 12 rebels near Gorsk.", {"wording", "material"}),
        ("The police killed 12 rebels near Arvela.", {"wording", "material"}),
        ("The army never killed 12 rebels near Arvela.", {"wording", "material"}),
        ("The rebels killed 12 army near Arvela.", {"wording", "material"}),
    ],
)
def test_what_kind_of_change_it_is(after, kinds):
    assert changes("The army killed 12 rebels near Arvela.", after) == kinds


@given(text=texts)
def test_a_folded_text_knows_its_way_back(text):
    folded = fold(text)

    assert folded.text == plain(text)
    assert len(folded.edges) == len(folded.text) + 1
    assert folded.edges == sorted(folded.edges)


def test_a_quotation_is_not_proposed_across_a_gap():
    quote = describe("It rained. The long bridge at Gorsk fell down. All fled.", 11, 46)

    assert (
        anchor(quote, "It rained. The long […] at Gorsk fell down. All fled.") is None
    )


@pytest.mark.parametrize("quote", [Quote(""), Quote("", "a", "b", 3), Quote("\u00ad")])
def test_no_words_are_nowhere(quote):
    assert anchor(quote, "Rents fell.") is None


LENGTH = 250_000 if os.environ.get("PLUMBLINE_SOAK") == "1" else 10_000


def taken(text):
    """The seconds that it takes to describe, to find again, and not to find."""
    middle = len(text) // 2
    start = time.process_time()
    quote = describe(text, middle, middle + 60)
    assert anchor(quote, text).start == middle
    anchor(quote, "A word. " + text[: middle + 30] + "changed" + text[middle + 30 :])
    anchor(Quote("words that are nowhere to be found in it", "a b", "c d"), text)
    return time.process_time() - start


@pytest.mark.parametrize(
    "piece",
    ["a", "\n", '"', "“", "0 ", "ab ", "[…]", "e\u0301", "\u00ad"],
    ids=["one word", "lines", "quotes", "curly", "zeros", "ab", "gaps", "NFD", "soft"],
)
def test_p23_a_long_text_of_one_kind_takes_bounded_time(piece):
    size = LENGTH // len(piece)

    short = min(taken(piece * size) for _ in range(2))
    long = taken(piece * 4 * size)

    assert long < 6.25 * short + 0.2
