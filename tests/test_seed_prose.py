"""Every sentence of ours in the seeds: no internal name, no archaic word, no copy."""

import re

import pytest

from tests.seeds import DOCUMENTS, READ
from tests.test_seed_statements import runs, whole_documents

OURS = {"statement", "description", "question", "note", "searched", "heading"}
OURS |= {"rationale", "weakness", "settle", "reason", "reading", "value", "reference"}
OURS |= {"comparable_reason", "happened_ground", "said_ground", "published_ground"}
OURS |= {"publisher_ground", "agency_ground"}
INTERNAL = re.compile(
    r"\b(?:document|part) 00\d|\b(?:dsc|pair|rej)-\d|\b00\d-[A-E]\b|the reference\b",
    re.I,
)
ODD = re.compile(
    r"\b(?:beside|anew|nought|foretold|in vain|laid to|made known)\b", re.I
)


def prose(record):
    """Yield (field, text) of what a record and the records in it say in our words."""
    for name, value in record.items():
        nested = value if isinstance(value, list) else [value]
        for one in nested:
            if isinstance(one, dict):
                yield from prose(one)
            elif isinstance(one, str) and (name in OURS or name == "title"):
                yield name, one


TEXTS = [
    (file, name, text)
    for file, content in READ.items()
    for name, text in prose(content)
    if not (file == "documents" and name == "title")
]


@pytest.mark.parametrize("words", [INTERNAL, ODD], ids=["internal", "archaic"])
def test_no_text_of_ours_has_a_word_that_no_reader_should_meet(words):
    assert len(TEXTS) > 900
    assert not [one for one in TEXTS if words.search(one[2])]


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the full documents are not here")
def test_no_text_of_ours_repeats_a_sentence_of_a_document():
    printed = set().union(*(runs(text.replace("“", "")) for text in whole_documents()))

    assert not [one for one in TEXTS if runs(one[2]) & printed]
