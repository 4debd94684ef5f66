"""What the words before a number leave open: “nearly 150” is just under 150."""

from decimal import Decimal
from typing import Literal

Near = Literal["", "about", "below", "above"]
# Near is within a tenth of the number: no source says how far “about” goes. It
# decides whether figures can both be true, and how wide a doubt is drawn.
TENTH = Decimal("0.1")

ABOUT = {
    *("about", "around", "some", "approximately", "roughly", "circa", "ca.", "c."),
    *("approx", "approx.", "an estimated", "estimated", "in the region of", "or so"),
    *("something like", "in the order of", "near", "or thereabouts", "~", "≈"),
}
BELOW = {
    *("nearly", "almost", "just under", "just below", "just short of", "not quite"),
    *("close to", "nearing", "approaching", "slightly under", "slightly less than"),
    *("slightly fewer than", "a little under", "a little less than"),
}
ABOVE = {
    *("just over", "just above", "slightly over", "slightly above"),
    *("slightly more than", "a little over", "a little more than"),
}
LEAST = {
    *("at least", "more than", "over", "above", "no less than", "no fewer than"),
    *("not less than", "not fewer than", "upwards of", "in excess of", "well over"),
    *("far more than", "much more than", "greater than", "exceeding", "or more"),
    *("a minimum of", "minimum of"),
}
MOST = {
    *("at most", "up to", "under", "below", "less than", "fewer than", "within"),
    *("no more than", "not more than", "as many as", "as much as", "or less"),
    *("or fewer", "a maximum of", "maximum of"),
}
AFTER = {"or so", "or thereabouts", "or more", "or less", "or fewer"}


def near(hedge: str) -> Near:
    """Say on which side of the number the true one may lie, close to it."""
    words = hedge.casefold().strip()
    if words in ABOUT:
        return "about"
    if words in BELOW:
        return "below"
    return "above" if words in ABOVE else ""


def hedged(hedge: str, number: str) -> str:
    """Put a hedge where English has it: “nearly 150”, “150 or so”."""
    after = hedge.casefold().strip() in AFTER
    return f"{number} {hedge}" if after else f"{hedge} {number}".strip()
