"""The words of a parsed text by their part of speech, sorted once for every rule."""

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Words = defaultdict[str, list["Token"]]


def words_of(doc: "Doc") -> Words:
    """Return the tokens of each part of speech (“VERB”, “NOUN” …), in order."""
    words: Words = defaultdict(list)
    for token in doc:
        words[token.pos_].append(token)
    return words
