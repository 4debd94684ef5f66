"""Texts as hard to count as they come, for property tests."""

from hypothesis import strategies as st

HARD = [
    "Rents fell. ",
    "\r\n",
    "\n\n",
    "\ufeff",
    "\u00a0",
    "[…]",
    "e\u0301",
    "é",
    "ﬁ",
    "İ",
    "𝔄𐍈",
    "👩‍👩‍👧‍👦",
    "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "حلب‎",
    "שָׁלוֹם",
    "\u202eabc\u2066",
]
character = st.characters(codec="utf-8", exclude_characters="\0")
pieces = st.sampled_from(HARD) | st.text(character, max_size=8)
texts = st.lists(pieces, min_size=1, max_size=8).map("".join)
capturable = texts.filter(lambda text: text.removeprefix("\ufeff"))


@st.composite
def spans(draw, text):
    """A span of the text that is not empty."""
    start = draw(st.integers(0, len(text) - 1))
    return start, draw(st.integers(start + 1, len(text)))
