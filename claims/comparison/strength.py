"""What the strength of a comparison means, and when it may be called strong."""

from collections.abc import Iterable, Mapping

from claims.comparison.dimensions import WHERE_AND_WHEN, Assessment, Kind, Verdict

STRONG: frozenset[Verdict] = frozenset({"matches", "wider"})
STRENGTHS: Mapping[str, str] = {  # for readers and editors
    "strong": "Place and time are each consistent, or one includes the other, and both"
    " sides concern the same matter.",
    "moderate": "Both sides concern the same matter, but differ in place, time or scope.",
    "weak": "The two sides have little in common.",
}


def not_strong(found: Iterable[Assessment]) -> list[Kind]:
    """Return which of place and time forbid that a comparison is called strong."""
    verdicts = {one.kind: one.verdict for one in found}
    return [kind for kind in WHERE_AND_WHEN if verdicts.get(kind) not in STRONG]
