"""From draft to published: nobody publishes alone what they saved last.

Every step takes the record and who does it, locks the record, and raises
Refused with what to do instead. Roles are the desk's matter; two pairs of
eyes are kept here for a clear message, and by the database in any case.
"""

from django.db import transaction
from django.utils import timezone

from claims.conditions import (
    Refused,
    draft_sha256,
    draft_snapshot,
    is_changed,
    refuse_merged,
    refuse_unless,
    refuse_unless_approvable,
    refuse_unless_approvable_and_whole,
    refuse_unless_publishable,
    refuse_unless_returnable,
    refuse_unless_submittable,
    refuse_unless_whole,
    refuse_unless_withdrawable,
)
from claims.models.state import State
from claims.publishing import publish
from sources.models import Explanation

__all__ = [
    "Refused",
    "approve",
    "approve_and_publish",
    "back_to_draft",
    "changed",
    "draft_sha256",
    "draft_snapshot",
    "is_changed",
    "publish_approved",
    "refuse_unless",
    "refuse_unless_whole",
    "saved",
    "submit",
    "withdraw",
]


def locked(record):
    """Lock the record; what was merged takes no step any more."""
    found = type(record).objects.select_for_update(no_key=True).get(pk=record.pk)
    refuse_merged(found)
    return found


def write(record, **fields):
    for name, value in fields.items():
        setattr(record, name, value)
    record.save(update_fields=list(fields))
    return record


UNAPPROVED = {"approved_by": None, "approved_sha256": "", "approved_at": None}


@transaction.atomic
def saved(record, by):
    """Note who saved last; whatever was approved before is so no longer.

    Whoever saves the form of a record has read in it what others wrote.
    """
    record = locked(record)
    since = record.waiting_since or timezone.now()
    return write(
        record, saved_by=by, writers=[by.pk], waiting_since=since, **UNAPPROVED
    )


@transaction.atomic
def changed(record, by):
    """Note who changed a part of a record without having its form before them.

    What others wrote in it and nobody has read yet waits for a reader as before.
    """
    record = locked(record)
    at_rest = record.state == State.PUBLISHED and record.waiting_since is None
    read = at_rest or record.approved_by_id is not None
    writers = {by.pk} if read else {by.pk, *record.unread_writers}
    since = record.waiting_since or timezone.now()
    return write(
        record,
        saved_by=by,
        writers=sorted(writers),
        waiting_since=since,
        **UNAPPROVED,
    )


@transaction.atomic
def submit(record, by):
    record = locked(record)
    refuse_unless_submittable(record, by)
    fields = {}
    if record.saved_by is None:
        fields = {"saved_by": by, "writers": [by.pk]}
    return write(record, state=State.IN_REVIEW, waiting_since=timezone.now(), **fields)


@transaction.atomic
def approve(record, by, seen=None):
    """Approve the very words that publication would write.

    Whoever wrote a part of it has read, by this, what the others wrote; their own
    part goes on waiting. `seen` is the sha256 of what was shown to the second reader:
    anything else is refused. It is None where whoever calls has read the draft in
    another way.
    """
    record = locked(record)
    refuse_unless_approvable(record, by)
    written = draft_sha256(record)
    refuse_unless(
        seen in (None, written),
        "It says something else than what you were shown: read it again.",
    )
    if by.pk in record.unread_writers:
        return write(record, saved_by=by, writers=[by.pk])
    return write(
        record,
        approved_by=by,
        approved_sha256=written,
        approved_at=timezone.now(),
        waiting_since=record.waiting_since or timezone.now(),
    )


@transaction.atomic
def publish_approved(record, by, note=""):
    """Publish what somebody else approved; return the revision.

    Readers see at once a correction note that was saved with the draft; another
    one they see when somebody else has approved it.
    """
    record = locked(record)
    refuse_unless_publishable(record, by)
    note = note.strip() or record.correction_note
    refuse_unless(
        note or not record.revisions.exists(),
        "It was public before: say in a correction note what changes.",
    )
    kept = note == record.correction_note
    note_by = record.saved_by if kept else by
    revision = publish(record, by=by, note=note, note_by=note_by)
    refuse_unless(revision, "It says what is published already.")
    return revision


@transaction.atomic
def approve_and_publish(record, by, note="", seen=None):
    """Publish at once what one has just read, as its second reader."""
    record = locked(record)
    refuse_unless_approvable_and_whole(record, by)
    approve(record, by, seen)
    return publish_approved(record, by, note)


@transaction.atomic
def withdraw(record, by, reason):
    """Take back what is public; its page stays and says why."""
    record = locked(record)
    refuse_unless_withdrawable(record, by)
    refuse_unless(reason.strip(), "Say why it is withdrawn: its page will.")
    reason = reason.strip()
    last = record.revisions.values_list("number", flat=True).first()
    Explanation.write(
        Explanation.Matter.WITHDRAWAL, record.public_id, last or 0, reason, by
    )
    return write(record, state=State.WITHDRAWN, withdrawn_reason=reason, **UNAPPROVED)


@transaction.atomic
def back_to_draft(record, by):
    record = locked(record)
    refuse_unless_returnable(record, by)
    return write(record, state=State.DRAFT, waiting_since=timezone.now(), **UNAPPROVED)
