"""How large the frame of an embedded pair must be, so that nothing in it scrolls."""

from collections.abc import Sequence

DEFAULT = 640  # pixels wide
TWO_COLUMNS = 560
THUMBNAIL = {"thumbnail_width": 1200, "thumbnail_height": 630}
AROUND = 40  # of either side: padding and border
BESIDE, STACKED = 80, 125  # above, between and below what is measured
SERIF, SANS = (8.2, 25), (7.2, 21)  # a letter's width and a line's height


def fitting(
    heading: str,
    sides: Sequence[Sequence[str]],
    maxwidth: int | None = None,
    maxheight: int | None = None,
) -> tuple[int, int]:
    """Width and height of the frame; never more than there is room for."""
    width = min(DEFAULT, maxwidth or DEFAULT)
    height = tall(heading, width - AROUND, SERIF) + 2 * SANS[1]
    if width < TWO_COLUMNS:
        height += STACKED + sum(side_height(side, width) for side in sides)
    else:
        height += BESIDE + max(side_height(side, width // 2) for side in sides)
    return width, min(height, maxheight or height)


def side_height(side: Sequence[str], width: int) -> int:
    """The height of one side: its statement, and what is told of it."""
    statement, *facts = side
    room = width - AROUND
    told = sum(tall(fact, room, SANS) for fact in facts)
    return AROUND + SANS[1] + tall(statement, room, SERIF) + told


def tall(text: str, room: int, letter: tuple[float, int]) -> int:
    """About how high a text stands when it is broken to this width."""
    width, line = letter
    return line * (1 + int(len(text) * width / max(room, 1)))
