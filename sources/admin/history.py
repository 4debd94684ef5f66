"""A record's history at the desk: who changed what, word by word, and the way back."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from sources.admin import changes
from sources.history import acting
from sources.models import Capture, Event, PublicId

PAGE = 50
# Where an id leads, and what became of a file, is no field of a form.
KEPT = {PublicId._meta.db_table, Capture._meta.db_table}


def may_be_undone(event):
    return event.action == Event.Action.UPDATE and event.table not in KEPT


@dataclass
class Told:
    """An event, what it changed, and whether this reader may take it back."""

    event: Event
    kind: str
    changes: list
    revertible: bool


class HistoryAdmin(admin.ModelAdmin):
    """Shows every event of a record and of its rows; a change can be taken back.

    What cannot be edited in the form of the record cannot be reverted either.
    """

    object_history_template = "admin/record_history.html"

    def get_urls(self):
        opts = self.opts
        revert = path(
            "<path:object_id>/history/<int:event_id>/revert/",
            self.admin_site.admin_view(self.revert_view),
            name=f"{opts.app_label}_{opts.model_name}_revert",
        )
        return [revert, *super().get_urls()]

    def history_view(self, request, object_id, extra_context=None):
        response = super().history_view(request, object_id, extra_context)
        if isinstance(response, TemplateResponse):
            record = response.context_data["object"]
            events = Event.objects.of(record)
            page = Paginator(events, PAGE).get_page(request.GET.get("p"))
            now = changes.stored(filter(may_be_undone, page))
            told = [self.tell(request, record, event, now) for event in page]
            response.context_data |= {"page": page, "told": told}
        return response

    def tell(self, request, record, event, now):
        """An event in words; it is offered to be taken back where that changes anything."""
        may = self.has_change_permission(request, record)
        columns = self.revertible(request, record, event) if may else []
        row = now.get((event.table, event.record), {})
        differs = [x for x in columns if row and row[x] != event.before.get(x)]
        said = changes.kind(event), changes.changes(event)
        return Told(event, *said, bool(differs))

    def revertible(self, request, record, event):
        """The columns that taking an event back would write."""
        if not may_be_undone(event):
            return []
        fields = changes.fields_by_column(changes.models()[event.table])
        if event.table == self.opts.db_table:
            form = self.get_form(request, record, change=True)
            allowed = {*form.base_fields}
        else:
            allowed = {field.name for field in fields.values() if field.editable}
        return [
            column
            for column in changes.changed_columns(event)
            if column in fields and fields[column].name in allowed
        ]

    def revert_view(self, request, object_id, event_id):
        """Ask first; then write the old values as a change of today."""
        record = self.get_object(request, object_id)
        if record is None or not self.has_change_permission(request, record):
            raise PermissionDenied
        event = get_object_or_404(Event.objects.of(record), pk=event_id)
        columns = self.revertible(request, record, event)
        model = changes.models()[event.table]
        row = get_object_or_404(model, pk=event.record if columns else None)
        then, refusal = changes.as_it_was(event, columns), None
        if request.method == "POST":
            refusal = self.revert(request, record, event, then)
            if not refusal:
                messages.success(request, "The change was taken back, as a new change.")
                return redirect(self.history_address(record))
        context = self.admin_site.each_context(request) | {
            "title": f"Take back change {event.pk}",
            "changes": changes.between(row, then, columns),
            "refusal": refusal,
            "original": record,
            "event": event,
            "opts": self.opts,
            "history": self.history_address(record),
        }
        status = 409 if refusal else 200
        return TemplateResponse(request, "admin/revert.html", context, status=status)

    def revert(self, request, record, event, then):
        """Save the old values, or return why they are not saved."""
        if request.POST.get("version") != str(record.version):
            return ["Somebody saved this record meanwhile: compare once more."]
        try:
            then.full_clean()
        except ValidationError as error:
            return error.messages
        with acting(request.user, f"takes back change {event.pk}"):
            then.save()
        return None

    def history_address(self, record):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_history"
        return reverse(name, args=[record.pk])
