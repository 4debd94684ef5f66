"""What editors wrote for readers: a second person approves it, or puts it otherwise."""

from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from sources.admin.desk import ViewOnly
from sources.models import Anchor, Explanation, NotYours

APPROVE, REWORD = "approve", "reword"


class Waiting(admin.SimpleListFilter):
    """Shows what waits to be approved, unless asked for the rest."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("approved", "Approved"), ("all", "All")]

    def choices(self, changelist):
        first, *rest = super().choices(changelist)
        return [first | {"display": "To be approved"}, *rest]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset.waiting()
        if self.value() == "approved":
            return queryset.current().exclude(approved_at=None)
        return queryset


class WordsForm(forms.ModelForm):
    class Meta:
        model = Explanation
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "cols": 80})}

    def clean_text(self):
        text = self.cleaned_data["text"].strip()
        if not text:
            raise forms.ValidationError("Give the words that readers shall see.")
        return text


@admin.register(Explanation)
class ExplanationAdmin(ViewOnly):
    list_display = ["__str__", "matter", "record", "written_by", "approved_by"]
    list_filter = [Waiting, "matter"]
    list_select_related = ["written_by", "approved_by"]
    search_fields = ["text", "=record__id"]
    actions = ["approve_chosen"]

    def has_approve_permission(self, request):
        return request.user.has_perm("sources.change_explanation")

    @admin.action(description="Approve", permissions=["approve"])
    def approve_chosen(self, request, explanations):
        """Approve those that were ticked; they are listed in full."""
        approved = 0
        for one in explanations.order_by("pk"):
            try:
                one.approve(request.user)
            except NotYours as error:
                messages.error(request, f"{one}: {error}")
            else:
                approved += 1
        messages.success(request, f"Approved: {approved}.")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        one = self.get_object(request, object_id)
        if one is None or not self.has_view_permission(request, one):
            return super().change_view(request, object_id, form_url, extra_context)
        if request.method == "POST":
            return self.decide(request, one)
        return self.show(request, one, WordsForm(instance=one))

    def decide(self, request, one):
        if not self.has_approve_permission(request):
            raise PermissionDenied
        if REWORD in request.POST:
            return self.reword(request, one)
        if APPROVE not in request.POST:
            return self.show(request, one, WordsForm(instance=one))
        try:
            one.approve(request.user)
        except NotYours as error:
            stored = self.get_object(request, str(one.pk))
            return self.show(request, stored, WordsForm(instance=stored), str(error))
        messages.success(request, "Approved: readers see it now.")
        return redirect("admin:sources_explanation_changelist")

    def reword(self, request, one):
        form = WordsForm(request.POST, instance=Explanation(text=one.text))
        if not form.is_valid():
            return self.show(request, one, form)
        if not one.is_current or one.approved_at:
            return self.show(request, one, form, "It does not wait any more.")
        one.reword(form.cleaned_data["text"], request.user)
        messages.success(request, "Kept: somebody else approves your words.")
        return redirect("admin:sources_explanation_changelist")

    def show(self, request, one, form, refusal=""):
        waits = one.approved_at is None and one.is_current
        context = self.admin_site.each_context(request) | {
            "title": f"For readers: {one.get_matter_display()}",
            "one": one,
            "about": about(one),
            "waits": waits,
            "own": one.written_by_id == request.user.pk,
            "may_approve": self.has_approve_permission(request),
            "form": form,
            "refusal": refusal,
            "opts": self.opts,
            "original": one,
        }
        page = "admin/explanation.html"
        status = 409 if refusal else 400 if form.errors else 200
        return TemplateResponse(request, page, context, status=status)


def about(one):
    """Name what an explanation is about, with its address at the desk."""
    if one.matter == Explanation.Matter.CITATION:
        anchor = Anchor.objects.select_related("citation", "revision__source")
        found = anchor.get(
            citation__public_id=one.record_id, revision__number=one.number
        )
        words = f"“{found.citation.exact}” in version {one.number} of {found.revision.source}"
        return words, reverse("admin:sources_anchor_change", args=[found.pk])
    [model] = [x for x in apps.get_models() if x._meta.db_table == one.record.kind]
    record = model.objects.filter(public_id=one.record_id).first()
    if record is None:
        return one.record_id, ""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
    return f"{model._meta.verbose_name}: {record}", reverse(name, args=[record.pk])
