"""What a page of a published record shows, as plain data.

A snapshot holds every word and number of its page, so that the page can be
drawn from it alone, for ever. Keys are only ever added.
"""

import json

from claims.snapshots.discrepancy import discrepancy_snapshot
from claims.snapshots.pair import pair_snapshot
from claims.snapshots.silence import silence_snapshot
from claims.snapshots.statement import claim_snapshot, outcome_snapshot

__all__ = [
    "canonical",
    "claim_snapshot",
    "discrepancy_snapshot",
    "outcome_snapshot",
    "pair_snapshot",
    "silence_snapshot",
]


def canonical(content):
    """Return JSON whose bytes depend on the content alone."""
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
