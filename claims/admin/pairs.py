"""Pairs: one claim beside one outcome, compared by dimension."""

from django.contrib import admin

from claims.admin.review import ReviewedAdmin
from claims.models import Dimension, Pair


class DimensionInline(admin.TabularInline):
    model = Dimension
    extra = 0


@admin.register(Pair)
class PairAdmin(ReviewedAdmin):
    list_display = ["heading", "public_id", "relation", "strength", "state", "saved_by"]
    list_display_links = ["heading", "public_id"]
    list_filter = ["state", "relation", "strength"]
    list_select_related = ["saved_by"]
    search_fields = ["heading", "=public_id", "claim__statement", "outcome__statement"]
    autocomplete_fields = ["claim", "outcome"]
    ordering = ["-pk"]
    fieldsets = [
        (None, {"fields": ["claim", "outcome", "heading"]}),
        ("Assessment", {"fields": [("relation", "strength"), "rationale", "weakness"]}),
    ]
    inlines = [DimensionInline]
