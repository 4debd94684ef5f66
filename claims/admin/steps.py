"""The steps of a review as the desk offers them: who may, and what each asks."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms

from claims import conditions, workflow
from claims.models.state import State


@dataclass(frozen=True)
class Step:
    """A button: its name, the permission, when it is shown, what it asks for.

    `check` raises Refused where the step would be refused whatever is typed.

    A step that is `reviewed` is taken from the page that shows all that it makes
    public; one that is `read` takes only what was shown there.
    """

    label: str
    permission: str
    take: Callable
    check: Callable
    states: frozenset
    asks: str = ""
    reviewed: bool = False
    read: bool = False

    def told(self, taken):
        """Say what a step did, given what it returned."""
        if self.take is workflow.approve and taken.approved_by is None:
            return (
                "Noted that you have read what others wrote. What you wrote yourself"
                " waits for somebody else."
            )
        return f"{self.label}: done."

    def open_to(self, user, record):
        return record.state in self.states and self.allowed(user, record)

    def objection(self, user, record):
        """Why it would be refused now; nothing where it can be taken."""
        try:
            conditions.refuse_merged(record)
            self.check(record, user)
        except conditions.Refused as error:
            return str(error)
        return ""

    def allowed(self, user, record):
        codename = self.permission
        if codename == "change":
            codename = f"change_{record._meta.model_name}"
        return user.has_perm(f"claims.{codename}")


def states(*names):
    return frozenset(names)


NOTE = "Correction note, if it was public before"
REVIEWED = states(State.IN_REVIEW, State.PUBLISHED)
STEPS = {
    "submit": Step(
        "Submit for review",
        "change",
        workflow.submit,
        conditions.refuse_unless_submittable,
        states(State.DRAFT),
    ),
    "approve": Step(
        "Approve",
        "approve",
        workflow.approve,
        conditions.refuse_unless_approvable,
        REVIEWED,
        reviewed=True,
        read=True,
    ),
    "approve_publish": Step(
        "Approve and publish",
        "publish",
        workflow.approve_and_publish,
        conditions.refuse_unless_approvable_and_whole,
        REVIEWED,
        NOTE,
        reviewed=True,
        read=True,
    ),
    "publish": Step(
        "Publish",
        "publish",
        workflow.publish_approved,
        conditions.refuse_unless_publishable,
        REVIEWED,
        NOTE,
        reviewed=True,
    ),
    "withdraw": Step(
        "Withdraw",
        "withdraw",
        workflow.withdraw,
        conditions.refuse_unless_withdrawable,
        states(State.PUBLISHED),
        "Reason, which its page will show",
    ),
    "draft": Step(
        "Back to draft",
        "change",
        workflow.back_to_draft,
        conditions.refuse_unless_returnable,
        states(State.IN_REVIEW, State.WITHDRAWN),
    ),
}


def open_steps(user, record):
    """Return the steps that this user can take now, by name: none that would be refused."""
    return {
        name: step
        for name, step in STEPS.items()
        if step.open_to(user, record) and not step.objection(user, record)
    }


class StepForm(forms.Form):
    """What a step is told: a correction note, or the reason of a withdrawal."""

    said = forms.CharField(
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
    )

    def __init__(self, *args, asks="", **kwargs):
        super().__init__(*args, **kwargs)
        if asks:
            self.fields["said"].label = asks
        else:
            del self.fields["said"]
