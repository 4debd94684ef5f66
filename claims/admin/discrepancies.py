"""Discrepancies, and the words that each of their sides rests on."""

from django import forms
from django.contrib import admin

from claims.admin.retired import RetiredCitations
from claims.admin.review import OwnedAdmin, ReviewedAdmin
from claims.models import Discrepancy, Report, Side, SideCitation
from sources.admin.choosing import LookUp
from sources.admin.words import CitingForm
from sources.models import Source


class SideCitationForm(CitingForm):
    """Words, and the source that says them: a side may rest on several."""

    source_said = forms.ModelChoiceField(
        Source.objects.all(),
        label="Source",
        required=False,
        widget=LookUp(Report._meta.get_field("source"), admin.site),
    )

    def cited_source(self):
        if not self.is_bound:
            return None
        key = self.data.get(self.add_prefix("source_said"), "")
        return Source.objects.filter(pk=key).first() if key.isdecimal() else None


class SideInline(admin.TabularInline):
    model = Side
    extra = 0
    show_change_link = True


class SideCitationInline(RetiredCitations, admin.TabularInline):
    model = SideCitation
    form = SideCitationForm
    fields = ["citation", "retired", "kept_because", "source_said", "words", "place"]
    extra = 0


@admin.register(Discrepancy)
class DiscrepancyAdmin(ReviewedAdmin):
    list_display = ["title", "kind", "verdict", "comparable", "state", "saved_by"]
    list_filter = ["state", "kind", "verdict", "comparable"]
    list_select_related = ["saved_by"]
    search_fields = ["title", "reading", "=public_id"]
    autocomplete_fields = ["claims", "outcomes"]
    fieldsets = [
        (None, {"fields": ["title", ("kind", "verdict"), "reading"]}),
        ("Comparison", {"fields": ["comparable", "comparable_reason"]}),
        ("Statements that it touches", {"fields": ["claims", "outcomes"]}),
    ]
    inlines = [SideInline]


@admin.register(Side)
class SideAdmin(OwnedAdmin):
    list_display = ["label", "value", "discrepancy", "normalised"]
    list_filter = ["discrepancy__kind"]
    list_select_related = ["discrepancy"]
    search_fields = ["label", "value", "discrepancy__title"]
    autocomplete_fields = ["discrepancy"]
    inlines = [SideCitationInline]

    def get_readonly_fields(self, request, obj=None):
        kept = super().get_readonly_fields(request, obj)
        return [*kept, "discrepancy"] if obj else kept

    def owner(self, row):
        return row.discrepancy
