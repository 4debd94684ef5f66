"""Units after a number (“km”, “per cent”, “tpd”) and currencies before it (“$”)."""

import re

from claims.extraction.rules import rules

RULES = rules("figures")
CURRENCIES: dict[str, str] = RULES["currencies"]
NAMED = {name: unit for unit, names in RULES["units"].items() for name in names}
EXPONENTS: dict[str, str] = RULES["symbols"]
# Symbols of one or two letters mean something in lower case as printed only.
LOWERED = {name.lower(): unit for name, unit in NAMED.items() if len(name) > 3}
SYMBOLS = {
    "m",
    "s",
    "h",
    "t",
    "g",
    "l",
    "A",
    "V",
    "K",
    "C",
    "F",
    "J",
    "W",
    "B",
    "in",
    "cup",
    "min",
}

_NAMES = sorted({*NAMED, *LOWERED}, key=len, reverse=True)
_ALL = "|".join(re.escape(name) for name in _NAMES)
UNIT = re.compile(
    rf"(?P<gap>[  ]?|-)(?P<unit>{_ALL})(?P<power>\^?[23²³](?!\d))?(?P<bound>(?![\w])|(?<=\W))",
    re.IGNORECASE,
)
INCHES = re.compile(
    r"[.)]?(?:\s*\Z|,| (?:thick|long|wide|deep|tall|high|in diameter|by)\b)"
)


def unit_at(text: str, position: int) -> tuple[str, int]:
    """Return the unit that stands at a position, and where it ends; "" for none."""
    match = UNIT.match(text, position)
    if not match:
        return "", position
    unit = _named(match["unit"])
    if not unit or not _meant(match, text):
        return "", position
    return EXPONENTS.get(match["power"] or "", "") + unit, match.end()


def _named(name: str) -> str:
    return NAMED.get(name) or LOWERED.get(name.lower(), "")


def _meant(match: re.Match[str], text: str) -> bool:
    """Say whether a short symbol is one here: “in” and “m” are words and letters too."""
    name = match["unit"]
    if name not in SYMBOLS:
        return True
    if name == "in":
        return bool(INCHES.match(text, match.end()))
    return not re.match(r"[.'’]\w", text[match.end() : match.end() + 2])


def currency_before(text: str, position: int) -> tuple[str, int]:
    """Return the currency whose sign stands just before a number, and its start."""
    for sign, unit in CURRENCIES.items():
        if text.endswith(sign, 0, position):
            return unit, position - len(sign)
    return "", position
