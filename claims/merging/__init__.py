"""Duplicates become one, and one becomes two again.

The record that is not kept, the loser, stays in its table with what is only its
own; its public id is `merged` and points to the record that is kept, the winner.
What others say of the loser they say of the winner from then on. Nothing of what
was published changes by this: snapshots stay as they are, at their own addresses,
and only the lists made from them follow. A published loser is withdrawn in favour
of a published winner, and what shows it awaits its next publication.

The desk imports from here.
"""

from claims.merging.make import merge
from claims.merging.plan import Plan, plan
from claims.merging.undo import undo

__all__ = ["Plan", "merge", "plan", "undo"]
