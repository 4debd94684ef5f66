"""How a text writes its numbers: “1,000.5”, “1.000,5”, “1 000” or with apostrophes.

A numeral that can be read in two ways is read as the rest of its text writes
numbers, and is refused where nothing tells. Standards: CLDR grouping and decimal
separators; ISO 80000-1 for blanks between groups.
"""

import re
from dataclasses import dataclass
from typing import Literal

from claims.extraction.units import unit_at

NO_BREAK = "\u00a0\u2007\u2009\u202f"  # blanks that end no line, and thin ones
THIN = "\u2009"  # what stands for them between the groups of a number
BETWEEN = re.compile(rf"(?<=\d)[{NO_BREAK}](?=\d{{3}}(?!\d))")
SCALED = re.compile(r" (?:thousand|million|billion|trillion)s?\b")
Use = Literal["group", "decimal", ""]
NUMERAL = re.compile(
    rf"(?<![\w.,])\d{{1,30}}(?:[.,][\d]{{1,20}}|[{THIN} ]\d{{3}}(?!\d)){{1,9}}(?![\w]|[.,]\d)"
)
COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?P<decimals>\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}")
DOTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?P<decimals>,\d+)?")
BLANKS = re.compile(rf"\d{{1,3}}(?:[{THIN} ]\d{{3}})+(?P<decimals>[.,]\d+)?")
TICKS = re.compile(r"\d{1,3}(?:['’]\d{3})+(?P<decimals>\.\d+)?")
ONE_COMMA = re.compile(r"\d{1,30},\d{1,20}")
ONE_DOT = re.compile(r"\d{0,30}\.\d{1,20}")
DAY_BEFORE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \Z"
)


@dataclass(frozen=True)
class NumberStyle:
    """What commas and dots are for in a text, and whether blanks part groups.

    An empty use says that nothing in the text tells.
    """

    comma: Use = ""
    dot: Use = ""
    blanks: bool = False


UNKNOWN = NumberStyle()


def plain_blanks(text: str) -> str:
    """Return a text of the same length with no-break blanks as plain ones.

    Between the groups of a number they become thin ones: there they say that the
    groups are one number.
    """
    if not any(blank in text for blank in NO_BREAK):
        return text
    kept = BETWEEN.sub("\0", text)
    return kept.translate({ord(x): " " for x in NO_BREAK}).replace("\0", THIN)


def number_style(text: str) -> NumberStyle:
    """Return how a text writes numbers, told by those that can be read in one way."""
    seen = {_evidence(text, match) for match in NUMERAL.finditer(text)}
    comma: Use = "group" if "comma groups" in seen else ""
    if "comma decimals" in seen and not comma:
        comma = "decimal"
    elif "comma maybe groups" in seen:
        comma = comma or "group"
    dot: Use = "decimal" if "dot decimals" in seen or comma == "group" else ""
    if not dot and ("dot groups" in seen or comma == "decimal"):
        dot = "group"
    return NumberStyle(comma, dot, "blanks" in seen)


def _evidence(text: str, match: re.Match[str]) -> str:
    """Return what one numeral tells of the habit of its text; "" for nothing."""
    printed = match[0]
    if found := BLANKS.fullmatch(printed):
        return "blanks" if _are_groups(text, match.start(), printed) else ""
    if found := COMMAS.fullmatch(printed):
        sure = found["decimals"] or printed.count(",") > 1
        return "comma groups" if sure else "comma maybe groups"
    if found := DOTS.fullmatch(printed):
        sure = found["decimals"] or printed.count(".") == 2  # with three: an address
        return "dot groups" if sure else "dot decimals" if printed[0] == "0" else ""
    if ONE_DOT.fullmatch(printed):
        return "dot decimals"
    decimals = ONE_COMMA.fullmatch(printed) and _is_measured(text, match.end())
    return "comma decimals" if decimals else ""


def _is_measured(text: str, end: int) -> bool:
    return bool(SCALED.match(text, end) or unit_at(text, end)[0])


def _are_groups(text: str, start: int, printed: str) -> bool:
    """Say whether blanks part groups of one number, not two numbers: “10 000”."""
    if DAY_BEFORE.search(text, max(0, start - 12), start):
        return False
    return bool(re.search(rf"[{THIN}]|[ ]0", printed))


def blanks_join(text: str, start: int, printed: str, style: NumberStyle) -> bool | None:
    """Say whether “12 300” is one number; None where nothing tells."""
    if DAY_BEFORE.search(text, max(0, start - 12), start):
        return False
    if style.blanks or _are_groups(text, start, printed):
        return True
    return False if style.comma or style.dot == "group" else None


def read_numeral(printed: str, style: NumberStyle, measured: bool = False) -> str:
    """Return a numeral as Python writes it, such as “1234.5”; "" where it is unclear.

    `measured` says that a unit or a word such as “million” follows it.
    """
    if printed.isdecimal():
        return printed
    if found := BLANKS.fullmatch(printed) or TICKS.fullmatch(printed):
        return _joined(printed, found["decimals"])
    if found := COMMAS.fullmatch(printed):
        sure = bool(found["decimals"]) or printed.count(",") > 1
        return "" if style.comma == "decimal" and not sure else printed.replace(",", "")
    if found := DOTS.fullmatch(printed):
        return _dotted(printed, found["decimals"], style, measured)
    if ONE_DOT.fullmatch(printed):
        return printed
    if ONE_COMMA.fullmatch(printed) and style.comma != "group":
        return printed.replace(",", ".") if style.comma or measured else ""
    return ""


def _joined(printed: str, decimals: str | None) -> str:
    end = len(printed) - len(decimals or "")
    return re.sub(r"\D", "", printed[:end]) + (decimals or "").replace(",", ".")


def _dotted(
    printed: str, decimals: str | None, style: NumberStyle, measured: bool
) -> str:
    """Read “1.000”: a thousand, or one with three decimals."""
    if decimals or printed.count(".") > 1:
        return "" if style.dot == "decimal" else _joined(printed, decimals)
    if printed[0] == "0" or style.dot == "decimal":
        return printed
    if style.dot == "group":
        return printed.replace(".", "")
    return printed if measured and not printed.endswith("00") else ""
