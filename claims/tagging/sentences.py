"""Where a sentence ends, as far as marks alone tell: the steps of the keyboard."""

import re
from collections.abc import Iterator

from sources.spans import Span

END = re.compile(r"[.!?…؟]+[\"'”’»)\]]{0,3}(?=\s)|[。！？]+[\"'”’」』）]{0,3}")
SHORT = re.compile(
    r"(?:^|[^\w.])(?:(?:\w\.)*[^\W\d_]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Sgt|Capt|Gov|Sen"
    r"|Rep|Brig|Adm|Pres|Prof|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.\Z"
)
LOOK_BACK = 12  # code points before a full stop that can make it part of a word


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of [start, end), in code points, without the space between."""
    for first, last in _stretches(text, start, end):
        said = text[first:last]
        first += len(said) - len(said.lstrip())
        last -= len(said) - len(said.rstrip())
        if first < last:
            yield Span(first, last)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begun = start
    for mark in END.finditer(text, start, end):
        if _ends(text, mark, end):
            yield begun, mark.end()
            begun = mark.end()
    yield begun, end


def _ends(text: str, mark: re.Match[str], end: int) -> bool:
    following = text[mark.end() : min(end, mark.end() + LOOK_BACK)].lstrip()
    if following[:1].islower():
        return False
    if mark[0] != ".":
        return True
    return not SHORT.search(text[max(0, mark.end() - LOOK_BACK) : mark.end()])
