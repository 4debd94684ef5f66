"""What was merged into what, by whom and why, and the way back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from claims.merging import plan, undo
from claims.merging.public import named_in_public
from claims.merging.undo import events, record, refuse_unless_undoable
from claims.models import Merge
from claims.workflow import Refused
from sources.admin import changes
from sources.admin.desk import ViewOnly
from sources.admin.history import Told

LISTED = 50  # events


@admin.register(Merge)
class MergeAdmin(ViewOnly):
    """A merge is looked at, and taken back on a page of its own."""

    change_form_template = "admin/merge_change_form.html"
    list_display = ["__str__", "reason", "by", "at", "undone_at"]
    list_filter = ["kind", ("undone_at", admin.EmptyFieldListFilter), "at"]
    list_select_related = ["by"]
    search_fields = ["=loser__id", "=winner__id", "reason"]
    fields = ["kind", "loser", "winner", "reason", "by", "at", "within"]

    def get_fields(self, request, obj=None):
        undone = ["undone_by", "undone_at"] if obj and not obj.is_open else []
        return [*super().get_fields(request, obj), *undone]

    def get_urls(self):
        view = self.admin_site.admin_view(self.undo_view)
        undo_it = path("<path:object_id>/undo/", view, name="claims_merge_undo")
        return [undo_it, *super().get_urls()]

    def may_undo(self, request, merge):
        """Who may change both may part them; of what readers know, a publisher."""
        ends = [record(merge, x) for x in (merge.loser_id, merge.winner_id)]
        opts = ends[0]._meta
        allowed = request.user.has_perm(f"{opts.app_label}.change_{opts.model_name}")
        public = any(named_in_public(end) for end in ends)
        return allowed and (not public or request.user.has_perm("claims.publish"))

    def render_change_form(self, request, context, obj=None, **kwargs):
        context["undoable"] = obj is not None and self.is_undoable(request, obj)
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def is_undoable(self, request, merge):
        """Whether this user could take it back now: nothing later stands in the way."""
        try:
            refuse_unless_undoable(merge)
        except Refused:
            return False
        return self.may_undo(request, merge)

    def undo_view(self, request, object_id):
        """Show what would stay as it was edited since; then take the merge back."""
        merge = self.get_object(request, object_id)
        if merge is None:
            raise Http404
        if not self.may_undo(request, merge):
            raise PermissionDenied
        try:
            if request.method == "POST":
                return self.taken_back(request, merge, undo(merge, request.user))
            stays = plan(lambda: undo(merge, request.user))
        except Refused as error:
            return self.ask(request, merge, [], str(error))
        return self.ask(request, merge, stays)

    def taken_back(self, request, merge, stays):
        messages.success(request, f"{merge}: taken back.")
        for words in stays[:LISTED]:
            messages.warning(request, words)
        loser = record(merge, merge.loser_id)
        name = f"admin:{loser._meta.app_label}_{loser._meta.model_name}_change"
        return redirect(reverse(name, args=[loser.pk]))

    def ask(self, request, merge, stays, refusal=""):
        found = events(merge)
        told = [
            Told(event, changes.kind(event), changes.changes(event), False)
            for event in found[:LISTED]
        ]
        context = self.admin_site.each_context(request) | {
            "title": f"Take back: {merge}",
            "merge": merge,
            "stays": stays,
            "refusal": refusal,
            "told": told,
            "more": max(0, found.count() - LISTED),
            "opts": self.opts,
        }
        status = 409 if refusal and request.method == "POST" else 200
        return TemplateResponse(request, "admin/unmerge.html", context, status=status)
