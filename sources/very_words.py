"""Where the very words of a quotation stand, whatever stands around them."""

import re
from collections.abc import Iterator
from itertools import islice

from sources.folding import MARKS, plain
from sources.spans import Span

MOST = 200  # places of the same words that are looked at one by one
BESIDE = 8  # characters of context by which to choose among more than these
SLACK = 80  # code points by which spaces may lengthen a quotation
LONGEST = 10_000  # characters; a longer quotation is found as it is printed only
SPACE = r"[\s\x00-\x1f\x7f]+"
WORD = re.compile(r"\w{1,40}")


def standing(words: str, text: str) -> Iterator[int]:
    """Return every place where the words stand just so, overlapping ones too."""
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def as_printed(
    prefix: str, exact: str, suffix: str, start: int | None, text: str
) -> list[Span]:
    """Return where the words stand just so; of very many, those that may be meant."""
    found = list(islice(standing(exact, text), MOST + 1))
    if len(found) > MOST:
        near, next_ = prefix[-BESIDE:], suffix[:BESIDE]
        found = [
            place + len(near) for place in islice(standing(near + exact, text), MOST)
        ]
        found += islice(standing(exact + next_, text), MOST)
        if start is not None and text.startswith(exact, start):
            found.append(start)
    return [Span(place, place + len(exact)) for place in dict.fromkeys(found)]


def in_other_dress(exact: str, text: str) -> list[Span]:
    """Return where the words stand with other spaces or typographic marks."""
    if len(exact) > LONGEST:
        return []
    words = sorted(WORD.findall(exact), key=len, reverse=True)
    if not all(word in text for word in words):
        return []
    pattern = _pattern(exact)
    if pattern is None:
        return []
    rare = words[0] if words else ""
    places = list(islice(standing(rare, text), MOST + 1)) if rare else [0] * (MOST + 1)
    if len(places) > MOST:
        return [Span(*match.span()) for match in islice(pattern.finditer(text), MOST)]
    reach = 2 * len(exact) + SLACK
    found: dict[Span, None] = {}
    for place in places:
        first, last = max(0, place - reach), place + reach
        found |= dict.fromkeys(
            Span(first + match.start(), first + match.end())
            for match in pattern.finditer(text[first:last])
        )
    return list(found)


def _pattern(exact: str) -> re.Pattern[str] | None:
    """A pattern for the words in any dress; None if they have no other."""
    loose = {" ": SPACE, "...": r"(?:\.\.\.|…)"}
    loose |= {mark: f"[{mark}{MARKS[mark]}]" for mark in ("'", '"', "-")}
    pieces = re.split(r"""( |\.\.\.|["'-])""", plain(exact).strip())
    if len(pieces) == 1:
        return None
    return re.compile("".join(loose.get(piece) or re.escape(piece) for piece in pieces))
