"""From draft to published: nobody publishes alone what they saved last.

Every step takes the record and who does it, locks the record, and raises
Refused with what to do instead. Roles are the desk's matter; two pairs of
eyes are kept here for a clear message, and by the database in any case.
"""

import hashlib

from django.db import transaction
from django.utils import timezone

from claims.assessing import basis_objection
from claims.models import Claim, Discrepancy, Outcome, Pair
from claims.models.state import State
from claims.publishing import SNAPSHOTS, publish
from claims.retirement import objection
from claims.snapshots import canonical
from sources.models import Explanation, PublicId


class Refused(ValueError):
    """A step that cannot be taken now; the message says what can."""


def draft_snapshot(record):
    """Return the text that publication would write. Raises Refused where it cannot."""
    try:
        return canonical(SNAPSHOTS[type(record)](record))
    except ValueError as error:
        raise Refused(str(error)) from error


def draft_sha256(record):
    return hashlib.sha256(draft_snapshot(record).encode()).hexdigest()


def is_changed(record):
    """Whether the draft says anything else than what was last published."""
    last = record.revisions.first()
    return last is None or last.snapshot != draft_snapshot(record)


def refuse_unless(condition, message):
    if not condition:
        raise Refused(message)


def refuse_retired(record):
    """Refuse a draft that uses a retired citation without an explanation."""
    found = objection(record)
    refuse_unless(not found, found)


def refuse_without_basis(record):
    """Refuse a pair whose relation no result of the comparison can carry."""
    if isinstance(record, Pair):
        found = basis_objection(record)
        refuse_unless(not found, found)


def locked(record):
    """Lock the record; what was merged takes no step any more."""
    found = type(record).objects.select_for_update(no_key=True).get(pk=record.pk)
    led = PublicId.objects.successors([found.public_id])
    refuse_unless(not led, f"It was merged into {led.get(found.public_id)}: see that.")
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
    refuse_unless(record.state == State.DRAFT, "Only a draft is submitted for review.")
    refuse_retired(record)
    refuse_without_basis(record)
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
    refuse_unless(
        record.state in {State.IN_REVIEW, State.PUBLISHED},
        "Submit it for review before it is approved.",
    )
    refuse_unless(record.saved_by, "Nobody has saved it yet: save it first.")
    others = record.unread_writers - {by.pk}
    refuse_unless(others, "You saved it last: somebody else approves.")
    refuse_unless(
        record.state != State.PUBLISHED or is_changed(record),
        "It says what is published already: there is nothing to approve.",
    )
    refuse_retired(record)
    refuse_without_basis(record)
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
    refuse_unless(
        record.state in {State.IN_REVIEW, State.PUBLISHED},
        "Submit it for review before it is published.",
    )
    refuse_unless(
        record.approved_by, "A second reader approves it before it is public."
    )
    refuse_unless(
        by.pk not in record.unread_writers,
        "You saved it last: somebody else publishes.",
    )
    refuse_unless(
        record.approved_sha256 == draft_sha256(record),
        "It has changed since it was approved: approve it again.",
    )
    note = note.strip() or record.correction_note
    refuse_unless(
        note or not record.revisions.exists(),
        "It was public before: say in a correction note what changes.",
    )
    refuse_unless_whole(record)
    refuse_retired(record)
    refuse_without_basis(record)
    kept = note == record.correction_note
    note_by = record.saved_by if kept else by
    revision = publish(record, by=by, note=note, note_by=note_by)
    refuse_unless(revision, "It says what is published already.")
    return revision


@transaction.atomic
def approve_and_publish(record, by, note="", seen=None):
    """Publish at once what one has just read, as its second reader."""
    record = approve(record, by, seen)
    refuse_unless(
        record.approved_by == by,
        "You wrote a part of it: approve what the others wrote, then somebody else"
        " approves and publishes it.",
    )
    return publish_approved(record, by, note)


def refuse_unless_whole(record):
    """Say what the database would refuse, before it does."""
    if isinstance(record, Pair):
        for side in (record.claim, record.outcome):
            refuse_unless(
                side.state == State.PUBLISHED,
                f"Publish its {side._meta.verbose_name} first: “{side}”.",
            )
        refuse_unless(
            record.relation and record.rationale, "Give it a relation and a rationale."
        )
        refuse_unless(record.heading, "Give it a heading: what stands beside what.")
    if isinstance(record, Claim | Outcome):
        refuse_unless(
            record.reports.filter(cited__role="statement").exists(),
            "Cite the words that it rests on, in a report, before it is public.",
        )
    if isinstance(record, Discrepancy):
        refuse_unless(
            record.sides.exists(),
            "Add its sides, each with the words that it rests on, before it is public.",
        )
        bare = record.sides.filter(cited=None).first()
        refuse_unless(not bare, f"Cite the words that this side rests on: “{bare}”.")
    if isinstance(record, Claim):
        refuse_unless(
            record.parts.filter(part="claimant").exists(),
            "Name who claims it before it is public.",
        )


@transaction.atomic
def withdraw(record, by, reason):
    """Take back what is public; its page stays and says why."""
    record = locked(record)
    refuse_unless(record.state == State.PUBLISHED, "Only what is public is withdrawn.")
    refuse_unless(reason.strip(), "Say why it is withdrawn: its page will.")
    if isinstance(record, Claim | Outcome):
        held = record.pairs.filter(state=State.PUBLISHED)
        names = ", ".join(f"“{pair}”" for pair in held)
        refuse_unless(not names, f"Withdraw the pairs that show it first: {names}.")
    reason = reason.strip()
    last = record.revisions.values_list("number", flat=True).first()
    Explanation.write(
        Explanation.Matter.WITHDRAWAL, record.public_id, last or 0, reason, by
    )
    return write(record, state=State.WITHDRAWN, withdrawn_reason=reason, **UNAPPROVED)


@transaction.atomic
def back_to_draft(record, by):
    record = locked(record)
    refuse_unless(
        record.state in {State.IN_REVIEW, State.WITHDRAWN},
        "What is public is withdrawn before it is a draft again.",
    )
    return write(record, state=State.DRAFT, waiting_since=timezone.now(), **UNAPPROVED)
