"""One step for many records: shown first, with what is refused and why, then taken."""

import hashlib
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import models, transaction
from django.template.response import TemplateResponse

from claims import workflow
from claims.admin.review_sheet import sheet
from claims.admin.steps import STEPS
from claims.merging import plan
from claims.models import Topic
from claims.workflow import Refused
from sources.history import acting

MOST = 500  # records at a time: each is tried before, and then done
MOST_READ = 20  # where each is read in full
NAMED = 20  # refusals that are told once it is done
CONFIRM = "confirm"
TRIED = {"reason": "To see what it would do.", "topic": None}


class BulkForm(forms.Form):
    """Why it is done: in the history of every record, and on the page of what was public."""

    reason = forms.CharField(
        max_length=400,
        label="Why",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
    )


class TopicForm(BulkForm):
    topic = forms.ModelChoiceField(Topic.objects.all())
    field_order = ["topic", "reason"]


@dataclass(frozen=True)
class Attempt:
    """A record, and why the step is refused there, if it is."""

    record: models.Model
    refusal: str


def submit(record, user, said):
    workflow.submit(record, user)


def approve(record, user, said):
    """Approve what was shown; nothing was shown yet while it is only tried."""
    seen = said.get("seen")
    workflow.approve(record, user, seen and seen.get(record.pk, ""))


def publish(record, user, said):
    """The reason is the correction note of what was public before and has none yet."""
    noted = record.correction_note or not record.revisions.exists()
    workflow.publish_approved(record, user, "" if noted else said["reason"])


def withdraw(record, user, said):
    workflow.withdraw(record, user, said["reason"])


def draft(record, user, said):
    workflow.back_to_draft(record, user)


def add_topic(record, user, said):
    record, topic = workflow.locked(record), said["topic"]
    has_it = topic and record.topics.filter(pk=topic.pk).exists()
    workflow.refuse_unless(not has_it, "It is under this topic already.")
    if topic:
        record.topics.add(topic)
    workflow.changed(record, user)


TAKE = {
    "submit": submit,
    "approve": approve,
    "publish": publish,
    "withdraw": withdraw,
    "draft": draft,
}


def in_bulk(name):
    """Make the action that takes one step of a review for all that was ticked."""
    step = STEPS[name]
    return make_action(name, step.label, step.permission, TAKE[name], read=step.read)


def make_action(name, label, permission, take, form=BulkForm, read=False):
    def action(modeladmin, request, queryset):
        return Bulk(modeladmin, request, label, take, form, read).respond(queryset)

    action.__name__ = f"{name}_chosen"
    action.short_description = f"{label}…"
    action.allowed_permissions = [permission]
    return action


topic_chosen = make_action("topic", "Add a topic", "change", add_topic, TopicForm)


@dataclass(frozen=True)
class Bulk:
    """A step that was chosen from a list, for the records that were ticked there.

    Where it is `read`, each record is shown in full before the step is taken.
    """

    desk: object
    request: object
    label: str
    take: object
    form_class: type
    read: bool

    def respond(self, queryset):
        """Ask why, beside what would be done; then do it, if it is still just that."""
        most = MOST_READ if self.read else MOST
        records = [*queryset.order_by("pk")[: most + 1]]
        if len(records) > most:
            said = f"At most {most} at a time: filter the list, or tick fewer."
            messages.error(self.request, said)
            return None
        confirmed = CONFIRM in self.request.POST
        form = self.form_class(self.request.POST if confirmed else None)
        tried = plan(lambda: self.attempts(records, TRIED))
        sheets = [sheet(x.record) for x in tried if self.read and not x.refusal]
        if not confirmed:
            return self.ask(form, tried, sheets)
        if not form.is_valid():
            return self.ask(form, tried, sheets, 400)
        if self.request.POST.get("seal") != seal(tried, sheets):
            return self.ask(form, tried, sheets, 409)
        said = form.cleaned_data | {"seen": {x.record.pk: x.sha256 for x in sheets}}
        with acting(self.request.user, said["reason"]):
            return self.tell(self.attempts(records, said))

    def attempts(self, records, said):
        """Take the step for every record, each whole or not at all."""
        return [self.attempt(record, said) for record in records]

    def attempt(self, record, said):
        try:
            with transaction.atomic():
                self.take(record, self.request.user, said)
        except Refused as error:
            return Attempt(record, str(error))
        return Attempt(record, "")

    def ask(self, form, tried, sheets, status=200):
        context = self.desk.admin_site.each_context(self.request) | {
            "title": self.label,
            "form": form,
            "done": [x for x in tried if not x.refusal],
            "refused": [x for x in tried if x.refusal],
            "tried": tried,
            "sheets": sheets,
            "seal": seal(tried, sheets),
            "moved_on": status == 409,
            "action": self.request.POST["action"],
            "checkbox": ACTION_CHECKBOX_NAME,
            "opts": self.desk.opts,
        }
        page = "admin/bulk.html"
        return TemplateResponse(self.request, page, context, status=status)

    def tell(self, attempts):
        """Say how many were done, and which were not, and why."""
        refused = [x for x in attempts if x.refusal]
        if done := len(attempts) - len(refused):
            messages.success(self.request, f"{self.label}: {done} done.")
        for attempt in refused[:NAMED]:
            messages.error(self.request, f"{attempt.record}: {attempt.refusal}")
        if more := len(refused[NAMED:]):
            messages.error(self.request, f"And {more} more were refused.")


def seal(attempts, sheets):
    """What was shown: these versions of these records, and what became of them."""
    said = [(x.record.pk, x.record.version, x.refusal) for x in attempts]
    said += [one.sha256 for one in sheets]
    return hashlib.sha256(repr(said).encode()).hexdigest()
