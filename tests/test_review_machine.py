"""P29: whatever people do in whatever order, two of them saw what is public."""

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from claims import workflow
from claims.models import Claim
from claims.showing import saved_last
from claims.workflow import Refused
from sources.models import PublicId
from tests.factories import make_user, make_whole_claim

people = st.sampled_from(["ada", "ben", "eve"])
statements = st.sampled_from(["Fifty were hit.", "Sixty were hit.", "All were hit."])
notes = st.sampled_from(["", " ", "Counted anew."])


class Review(RuleBasedStateMachine):
    """Three people who may do everything, with one claim."""

    def __init__(self):
        super().__init__()
        self.case = transaction.atomic()
        self.case.__enter__()
        self.people = {name: make_user(username=name) for name in ("ada", "ben", "eve")}
        self.claim = make_whole_claim()
        self.writers, self.reader = set(), (None, None)
        self.public = []

    def teardown(self):
        transaction.set_rollback(True)
        self.case.__exit__(None, None, None)

    def said(self):
        return Claim.objects.get(pk=self.claim.pk).statement

    @rule(who=people, words=statements)
    def save(self, who, words):
        Claim.objects.filter(pk=self.claim.pk).update(statement=words)
        workflow.saved(self.claim, self.people[who])
        self.writers = {who}

    @rule(who=people, words=statements)
    def change_elsewhere(self, who, words):
        """Somebody changes what it says without its form before them."""
        claim = Claim.objects.get(pk=self.claim.pk)
        read = claim.approved_by or claim.state == "published"
        read = read and (claim.approved_by or not claim.waiting_since)
        Claim.objects.filter(pk=self.claim.pk).update(statement=words)
        saved_last(Claim.objects.filter(pk=self.claim.pk), self.people[who])
        self.writers = {who} if read else {who, *self.writers}

    @rule(words=statements)
    def change_past_the_desk(self, words):
        Claim.objects.filter(pk=self.claim.pk).update(statement=words)

    @rule(who=people)
    def submit(self, who):
        with suppress(Refused):
            workflow.submit(self.claim, self.people[who])
            self.writers = self.writers or {who}

    @rule(who=people)
    def approve(self, who):
        with suppress(Refused):
            claim = workflow.approve(self.claim, self.people[who])
            if claim.approved_by is None:
                assert self.writers > {who}
                self.writers = {who}
            else:
                self.reader = who, self.said()
                assert who not in self.writers

    @rule(who=people, note=notes)
    def publish(self, who, note):
        with suppress(Refused):
            revision = workflow.publish_approved(self.claim, self.people[who], note)
            reader, read = self.reader
            assert self.writers
            assert not self.writers & {who, reader}
            assert revision.content["statement"] == read == self.said()
            assert revision.note or revision.number == 1
            self.public.append(read)

    @rule(who=people, reason=notes)
    def withdraw(self, who, reason):
        with suppress(Refused):
            workflow.withdraw(self.claim, self.people[who], reason)
            assert reason.strip()

    @rule(who=people)
    def back_to_draft(self, who):
        with suppress(Refused):
            workflow.back_to_draft(self.claim, self.people[who])

    @invariant()
    def what_is_public_is_what_two_people_saw(self):
        revisions = self.claim.revisions.order_by("number")

        assert [x.content["statement"] for x in revisions] == self.public
        assert all(x.note for x in revisions[1:])

    @invariant()
    def what_was_public_once_is_public_or_withdrawn(self):
        state = Claim.objects.get(pk=self.claim.pk).state
        issued = PublicId.objects.get(pk=self.claim.public_id).state

        assert (state == "published") <= bool(self.public)
        if self.public:
            assert issued == ("live" if state == "published" else "withdrawn")


@pytest.mark.django_db
def test_p29_no_order_of_steps_publishes_with_one_pair_of_eyes():
    examples = max(10, settings().max_examples // 5)

    run_state_machine_as_test(Review, settings=settings(max_examples=examples))
