"""What each step of a review asks of a record before anything is written.

Each raises Refused with what to do instead. The desk asks the same, so that it offers no
step that would be refused at once.
"""

import hashlib

from claims.assessing import basis_objection
from claims.models import Claim, Discrepancy, Outcome, Pair
from claims.models.state import State
from claims.publishing import SNAPSHOTS
from claims.retirement import objection
from claims.snapshots import canonical
from sources.models import PublicId


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


def refuse_merged(record):
    led = PublicId.objects.successors([record.public_id])
    refuse_unless(not led, f"It was merged into {led.get(record.public_id)}: see that.")


def refuse_unless_submittable(record, by):
    refuse_unless(record.state == State.DRAFT, "Only a draft is submitted for review.")
    refuse_retired(record)
    refuse_without_basis(record)


def refuse_unless_approvable(record, by):
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
    draft_snapshot(record)


def refuse_unless_publishable(record, by):
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
    refuse_unless_whole(record)
    refuse_retired(record)
    refuse_without_basis(record)


def refuse_unless_approvable_and_whole(record, by):
    refuse_unless_approvable(record, by)
    refuse_a_writer(record, by)
    refuse_unless_whole(record)


def refuse_a_writer(record, by):
    refuse_unless(
        by.pk not in record.unread_writers,
        "You wrote a part of it: approve what the others wrote, then somebody else"
        " approves and publishes it.",
    )


def refuse_unless_withdrawable(record, by):
    refuse_unless(record.state == State.PUBLISHED, "Only what is public is withdrawn.")
    if isinstance(record, Claim | Outcome):
        held = record.pairs.filter(state=State.PUBLISHED)
        names = ", ".join(f"“{pair}”" for pair in held)
        refuse_unless(not names, f"Withdraw the pairs that show it first: {names}.")


def refuse_unless_returnable(record, by):
    refuse_unless(
        record.state in {State.IN_REVIEW, State.WITHDRAWN},
        "What is public is withdrawn before it is a draft again.",
    )


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
