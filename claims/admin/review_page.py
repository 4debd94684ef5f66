"""The page on which a second reader sees what they approve, and approves it."""

from dataclasses import dataclass

from django.template.response import TemplateResponse
from django.urls import reverse

from claims.admin.review_sheet import sheet
from claims.admin.steps import NOTE, STEPS, StepForm

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
    opts = record._meta
    for name in OFFERED:
        step = STEPS[name]
        if not step.open_to(user, record) or not works(name, user, record):
            continue
        path = f"admin:{opts.app_label}_{opts.model_name}_step"
        yield Button(step.label, reverse(path, args=[record.pk, name]))


def works(name, user, record):
    """Whether a step can succeed: nobody approves or publishes words of their own."""
    writers = record.unread_writers
    if name == "approve":
        return bool(writers - {user.pk})
    if name == "draft":
        return True
    read = writers and user.pk not in writers
    return read and (name != "publish" or record.approved_by_id is not None)
