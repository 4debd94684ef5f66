"""A text as a browser's search compares it, and where its words begin and end.

The folding is that of ICU's collation at primary strength, as Chromium uses it: no
case, no accents, one kind of quotation mark; the boundaries are those of Unicode
Standard Annex 29, as Chromium tailors them.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

PIECE = re.compile(r"[!-~]+|\s+|.", re.DOTALL)
SAME = {
    **dict.fromkeys("‘’‚‛׳", "'"),
    **dict.fromkeys("“”„‟״", '"'),
    **dict(zip("đðħłøىة", "ddhloيه", strict=True)),
    **{"æ": "ae", "œ": "oe", "\u0640": ""},
}
VOICED = "\u3099\u309a"  # marks that make another kana
SHORT_I = "и\u0306"  # another letter; elsewhere the breve is an accent
ACCENTS = {1, 7, *range(10, 37), 107, 122, *range(200, 241)}  # combining classes
UNSPACED = re.compile(  # scripts written without spaces: a word may end anywhere
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u309f\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
KATAKANA = re.compile("[\u30a1-\u30ff\u31f0-\u31ff]")
HEBREW = re.compile("[\u05d0-\u05ea]")
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
SKIN = re.compile("[\U0001f3fb-\U0001f3ff]")
JOINER = "\u200d"
WITHIN_WORDS = "'·‧"
WITHIN_NUMBERS = "'.,;٫٬،"
DICTIONARY = {"unspaced", "katakana", "mark"}
FARTHEST = 1000  # code points walked to the edge of a word; no word is longer


@dataclass(frozen=True)
class Folded:
    """A text, folded; `starts[i]` is where in the source its i-th character stands.

    A run of white space is one space, or one newline where it holds any; what is
    ignored belongs to the character before it.
    """

    source: str
    text: str
    starts: array

    def index(self, offset: int) -> int:
        """The first folded character that stands at this offset or after it."""
        return bisect_left(self.starts, offset, hi=len(self.text))

    def after_space(self, index: int) -> int:
        return index + (self.text[index : index + 1] in (" ", "\n"))

    def whole(self, index: int) -> bool:
        """Whether a character of the source begins here, not only a part of one."""
        if not 0 < index < len(self.text):
            return True
        return self.starts[index] != self.starts[index - 1]

    def boundary(self, index: int) -> bool:
        """Whether a word, a number or a sign may begin or end here."""
        if not 0 < index < len(self.text):
            return True
        if not self.whole(index):
            return False
        before, after = kind(self.text[index - 1]), kind(self.text[index])
        if after in {"mark", "skin"}:
            return before == "break"
        if after == "sign" and self.source[self.starts[index] - 1] == JOINER:
            return False
        if before == after == "flag":
            return self._flags_before(index) % 2 == 0
        return not (joined(before, after) or self._amid(index))

    def unsure(self, index: int) -> bool:
        """Whether it takes a dictionary to know that a word ends here."""
        around = {kind(char) for char in self.text[max(0, index - 1) : index + 1]}
        return around <= DICTIONARY and 0 < index < len(self.text)

    def widened(self, start: int, end: int) -> tuple[int, int] | None:
        """Widen [start, end) of the source to whole words; here, of the folded text.

        Space at its edges is left out. None if nothing is left, or no end is near.
        """
        first, last = self.index(start), self.index(end)
        words = self.text[first:last]
        first += len(words) - len(words.lstrip(" \n"))
        last -= len(words) - len(words.rstrip(" \n"))
        if first >= last:
            return None
        before = range(first, first - FARTHEST, -1)
        after = range(last, last + FARTHEST)
        first = next(filter(self.boundary, before), None)
        last = next(filter(self.boundary, after), None)
        return None if first is None or last is None else (first, last)

    def _flags_before(self, index: int) -> int:
        lowest = max(0, index - FARTHEST)
        first = index
        while first > lowest and kind(self.text[first - 1]) == "flag":
            first -= 1
        return index - first

    def _amid(self, index: int) -> bool:
        """Whether a stop or an apostrophe beside this place is part of a word."""
        around = self.text[max(0, index - 2) : index + 2]
        if index < 2:
            return holds(around)
        return holds(around[:3]) or holds(around[1:])


def joined(before: str, after: str) -> bool:
    """Whether characters of these kinds are of one word."""
    letters = {"letter", "number", "mark"}
    if before == after == "katakana":
        return True
    return before in letters and after in letters


def holds(three: str) -> bool:
    """Whether the middle one of three characters holds the others together."""
    if len(three) < 3:
        return False
    first, middle, last = three
    if kind(first) == kind(last) == "number":
        return middle in WITHIN_NUMBERS
    if middle == '"':
        return bool(HEBREW.match(first) and HEBREW.match(last))
    letters = {"letter", "mark"}
    return middle in WITHIN_WORDS and kind(first) in letters and kind(last) == "letter"


@lru_cache(maxsize=4096)
def kind(char: str) -> str:
    """Say what a folded character is to the words around it."""
    if char in " \n":
        return "break"
    if UNSPACED.match(char):
        return "mark" if unicodedata.category(char)[0] == "M" else "unspaced"
    for name, range_ in (("katakana", KATAKANA), ("flag", FLAG), ("skin", SKIN)):
        if range_.match(char):
            return name
    category = unicodedata.category(char)
    if category[0] == "M":
        return "mark"
    if category == "Nd":
        return "number"
    return "letter" if char.isalnum() or category == "Pc" else "sign"


@lru_cache(maxsize=4096)
def folded(char: str) -> str:
    """Fold one character; nothing is left of what a search ignores."""
    if char in SHORT_I or char in VOICED:
        return char
    if unicodedata.category(char) in {"Cc", "Cf"}:
        return ""
    plain = unicodedata.normalize("NFKD", char)
    if plain[0] == " ":  # a spacing accent
        return char
    plain = unicodedata.normalize("NFKD", plain.casefold())
    kept = (SAME.get(c, c) for c in plain if not accent(c, plain))
    return "".join(kept)


def accent(char: str, plain: str) -> bool:
    """Whether a mark only varies the character that it stands on."""
    if plain == SHORT_I or char in VOICED:
        return False
    variant = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return variant or unicodedata.combining(char) in ACCENTS


def term(text: str) -> str:
    """Fold what is searched for: a line's end is a space there."""
    return fold_anew(text).text.replace("\n", " ")


@lru_cache(maxsize=2)
def fold(text: str) -> Folded:
    """Fold a text; a page asks for several fragments of one text after another."""
    return fold_anew(text)


def fold_anew(text: str) -> Folded:
    parts: list[str] = []
    starts = array("I")
    for piece in PIECE.finditer(text):
        run, start = piece[0], piece.start()
        if "!" <= run[0] <= "~":
            parts.append(run.lower())
            starts.extend(range(start, piece.end()))
            continue
        last = parts[-1][-1] if parts else ""
        if run[0].isspace():
            units = "\n" if "\n" in run else " "
            if last and last in " \n":
                parts[-1] = "\n" if units == "\n" else parts[-1]
                continue
        elif run == SHORT_I[1]:
            units = run if last == SHORT_I[0] else ""
        else:
            units = folded(run)
        if units:
            parts.append(units)
            starts.extend([start] * len(units))
    starts.append(len(text))
    return Folded(text, "".join(parts), starts)
