"""Whether readers may know a record, and whether they can read it now."""

from django.db.models import Q

from claims.models import Mention
from claims.models.state import Reviewed, State
from sources.models import Citation, Source


def was_public(record):
    """Whether a page of its own may be known to readers."""
    if isinstance(record, Source):
        return Citation.objects.published().filter(revision__source=record).exists()
    return isinstance(record, Reviewed) and record.revisions.exists()


def named_in_public(record):
    """Whether readers may know the record's id, so that merging it shows."""
    named = Q(record=record.public_id) | Q(parent=record.public_id)
    return was_public(record) or Mention.objects.filter(named).exists()


def is_public(record):
    if isinstance(record, Source):
        return was_public(record)
    return record.state == State.PUBLISHED
