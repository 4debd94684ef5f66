"""What changed between two texts, word by word."""

import re
from difflib import SequenceMatcher

WORDS = re.compile(r"\w+|\s+|[^\w\s]")
LONGEST = 20_000  # characters; longer texts are shown whole, before and after


def difference(before, after):
    """Return pieces of text, each ("same" | "gone" | "new", text), in order."""
    a, b = words(before), words(after)
    pieces = []
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(("same", "".join(a[i:j])))
        else:
            pieces += [("gone", "".join(a[i:j])), ("new", "".join(b[k:m]))]
    return [(kind, text) for kind, text in pieces if text]


def words(text):
    return WORDS.findall(text) if len(text) <= LONGEST else [text]
