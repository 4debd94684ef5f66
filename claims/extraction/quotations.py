"""Quotation marks of all kinds, paired within their paragraph."""

import re

from sources.spans import Span

CLOSING = {
    "“": "”",
    "«": "»",
    "„": "“”",
    "‘": "’",
    "‹": "›",
    "「": "」",
    "‟": "”",
    "``": "''",
}
MARK = re.compile(
    r"``|''|[“”„‟«»‹›「」\"]|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)|\n\s*\n|\n"
)


def quotations(text: str) -> list[Span]:
    """Return the quotations of a text with their marks, in order, none in another.

    One that a paragraph leaves open ends with it, as in a speech that goes on.
    """
    found: list[Span] = []
    opened = ""
    start = 0
    for match in MARK.finditer(text):
        mark = match[0]
        if opened and (_closes(opened, mark) or "\n" in mark):
            end = match.start() if "\n" in mark else match.end()
            if "\n" not in mark or opened in '“"«':
                found.append(Span(start, end))
            opened = ""
        elif not opened and _opens(text, match):
            opened, start = mark, match.start()
    return [span for span in found if span.end - span.start > 2]


def _closes(opened: str, mark: str) -> bool:
    """Say whether a mark closes another; some texts mix straight and curly ones."""
    mixed = {opened, mark} in ({'"', "”"}, {"“", '"'})
    return "\n" not in mark and (mixed or mark in CLOSING.get(opened, opened))


def _is_closed(text: str, start: int) -> bool:
    """Say whether another such mark stands in the same line."""
    end = text.find('"', start + 1, start + 2000)
    return end > 0 and "\n" not in text[start:end]


def _opens(text: str, match: re.Match[str]) -> bool:
    mark, after = match[0], text[match.end() : match.end() + 1]
    if mark in {'"', "'"}:
        before = text[match.start() - 1 : match.start()] if match.start() else ""
        if after == " " and mark == '"' and not before.strip():
            return _is_closed(text, match.end())  # printed with blanks: " so , "
        return bool(after.strip()) and not before.isalnum()
    return mark in CLOSING
