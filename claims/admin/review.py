"""Records that somebody else reads before they are public."""

from contextlib import suppress
from functools import partial

from django import forms
from django.contrib import messages
from django.contrib.admin.options import ActionLocation
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from claims import workflow
from claims.admin.bulk import TAKE, in_bulk
from claims.admin.preview import has_preview, preview
from claims.admin.review_page import review_page
from claims.admin.steps import STEPS, StepForm, open_steps
from claims.drafts import delete_draft
from claims.workflow import Refused
from sources.admin.desk import RecordAdmin

REVIEW = ["state", "saved_by", "approved_by", "withdrawn_reason"]


class ReviewedAdmin(RecordAdmin):
    """Offers the steps of a review, and the page as it would be published now."""

    change_form_template = "admin/reviewed_change_form.html"
    actions = [in_bulk(name) for name in TAKE]

    def has_approve_permission(self, request):
        return request.user.has_perm("claims.approve")

    def has_publish_permission(self, request):
        return request.user.has_perm("claims.publish")

    def has_withdraw_permission(self, request):
        return request.user.has_perm("claims.withdraw")

    def get_readonly_fields(self, request, obj=None):
        shown = super().get_readonly_fields(request, obj)
        return [*shown, *REVIEW] if obj else shown

    def get_fieldsets(self, request, obj=None):
        found = super().get_fieldsets(request, obj)
        if not (obj and self.fieldsets):
            return found
        noted = [("Correction", {"fields": ["correction_note"]})]
        review = ("Review", {"fields": ["public_id", *REVIEW]})
        return [*found, *(noted if obj.revisions.exists() else []), review]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "correction_note":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "cols": 80})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_delete_permission(self, request, obj=None):
        """A draft may go; what was public once is withdrawn and keeps its page."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.revisions.exists())

    def delete_model(self, request, obj):
        delete_draft(obj)

    def get_view_on_site_url(self, obj=None):
        """Readers have a page of what was published, be it withdrawn since."""
        public = obj is not None and obj.revisions.exists()
        return super().get_view_on_site_url(obj) if public else None

    def get_actions(self, request, action_location=ActionLocation.CHANGE_LIST):
        """Deletion one by one, where each is asked whether it was public."""
        actions = super().get_actions(request, action_location)
        actions.pop("delete_selected", None)
        return actions

    def saved(self, request, record):
        workflow.saved(record, request.user)

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        return [
            path(
                "<path:object_id>/preview/", wrap(self.preview), name=f"{name}_preview"
            ),
            path("<path:object_id>/review/", wrap(self.review), name=f"{name}_review"),
            path(
                "<path:object_id>/step/<slug:step>/",
                wrap(self.step),
                name=f"{name}_step",
            ),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, obj=None, **kwargs):
        if obj:
            context["steps"] = open_steps(request.user, obj)
            context["previewed"] = has_preview(obj)
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def found(self, request, object_id):
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        return record

    def preview(self, request, object_id):
        record = self.found(request, object_id)
        try:
            return preview(request, record)
        except Refused as error:
            messages.error(request, str(error))
            return redirect(self.address(record))

    def review(self, request, object_id):
        """Show all that a second reader approves, on one page."""
        record = self.found(request, object_id)
        try:
            return review_page(self, request, record)
        except Refused as error:
            messages.error(request, str(error))
            return redirect(self.address(record))

    def step(self, request, object_id, step):
        """Ask what the step asks for, then take it or say why not."""
        record, step = self.found(request, object_id), STEPS.get(step)
        if step is None:
            raise Http404
        if not step.allowed(request.user, record):
            raise PermissionDenied
        posted = request.POST if request.method == "POST" else None
        form, refusal = StepForm(posted, asks=step.asks), ""
        if request.method == "POST" and form.is_valid():
            try:
                taken = self.take(step, record, request, form)
            except Refused as error:
                refusal = str(error)
            else:
                messages.success(request, step.told(taken))
                return redirect(self.address(record))
        return self.ask(request, record, step, form, refusal)

    def take(self, step, record, request, form):
        take = partial(step.take, record, request.user)
        if step.asks:
            take = partial(take, form.cleaned_data["said"])
        if step.read:
            take = partial(take, seen=request.POST.get("seen", ""))
        return take()

    def ask(self, request, record, step, form, refusal):
        """Show the page of the step; a review where there is something to read."""
        if step.reviewed:
            with suppress(Refused):
                return review_page(self, request, record, form, refusal)
        context = self.admin_site.each_context(request) | {
            "title": f"{step.label}: {record}",
            "step": step,
            "form": form,
            "refusal": refusal,
            "opts": self.opts,
            "original": record,
            "back": self.address(record),
        }
        return TemplateResponse(
            request, "admin/step.html", context, status=409 if refusal else 200
        )

    def address(self, record):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return reverse(name, args=[record.pk])


class OwnedAdmin(RecordAdmin):
    """A row of a reviewed record with a page of its own: its save changes the owner."""

    def owner(self, row):
        raise NotImplementedError

    def saved(self, request, record):
        workflow.changed(self.owner(record), request.user)

    def delete_model(self, request, obj):
        owner = self.owner(obj)
        delete_draft(obj)
        workflow.changed(owner, request.user)

    def get_actions(self, request, action_location=ActionLocation.CHANGE_LIST):
        actions = super().get_actions(request, action_location)
        actions.pop("delete_selected", None)
        return actions
