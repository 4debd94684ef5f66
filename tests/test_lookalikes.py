import os
import random

import pytest

from sources.anchoring import Quote, anchor, describe
from tests.reports import ALL, FIRST, SECOND, Sentence, lookalike, report, written

EACH = 1000 if os.environ.get("PLUMBLINE_SOAK") == "1" else 110
KINDS = {"P": "village", "n": "number", "a": "actor", "D": "date", "not": "negation"}


def hidden(rng, sentence, ways):
    """A report, the sentence somewhere in it, and where."""
    paragraphs = report(rng, 6, ways)
    paragraph = rng.choice(paragraphs)
    paragraph.insert(rng.randint(0, len(paragraph)), Sentence(sentence, "new"))
    text, _ = written(paragraphs)
    return text, text.index(sentence)


@pytest.mark.parametrize("kind", KINDS, ids=KINDS.values())
def test_p3_a_lookalike_in_other_surroundings_is_never_the_quotation(kind):
    rng = random.Random(kind)  # noqa: S311
    found = []

    for _ in range(EACH):
        original, other = lookalike(rng, kind)
        old, start = hidden(rng, original, FIRST)
        quote = describe(old, start, start + len(original))
        new, _ = hidden(rng, other, SECOND)
        match = anchor(quote, new)
        if match:
            found.append((quote, new[match.start : match.end], match))

    assert found == []


@pytest.mark.parametrize("kind", KINDS, ids=KINDS.values())
def test_a_material_change_in_its_place_is_proposed_as_such(kind):
    rng = random.Random(kind)  # noqa: S311

    for _ in range(EACH // 10):
        original, other = lookalike(rng, kind)
        old, start = hidden(rng, original, ALL)
        quote = describe(old, start, start + len(original))
        match = anchor(quote, "A correction.\n\n" + old.replace(original, other))

        assert match.state == "drifted"
        assert "material" in match.changes


@pytest.mark.parametrize(
    "quote",
    [
        Quote("Rents fell."),
        Quote("Rents fell.", "In May ", " Wages rose.", 90),
        Quote("Rents fell.", start=3),
    ],
    ids=["bare", "other context", "other start"],
)
def test_the_same_words_twice_with_nothing_to_tell_them_apart_are_lost(quote):
    assert anchor(quote, "It was cold. Rents fell. It was hot. Rents fell. Ah.") is None
