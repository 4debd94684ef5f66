"""How large the frame of an embedded pair must be, so that nothing in it is cut off.

No script may run in the frame, so its height is set before the browser lays the text
out. Readers' fonts differ. Each text is therefore broken into lines with the widths of
DejaVu Serif Bold or wider, the widest of the fonts that systems bring, and what is not
bold with those of DejaVu's regular type: in other fonts the text takes fewer lines, and
the foot of the frame stays at its end.
The sizes below are those of static/css/framed.css, in pixels.
"""

from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

DEFAULT = 640  # pixels wide
LEAST = 280  # pixels wide: in less than that nobody reads it
TWO_COLUMNS = 560
THUMBNAIL = {"thumbnail_width": 1200, "thumbnail_height": 630}
MARGIN = 32  # left and right together
COLUMN_GAP = 20
PADDING = 29  # above and below together
BETWEEN_SIDES = 13
SIDE_SPACE = 20  # border, padding and margins of a side
REST_SPACE = 51  # margins, border and padding of all that is below and above the sides

# Widths in parts of the size of the type.
NARROW, MIDDLE, USUAL, CAPITAL, WIDE = 0.38, 0.54, 0.74, 0.94, 1.15
WIDTHS = (
    dict.fromkeys(" ijlIJ.,:;'’‘|/\\", NARROW)
    | dict.fromkeys('ftr()[]-!`"s·', MIDDLE)
    | dict.fromkeys("mwMW@%—…", WIDE)
)


BOLD, REGULAR = 1.0, 0.88  # how wide type runs, in parts of the widths above


class Style(NamedTuple):
    """The size of the type and the height of a line, in pixels, and how wide it runs."""

    size: float
    line: float
    run: float = REGULAR


HEADING = Style(18.4, 24.9, BOLD)
LABEL = Style(15.4, 18, BOLD)  # capitals, spaced: taken as larger than its 12.8 pixels
SIDE = (
    LABEL,
    Style(14.1, 21.2, BOLD),
    Style(16.8, 23.6),
    Style(14.1, 21.2),
    Style(14.1, 21.2),
)
VERDICT = Style(15.1, 22.6, BOLD)
GLANCE, FOOT = Style(14.1, 21.2), Style(13.3, 20)


def embed_size(
    heading: str,
    sides: Sequence[Sequence[str]],
    verdict: str,
    glance: str,
    foot: str,
    maxwidth: int | None = None,
    maxheight: int | None = None,
) -> tuple[int, int]:
    """Return the width and height of the frame, no narrower than can be read.

    A side is its label, who says it, the statement, when, and through whom.
    """
    width = max(LEAST, min(DEFAULT, maxwidth or DEFAULT))
    room = width - MARGIN
    height = PADDING + REST_SPACE + text_height(heading, room, HEADING)
    rest = ((verdict, VERDICT), (glance, GLANCE), (foot, FOOT))
    height += sum(text_height(text, room, style) for text, style in rest)
    if width < TWO_COLUMNS:
        height += BETWEEN_SIDES + sum(side_height(side, room) for side in sides)
    else:
        height += max(side_height(side, (room - COLUMN_GAP) / 2) for side in sides)
    height = round(height + 0.5)
    return width, min(height, maxheight or height)


def side_height(texts: Sequence[str], room: float) -> float:
    """Return the height of one side, in pixels."""
    heights = (
        text_height(*each) for each in zip(texts, repeat(room), SIDE, strict=False)
    )
    return SIDE_SPACE + sum(heights)


def text_height(text: str, room: float, style: Style) -> float:
    """Return the height of a text that is broken into lines of at most `room` pixels."""
    lines, used = 1, 0.0
    for word in text.split():
        width = style.size * style.run * (text_width(word) + NARROW)
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        broken = int(width // max(room, 1))  # a word longer than a line goes on below
        lines, used = lines + broken, used + width - broken * room
    return lines * style.line


def text_width(word: str) -> float:
    """Return about the most that a word takes, in parts of the size of its type."""
    return sum(WIDTHS.get(letter) or letter_width(letter) for letter in word)


def letter_width(letter: str) -> float:
    if letter.isupper() or ord(letter) >= 0x370:
        return WIDE if ord(letter) >= 0x1100 else CAPITAL
    return USUAL
