"""The page on which duplicates become one, for every kind of record that may have some."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from claims.admin.merge_form import MergeForm
from claims.merging import merge, plan
from claims.merging.likeness import alike
from claims.merging.make import kept_best
from claims.merging.public import named_in_public
from claims.models import Merge
from claims.workflow import Refused, refuse_unless
from sources.models import PublicId, unmerged

MOST = 10  # records on one page
MERGE = "merge"


def merge_chosen(modeladmin, request, queryset):
    """Lead to the page that sets the ticked records side by side."""
    keys = [*queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1]]
    if not 2 <= len(keys) <= MOST:
        messages.error(request, f"Tick at least two records, and at most {MOST}.")
        return None
    return redirect(modeladmin.merge_address(*keys))


merge_chosen.short_description = "Merge…"
merge_chosen.allowed_permissions = ["change"]


class MergingAdmin:
    """Adds the page to an admin; what was merged is read, not edited, and not listed."""

    actions = [merge_chosen]

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        view = self.admin_site.admin_view(self.merge_view)
        return [path("merge/", view, name=name), *super().get_urls()]

    def merge_address(self, *keys):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_merge"
        return reverse(name, query=[("record", key) for key in keys])

    def get_queryset(self, request):
        found = super().get_queryset(request)
        page = request.resolver_match.url_name or ""
        listed = page.endswith(("_changelist", "autocomplete"))
        return unmerged(found) if listed else found

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and not (obj and PublicId.objects.successors([obj.public_id]))

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj and PublicId.objects.successors([obj.public_id]))

    def render_change_form(self, request, context, **kwargs):
        if record := context.get("original"):
            ends = Q(loser=record.public_id) | Q(winner=record.public_id)
            merges = Merge.objects.open().filter(ends, within=None)
            context["merges"] = merges.select_related("by")[:MOST]
            if self.has_change_permission(request, record):
                context["merge_address"] = self.merge_address(record.pk)
        return super().render_change_form(request, context, **kwargs)

    def merge_view(self, request):
        """Find the duplicates, set them side by side, and merge what was seen."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        posted = request.POST if request.method == "POST" else None
        records = self.asked_for(request.GET if posted is None else posted)
        if len(records) < 2:
            return self.find(request, records, 200 if posted is None else 400)
        form = MergeForm(posted, records, kept_best(records))
        public = any(named_in_public(loser) for loser in form.losers())
        if public and posted is not None and not self.may_publish(request):
            raise PermissionDenied
        try:
            return self.compare(request, form, public)
        except Refused as error:
            status = 200 if posted is None else 409
            return self.show(request, form, None, status, public, str(error))

    def may_publish(self, request):
        return request.user.has_perm("claims.publish")

    def asked_for(self, data):
        keys = [key for key in data.getlist("record") if key.isdecimal()][:MOST]
        found = unmerged(self.model.objects.filter(pk__in=keys)).in_bulk()
        return [found[int(key)] for key in dict.fromkeys(keys) if int(key) in found]

    def compare(self, request, form, public):
        """Show what would be done; do it if just that was shown before."""
        asked, refusal = (form.kept, form.losers(), request.user), ""
        pressed = request.method == "POST" and MERGE in request.POST
        if pressed and form.is_valid():
            reason, seal = form.cleaned_data["reason"], request.POST.get("seal")
            try:
                done = self.as_shown(seal, *asked, reason, form.values())
            except Refused as error:
                refusal = str(error)
            else:
                return self.told(request, done)
        done = plan(lambda: merge(*asked, "To see what it would do.", form.values()))
        status = 409 if refusal else 400 if pressed else 200
        return self.show(request, form, done, status, public, refusal)

    @transaction.atomic
    def as_shown(self, seal, *asked):
        done = merge(*asked)
        refuse_unless(
            done.seal() == seal, "This is not what you were shown: look once more."
        )
        return done

    def told(self, request, done):
        names = ", ".join(f"“{loser}”" for loser in done.losers)
        messages.success(request, f"{names}: merged into “{done.winner}”.")
        self.log_change(request, done.winner, f"Merged {names} into it.")
        return redirect(self.address(done.winner))

    def address(self, record):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return reverse(name, args=[record.pk])

    def show(self, request, form, done, status, public, refusal=""):
        return self.merge_page(
            request,
            status,
            form=form,
            bare=not form.is_bound,
            done=done,
            refusal=refusal,
            public=public,
            may_merge=not public or self.may_publish(request),
        )

    def find(self, request, records, status):
        """Ask what a record is to be merged with: proposals, and a search."""
        said = (request.GET.get("q") or "").replace("\0", "")[:200].strip()
        found = self.model.objects.none()
        if said:
            listed = unmerged(self.model.objects.all())
            found, _ = self.get_search_results(request, listed, said)
        known = [record.pk for record in records]
        return self.merge_page(
            request,
            status,
            record=records[0] if records else None,
            said=said,
            found=found.exclude(pk__in=known)[: MOST * 2],
            proposals=alike(records[0]) if records else [],
        )

    def merge_page(self, request, status, **context):
        context |= self.admin_site.each_context(request)
        context |= {"title": f"Merge {self.opts.verbose_name_plural}"}
        context |= {"opts": self.opts, "media": self.media}
        page = "admin/merge.html" if "form" in context else "admin/merge_find.html"
        return TemplateResponse(request, page, context, status=status)
