"""A pair as a picture, for where a link is shown as a card.

Typst breaks, orders, shapes and measures text of any script.
"""

import json
import unicodedata
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import typst

HERE = Path(__file__).parent
TEMPLATE = HERE / "card.typ"
PIXEL_A_POINT = 72.0  # pixels per inch


@cache
def fonts() -> typst.Fonts:
    """Ours, and the machine's for scripts that ours do not have."""
    return typst.Fonts(font_paths=[HERE / "fonts"])


def draw(words: dict[str, object], resolution: float = PIXEL_A_POINT) -> bytes:
    """Draw what a card says as a PNG of 1200 by 630 pixels."""
    return typst.compile(
        TEMPLATE,
        root=HERE,
        font_paths=fonts(),
        format="png",
        ppi=resolution,
        sys_inputs={"pair": json.dumps(words)},
    )


def fingerprint(words: dict[str, object]) -> str:
    """What a card depends on: its words, its template, and who draws it."""
    drawn_by = version("typst").encode()
    parts = [json.dumps(words).encode(), TEMPLATE.read_bytes(), drawn_by]
    return sha256(b"\0".join(parts)).hexdigest()


def words(text: str) -> dict[str, object]:
    """A text and its direction, which is that of its first letter."""
    found = (unicodedata.bidirectional(letter) for letter in text)
    first = next((x for x in found if x in {"L", "R", "AL"}), "L")
    return {"text": text, "rtl": first != "L"}
