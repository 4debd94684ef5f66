"""Where the words that somebody selected stand: told by what stands around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sources.anchoring import describe
from sources.spans import Span
from sources.words import exactly, loosely

MOST = 20  # places that are offered
LOOKED_AT = 10_000  # places of words that are too common to be told apart
SHOWN_AS = re.compile(r"⟦(?:U\+([0-9A-F]{4,6})|mixed scripts)⟧")


@dataclass(frozen=True)
class Selected:
    """Words as a browser gives them, and the text just before and after."""

    words: str
    prefix: str = ""
    suffix: str = ""

    def tidy(self) -> "Selected":
        """Line ends as stored; the space at the edges goes to what stands around."""
        words, prefix, suffix = (
            part.replace("\r\n", "\n")
            for part in (self.words, self.prefix, self.suffix)
        )
        inner = words.strip()
        first = words.find(inner)
        last = first + len(inner)
        around = (prefix + words[:first], words[last:] + suffix)
        return Selected(inner, *around) if inner else Selected("")

    def unmarked(self) -> "Selected":
        """The same where the page has put a name for what nobody sees."""
        parts = (self.words, self.prefix, self.suffix)
        return Selected(*(SHOWN_AS.sub(_hidden, part) for part in parts))


def _hidden(shown: re.Match[str]) -> str:
    code = int(shown[1] or "0", 16)
    sound = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if sound else ""


def places(text: str, selected: Selected) -> tuple[list[Span], bool]:
    """Return where the text says the words, and whether that is surely meant.

    Where the surroundings tell one place from the others it alone is returned.
    Other surroundings than were given, or words but alike, are for a person to see.
    """
    tidy = selected.tidy()
    bare = not (tidy.prefix or tidy.suffix)
    for said in (tidy, tidy.unmarked()):
        every = [*islice(exactly(text, said.words), LOOKED_AT)]
        agreeing = [place for place in every if _agrees(text, place, said)]
        if every:
            return (agreeing or every)[:MOST], bool(agreeing) or bare
    return [*islice(_near(text, tidy), MOST)], False


def _near(text: str, said: Selected) -> Iterator[Span]:
    return loosely(text, said.words) if said.words else iter(())


def _agrees(text: str, place: Span, said: Selected) -> bool:
    first = place.start - len(said.prefix)
    return (
        first >= 0
        and text.startswith(said.prefix, first)
        and text.startswith(said.suffix, place.end)
    )


def selection(text: str, place: Span) -> Selected:
    """The words of a place, with as much around them as tells them from all others."""
    quote = describe(text, place.start, place.end)
    return Selected(quote.exact, quote.prefix, quote.suffix)
