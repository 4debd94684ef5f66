"""Pairs: one claim beside one outcome, compared by dimension."""

from django import forms
from django.contrib import admin

from claims.admin.pairing import AssessingAdmin
from claims.admin.review import ReviewedAdmin
from claims.assessing import assess
from claims.models import Dimension, Pair


class DimensionForm(forms.ModelForm):
    """What an editor writes over something computed is decided from then on."""

    def clean(self):
        cleaned = super().clean()
        if {"verdict", "reason"} & {*self.changed_data}:
            cleaned["basis"] = Dimension.Basis.DECIDED
        return cleaned


class DimensionInline(admin.TabularInline):
    """Choose “decided” to confirm what was computed; change it to overrule it."""

    model = Dimension
    form = DimensionForm
    fields = ["kind", "verdict", "reason", "basis"]
    extra = 0


@admin.register(Pair)
class PairAdmin(AssessingAdmin, ReviewedAdmin):
    change_form_template = "admin/pair_change_form.html"
    list_display = ["heading", "public_id", "relation", "strength", "state", "saved_by"]
    list_display_links = ["heading", "public_id"]
    list_filter = ["state", "relation", "strength"]
    list_select_related = ["saved_by"]
    search_fields = ["heading", "=public_id", "claim__statement", "outcome__statement"]
    autocomplete_fields = ["claim", "outcome"]
    ordering = ["-pk"]
    fieldsets = [
        (None, {"fields": ["claim", "outcome", "heading"]}),
        (
            "Assessment",
            {"fields": [("relation", "strength"), "rationale", "weakness", "settle"]},
        ),
    ]
    inlines = [DimensionInline]

    def saved(self, request, record):
        assess(record)
        super().saved(request, record)
