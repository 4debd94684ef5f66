"""Searches that found nothing."""

from django.contrib import admin

from claims.admin.review import ReviewedAdmin
from claims.models import Silence


@admin.register(Silence)
class SilenceAdmin(ReviewedAdmin):
    list_display = [
        "kind",
        "actor",
        "place",
        "happened",
        "searched_by",
        "searched_on",
        "state",
    ]
    list_filter = ["state", "kind", "topic", "searched_on"]
    list_select_related = ["actor", "place"]
    search_fields = ["searched", "searched_by", "actor__name", "note", "=public_id"]
    autocomplete_fields = ["actor", "place", "topic", "claim", "outcome"]
    fieldsets = [
        (None, {"fields": ["kind", "actor", "place", "happened", "topic"]}),
        ("Search", {"fields": ["searched", ("searched_by", "searched_on"), "note"]}),
        ("Beside which nothing was found", {"fields": ["claim", "outcome"]}),
    ]
