"""The work list: citations whose words drifted or went, and what editors decide."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from sources import reanchoring
from sources.admin.desk import ViewOnly
from sources.admin.words import CitingForm
from sources.collation import collate
from sources.models import Anchor, Decided
from sources.passages import around

AROUND = 400  # code points shown either side, in both texts
REOPEN = "reopen"


class Work(admin.SimpleListFilter):
    """Shows what is open, unless asked for the rest."""

    title = "work"
    parameter_name = "work"

    def lookups(self, request, model_admin):
        return [("decided", "Decided"), ("sure", "Exact or moved"), ("all", "All")]

    def choices(self, changelist):
        first, *rest = super().choices(changelist)
        return [first | {"display": "To be decided"}, *rest]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset.open()
        if self.value() == "decided":
            return queryset.exclude(decision="")
        if self.value() == "sure":
            return queryset.filter(state__in=["exact", "moved"])
        return queryset


class DecisionForm(CitingForm):
    """Confirm the proposal, select other words, or retire the citation."""

    words_required = False

    decision = forms.ChoiceField(widget=forms.RadioSelect)
    reason = forms.CharField(max_length=400, required=False)

    class Meta:
        model = Anchor
        fields = []

    field_order = ["decision", "words", "place", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        drifted = self.instance.state == Anchor.State.DRIFTED
        confirm = [("confirmed", "Confirm: the changed words say it still")]
        self.fields["decision"].choices = [
            *(confirm if drifted else []),
            ("reselected", "Select other words, which say it now"),
            ("retired", "Retire: the source no longer says it"),
        ]
        self.fields["words"].label = "Words, as the later text says them"
        if not self.fields["place"].choices:
            del self.fields["place"]

    def newest(self):
        return self.instance.revision

    def clean(self):
        cleaned = super().clean()
        decision = cleaned.get("decision")
        if decision == "reselected" and not (cleaned.get("words") or "").strip():
            self.add_error("words", "Give the words that say it now.")
        if decision == "retired" and not cleaned.get("reason"):
            self.add_error("reason", "Say why: readers of its pages are told.")
        if decision != "reselected" and cleaned.get("words"):
            message = "Words are given only to select them: choose that, or empty this."
            self.add_error("words", ValidationError(message, code="unwanted"))
        return cleaned

    def decide(self, by):
        """Write the decision. Raises Decided where somebody was quicker."""
        decision, reason = (self.cleaned_data[x] for x in ("decision", "reason"))
        if decision == "reselected":
            place = self.found[1]
            self.instance.reselect(place.start, place.end, by, reason)
        elif decision == "confirmed":
            self.instance.confirm(by, reason)
        else:
            self.instance.retire(by, reason)


@admin.register(Anchor)
class AnchorAdmin(ViewOnly):
    list_display = ["exact", "source", "number", "state", "is_material", "decision"]
    list_filter = [Work, "state", "decision"]
    list_select_related = ["citation", "revision__source"]
    search_fields = ["citation__exact", "=citation__public_id"]
    ordering = ["-revision__captured_at", "citation__start", "pk"]

    def get_queryset(self, request):
        found = super().get_queryset(request)
        return found.select_related("citation__revision", "revision__source")

    @admin.display(description="quotation", ordering="citation__exact")
    def exact(self, anchor):
        return anchor.citation.exact

    @admin.display(ordering="revision__source__title")
    def source(self, anchor):
        return anchor.revision.source

    @admin.display(description="in revision", ordering="revision__number")
    def number(self, anchor):
        return anchor.revision.number

    @admin.display(description="material", boolean=True)
    def is_material(self, anchor):
        return "material" in anchor.changes

    def may_decide(self, request):
        return request.user.has_perm("sources.change_anchor")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        anchor = self.get_object(request, object_id)
        if anchor is None or not self.has_view_permission(request, anchor):
            return super().change_view(request, object_id, form_url, extra_context)
        if request.method == "POST":
            return self.decide(request, anchor)
        return self.show(request, anchor, DecisionForm(instance=anchor))

    def decide(self, request, anchor):
        if not self.may_decide(request):
            raise PermissionDenied
        if REOPEN in request.POST:
            reanchoring.reopen(anchor)
            messages.success(request, "The decision was taken back.")
            return redirect(request.path)
        form = DecisionForm(request.POST, instance=anchor)
        if not form.is_valid():
            return self.show(request, anchor, form)
        try:
            form.decide(request.user)
        except Decided as error:
            stored = self.get_object(request, str(anchor.pk))
            return self.show(request, stored, form, refusal=str(error))
        messages.success(request, f"“{anchor.citation.exact}”: {anchor.decision}.")
        return self.next(anchor)

    def next(self, anchor):
        """Lead to the next one of the same text, or back to the list."""
        left = Anchor.objects.open().filter(revision=anchor.revision)
        following = left.order_by("citation__start", "pk").first()
        if following:
            return redirect("admin:sources_anchor_change", following.pk)
        return redirect(reverse("admin:sources_anchor_changelist"))

    def show(self, request, anchor, form, refusal=""):
        citation, later = anchor.citation, anchor.revision
        first = citation.revision
        near = anchor.start if anchor.start is not None else citation.start
        end = anchor.end if anchor.end is not None else near
        context = self.admin_site.each_context(request) | {
            "title": "A citation in a later text",
            "anchor": anchor,
            "was": around(first.text, citation.start, citation.end, AROUND),
            "now": around(later.text, min(near, len(later.text)), end, AROUND),
            "variants": collate(citation.exact, anchor.words),
            "form": form,
            "refusal": refusal,
            "may_decide": self.may_decide(request),
            "left": Anchor.objects.open().filter(revision=later).count(),
            "opts": self.opts,
            "original": anchor,
        }
        status = 409 if refusal else 200
        return TemplateResponse(request, "admin/anchor.html", context, status=status)
