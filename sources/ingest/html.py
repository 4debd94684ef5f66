"""The main text of a web page, and what the page says of itself."""

import re

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from sources.ingest.document import Document, Refused
from sources.ingest.encodings import decode

DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})"""
    rb"""|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
NO_TEXT = (
    "The page has no main text that can be told from its menus, or a script puts it"
    " there: open it in a browser and paste the text."
)
# The names of what extraction leaves of a page: TEI, https://tei-c.org.
BLOCKS = {"p", "head", "list", "item", "quote", "table", "row", "code", "div", "ab"}
BETWEEN = {"cell": "\t", "lb": "\n"}
# Extraction drops or flattens these; they are printed, so they are put back.
PRINTED = "\u00a0\u00ad\u061c\u2007\u2009\u200a\u202f\ufeff\u2060"
PRINTED += "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
STANDING_IN = range(
    0xA000, 0xA48D
)  # Yi syllables, of which any text leaves some unused


def read(content: bytes, charset: str = "") -> Document:
    """Return the main text. Raises Refused where there is none."""
    html, note = decode(content, charset or _declared(content))
    tree = trafilatura.load_html(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    if tree is None:
        raise Refused(NO_TEXT)
    standing_in = _stand_ins(html)
    _replace(tree, standing_in)
    found = trafilatura.bare_extraction(
        tree, include_comments=False, with_metadata=True
    )
    text = _printed(found.body) if found else ""
    if not text:
        raise Refused(NO_TEXT)
    stated = bool(found.date) and found.date in html
    back = {ord(new): chr(old) for old, new in standing_in.items()}
    said = (text, found.title, found.sitename, found.author)
    return Document(
        *((x or "").translate(back) for x in said),
        date=found.date if stated else _inferred(found.date or ""),
        date_stated=stated,
        language=(tree.get("lang") or "")[:35],
        note=note,
    )


def _inferred(date: str) -> str:
    """The year alone is meant where a day is made up, as of “Copyright 2015”."""
    return date.removesuffix("-01-01")


def _printed(body: etree._Element) -> str:
    """Return the words as the page has them, a block a line, with no marks of ours."""
    pieces = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        edge = "\n" if element.tag in BLOCKS else ""
        if event == "start":
            pieces += [edge, element.text or ""]
        else:
            pieces += [edge or BETWEEN.get(element.tag, ""), element.tail or ""]
    lines = (line.strip(" \t") for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _declared(content: bytes) -> str:
    found = DECLARED.search(content[:4096])
    return (found[1] or found[2]).decode() if found else ""


def _stand_ins(html: str) -> dict[int, str]:
    free = (chr(code) for code in STANDING_IN if chr(code) not in html)
    return {ord(char): next(free) for char in PRINTED}


def _replace(tree: HtmlElement, standing_in: dict[int, str]) -> None:
    for element in tree.iter():
        if element.text:
            element.text = element.text.translate(standing_in)
        if element.tail:
            element.tail = element.tail.translate(standing_in)
