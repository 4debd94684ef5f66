"""What the machine proposes, as tests make it."""

from asgiref.sync import async_to_sync

from claims.models import Suggestion
from claims.tasks import take_up
from tests.factories import CLAIMED, make_claim, make_outcome, make_source
from tests.threads import at_once


def make_suggestion(words=CLAIMED, source=None, **fields):
    """A proposal for words in the newest text of a source."""
    source = source or make_source(f"Before it. {words}. After it.")
    revision = source.revisions.last()
    start = revision.text.index(words)
    defaults = {"start": start, "end": start + len(words), "exact": words}
    return Suggestion.objects.create(
        revision=revision, **{"kind": "claim", "score": 0.7} | defaults | fields
    )


def make_suggested_pair(**fields):
    """Two drafts that the machine would set beside each other."""
    for side, make in (("claim", make_claim), ("outcome", make_outcome)):
        fields[side] = fields.get(side) or make()
    defaults = {"kind": "pair", "reasons": ["Both refer to the same day."]}
    return Suggestion.objects.create(**defaults | fields)


def take_up_left():
    """Put back what dead workers had begun, apart from the loop of any browser here."""
    at_once(lambda: async_to_sync(take_up.func)(timestamp=0))
