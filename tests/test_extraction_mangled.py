"""News that was cut, jumbled and badly marked up is read without a stumble."""

import os
from random import Random

import pytest

from claims.extraction import extract_many
from tests.own_words import lines, unmarked

SOAK = os.environ.get("PLUMBLINE_SOAK") == "1"
TEXTS = 400 if SOAK else 40
ODD = [
    "“", "”", '"', "'", "’", ",", ".", ":", ";", "\n", "\n\n", "—", "–", "…", "\u200f", "😀", "\x00", "said",
    "who", "that", "said,", "which", "(", ")", "told", "not", "saying", "with", "-", "--", "``", "''",
]  # fmt: skip


def mangled(chance):
    """Words of our annotated sentences, some of them lost, doubled or replaced."""
    words = unmarked(" ".join(lines("attributions")))[0].split(" ")
    start = chance.randrange(len(words) - 60)
    words = words[start : start + chance.randrange(5, 60)]
    for _ in range(chance.randrange(25)):
        at = chance.randrange(len(words))
        words[at : at + chance.randrange(2)] = [chance.choice(ODD)]
    return chance.choice([" ", "  "]).join(words)


@pytest.mark.parametrize("seed", range(8 if SOAK else 2))
def test_mangled_news_is_read(seed):
    chance = Random(seed)  # noqa: S311
    texts = [mangled(chance) for _ in range(TEXTS)]

    for text, found in zip(texts, extract_many(texts), strict=True):
        for one in [*found.attributions, *found.sentences]:
            assert 0 <= one.start < one.end <= len(text)


def test_a_lone_quotation_mark_stays_in_its_paragraph():
    text = "Harker left.\n “\n\nBell said so."
    (found,) = extract_many([text])

    read = [text[one.start : one.end] for one in found.sentences]
    assert read == ["Harker left.", "“", "Bell said so."]
