"""How a figure is said: its hedge, its bounds and its unit, none of them dropped."""

from collections.abc import Mapping
from decimal import Decimal

from claims.comparison.grammatical_number import singular
from claims.comparison.hedges import ABOUT, ABOVE, BELOW, LEAST, MOST, hedged
from claims.comparison.units import measure


def amount(figure: Mapping[str, str | None]) -> str:
    """Say what a figure leaves possible: “60”, “nearly 150”, “about 200 metres”.

    A unit that only names what is counted (persons, targets) is left out, for that
    is named beside the amount.
    """
    return f"{bounded(figure)} {measure_of(figure)}".strip()


def figure_words(figure: Mapping[str, str | None]) -> str:
    """Say a figure with what it counts: “60 targets hit”, “distance: about 20 km”."""
    if measure_of(figure):
        return f"{figure['counted']}: {amount(figure)}"
    return f"{amount(figure)} {counted_words(figure)}"


def counted_words(figure: Mapping[str, str | None]) -> str:
    """Say what a figure counts after its amount: 60 “targets hit”, 1 “target hit”."""
    return singular(figure["counted"]) if is_one(figure) else figure["counted"]


def in_words(figure: Mapping[str, str | None]) -> str:
    """Return what is printed where that has no digits, so that a number was read from it."""
    printed = figure["printed"] or ""
    return "" if any(map(str.isdigit, printed)) else printed


def measure_of(figure: Mapping[str, str | None]) -> str:
    """Return the unit that an amount is in; nothing where it is a count."""
    return measure(figure["unit"], figure["counted"], one=is_one(figure))


def is_one(figure: Mapping[str, str | None]) -> bool:
    numbers = {x for x in map(figure.get, ("low", "best", "high")) if x}
    return numbers == {"1"}


def bounded(figure: Mapping[str, str | None]) -> str:
    low, best, high = (plain(figure[x]) for x in ("low", "best", "high"))
    hedge = figure.get("hedge") or ""
    if best:
        return f"{hedged(hedge, best)}{doubt(low, best, high)}"
    folded = hedge.casefold().strip()
    if low and high and low != high:
        return hedged(hedge if folded in ABOUT else "", f"{low}–{high}")
    if low and high:
        return hedged(hedge, low)
    if low:
        return hedged(hedge if folded in LEAST | ABOVE else "at least", low)
    return hedged(hedge if folded in MOST | BELOW else "at most", high)


def doubt(low: str, best: str, high: str) -> str:
    """Say what is given beside a best number, where it is not the number itself."""
    low, high = ("" if x == best else x for x in (low, high))
    if low and high:
        return f" ({low}–{high})"
    if low or high:
        return f" (at least {low})" if low else f" (at most {high})"
    return ""


def plain(number: str | None) -> str:
    """Write a number with its thousands parted: 2,000."""
    return f"{Decimal(number):,f}" if number else ""
