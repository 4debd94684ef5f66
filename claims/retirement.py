"""Records that use a retired citation: words that their source no longer says."""

from claims.models import Pair
from claims.publishing import SNAPSHOTS
from claims.reading import citations
from sources.models import Citation

CORRECT = (
    "Cite other words instead, or explain beside the citation why it is kept:"
    " readers see the explanation."
)


def unexplained(content):
    """The retired citations that a snapshot uses without an explanation."""
    used = [one["id"] for one in citations(content) if "retired" not in one]
    return Citation.objects.retired().filter(public_id__in=used)


def objection(record):
    """Say why a draft may not go on because of a retired citation; "" if it may.

    A pair whose statements were never published has no snapshot yet.
    """
    if not Citation.objects.retired().exists():
        return ""
    try:
        content = SNAPSHOTS[type(record)](record)
    except ValueError:
        return ""
    words = "; ".join(f"“{one.exact}”" for one in unexplained(content))
    if not words:
        return ""
    used = f"It uses a citation that was retired, because the source no longer says it: {words}."
    if isinstance(record, Pair):
        return f"{used} Correct and publish the claim or outcome first."
    return f"{used} {CORRECT}"
