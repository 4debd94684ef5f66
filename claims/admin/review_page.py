"""The page on which a second reader sees what they approve, and approves it."""

from dataclasses import dataclass

from django.template.response import TemplateResponse
from django.urls import reverse

from claims.admin.review_sheet import sheet
from claims.admin.steps import NOTE, StepForm, open_steps

OFFERED = ["approve_publish", "publish", "approve", "draft"]


@dataclass(frozen=True)
class Button:
    label: str
    address: str


def review_page(desk, request, record, form=None, refusal=""):
    """Show the sheet of a record with the steps that its reader may take.

    Raises Refused where the record has no snapshot yet.
    """
    sheets = [sheet(record)]
    context = desk.admin_site.each_context(request) | {
        "title": f"Review: {record}",
        "sheets": sheets,
        "form": form if form and "said" in form.fields else note_form(record),
        "asks_note": any(one.public for one in sheets),
        "buttons": [*buttons(request.user, record)],
        "own": request.user.pk in record.unread_writers,
        "refusal": refusal,
        "original": record,
        "back": desk.address(record),
        "opts": desk.opts,
        "media": desk.media,
    }
    status = 409 if refusal else 200
    return TemplateResponse(request, "admin/review.html", context, status=status)


def note_form(record):
    """The form of a correction note, with the one that was saved with the draft."""
    return StepForm(asks=NOTE, initial={"said": record.correction_note})


def buttons(user, record):
    """The steps that this user may take now and that would not be refused at once."""
    path = f"admin:{record._meta.app_label}_{record._meta.model_name}_step"
    steps = open_steps(user, record)
    for name in filter(steps.get, OFFERED):
        yield Button(steps[name].label, reverse(path, args=[record.pk, name]))
