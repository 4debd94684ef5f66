"""What several renderings of one statement share, and where their words differ.

Texts are aligned word by word, progressively (Feng and Doolittle, 1987): the
longest first, each further text by the fewest edits against the columns so far.
`[…]` in a text marks words that are left out there; it is compared with nothing.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from sources.passages import GAP_MARK

Difference = Literal["same", "typography", "number", "word", "missing", "left_out"]
TOKEN = re.compile(
    rf"\s*(?:{re.escape(GAP_MARK)}|\w+(?:['’ʼ.,‐‑-]\w+|[–−]\d+)*|[^\w\s])\s*|\s+"
)
FOLDED = str.maketrans(
    dict.fromkeys("‘’‚‛ʼ`´′", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "...", "\u00ad": None}
)


@dataclass(frozen=True)
class Column:
    """What stands in one place of each text, in the order of the texts.

    A token is a word or a mark, with the white space around it; it is empty
    where a text has nothing there. `difference` names the gravest:
    same, typography (case, quotation marks, dashes, white space), number, word
    (another word), missing (some texts have nothing here). Where texts have a
    mark of a gap here and no words, the words are left_out.
    """

    tokens: tuple[str, ...]
    difference: Difference


def align_wording(texts: Sequence[str]) -> list[Column]:
    """Align texts word by word; joining a row of tokens gives its text back.

    Words are compared without case and typography. The order of the texts
    changes the order within columns and nothing else.
    """
    order = sorted(range(len(texts)), key=lambda i: (-len(texts[i]), texts[i]))
    rows: list[list[str]] = []
    for number in order:
        rows = _added(rows, tokens(texts[number]))
    place = {number: row for row, number in enumerate(order)}
    columns = zip(*(rows[place[number]] for number in range(len(texts))), strict=True)
    return [Column(column, _difference(column)) for column in columns]


def tokens(text: str) -> list[str]:
    """Cut a text into words and marks, white space kept with what it follows."""
    return TOKEN.findall(text)


def folded(token: str) -> str:
    """Return a token as it is compared: no case, no typography, no white space."""
    return "".join(token.translate(FOLDED).casefold().split())


def is_gap(token: str) -> bool:
    """Whether a token says that words are left out here."""
    return token.strip() == GAP_MARK


def _added(rows: list[list[str]], new: list[str]) -> list[list[str]]:
    """Align a further row of tokens with rows that are aligned already."""
    if not rows:
        return [new]
    columns = [*zip(*rows, strict=True)]
    edits = Levenshtein.opcodes([_word(c) for c in columns], [folded(x) for x in new])
    result: list[list[str]] = [[] for _ in range(len(rows) + 1)]
    for edit in edits:
        old, added = (
            columns[edit.src_start : edit.src_end],
            new[edit.dest_start : edit.dest_end],
        )
        width = max(len(old), len(added))
        old += [("",) * len(rows)] * (width - len(old))
        added += [""] * (width - len(added))
        for row, token in zip(result, [*zip(*old, strict=True), added], strict=True):
            row += token
    return result


def _word(column: Sequence[str]) -> str:
    """The word for which a column stands: the most frequent, else the first."""
    return Counter(folded(token) for token in column if token).most_common(1)[0][0]


def _difference(column: Sequence[str]) -> Difference:
    said = ["" if is_gap(token) else token for token in column]
    words = {folded(token) for token in said}
    if not any(said):
        return "left_out"
    if "" in said:
        return "missing"
    if len(words) == 1:
        return "same" if len({x.strip() for x in said}) == 1 else "typography"
    return "number" if any(c.isdigit() for word in words for c in word) else "word"
