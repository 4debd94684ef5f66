"""What the database asks of a review, whoever writes."""

import pytest
from django.utils import timezone

from tests.factories import (
    make_claim,
    make_discrepancy,
    make_outcome,
    make_pair,
    make_published_discrepancy,
    make_published_pair,
    make_published_silence,
    make_silence,
    make_user,
)
from tests.refusal import refused

pytestmark = [pytest.mark.django_db, pytest.mark.database]
MAKE = {
    "claim": make_claim,
    "outcome": make_outcome,
    "pair": make_pair,
    "discrepancy": make_discrepancy,
    "silence": make_silence,
}
kinds = pytest.mark.parametrize("kind", MAKE)


APPROVED = {
    "claim": "claim_approved_by_another",
    "outcome": "outcome_approved_by_another",
    "pair": "pair_approved_by_another",
    "discrepancy": "discrepancy_approved_by_another",
    "silence": "silence_approved_by_another",
}
WRITTEN = {
    "claim": "claim_approved_by_no_writer",
    "outcome": "outcome_approved_by_no_writer",
    "pair": "pair_approved_by_no_writer",
    "discrepancy": "discrepancy_approved_by_no_writer",
    "silence": "silence_approved_by_no_writer",
}
WITHDRAWN = {
    "claim": "claim_withdrawn_with_reason",
    "outcome": "outcome_withdrawn_with_reason",
    "pair": "pair_withdrawn_with_reason",
    "discrepancy": "discrepancy_withdrawn_with_reason",
    "silence": "silence_withdrawn_with_reason",
}
NOTED = {
    "claim": "claimrevision_corrected_with_note",
    "outcome": "outcomerevision_corrected_with_note",
    "pair": "pairrevision_corrected_with_note",
    "discrepancy": "discrepancyrevision_corrected_with_note",
    "silence": "silencerevision_corrected_with_note",
}


@kinds
@pytest.mark.database(*APPROVED.values())
def test_nobody_is_stored_as_approving_what_they_saved(kind):
    record, editor = MAKE[kind](), make_user()
    fields = {
        "approved_by": editor,
        "approved_sha256": "0" * 64,
        "approved_at": timezone.now(),
    }

    for saved_by in (editor, None):
        with refused(APPROVED[kind]):
            type(record).objects.filter(pk=record.pk).update(
                saved_by=saved_by, **fields
            )


@kinds
@pytest.mark.database(*WRITTEN.values())
def test_nobody_is_stored_as_approving_words_of_their_own(kind):
    record, editor, other = MAKE[kind](), make_user(), make_user()

    with refused(WRITTEN[kind]):
        type(record).objects.filter(pk=record.pk).update(
            saved_by=other,
            writers=[editor.pk, other.pk],
            approved_by=editor,
            approved_sha256="0" * 64,
            approved_at=timezone.now(),
        )


@kinds
@pytest.mark.database(*WITHDRAWN.values())
def test_nothing_is_withdrawn_without_a_reason(kind):
    with refused(WITHDRAWN[kind]):
        MAKE[kind](state="withdrawn")


@kinds
@pytest.mark.database(*NOTED.values())
def test_no_further_revision_comes_without_a_note(kind):
    pair = make_published_pair()
    records = {"claim": pair.claim, "outcome": pair.outcome, "pair": pair}
    records["discrepancy"] = make_published_discrepancy()
    records["silence"] = make_published_silence()
    record = records[kind]
    revision = record.revisions.get()
    revision.pk, revision.number = None, 2

    with refused(NOTED[kind]):
        revision.save(force_insert=True)
