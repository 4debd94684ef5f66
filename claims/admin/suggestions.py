"""What readers say is wrong, and what came of it."""

from django.contrib import admin

from claims.models import CorrectionSuggestion
from sources.admin.desk import DeskAdmin
from sources.admin.versioned import VersionedAdmin


@admin.register(CorrectionSuggestion)
class CorrectionSuggestionAdmin(VersionedAdmin, DeskAdmin):
    """Read by editors, answered, never written or deleted at the desk."""

    list_display = ["received_at", "record_id", "message", "state"]
    list_filter = ["state", "received_at"]
    search_fields = ["message", "answer", "=record__id"]
    fields = ["record", "received_at", "message", "contact", "state", "answer"]
    readonly_fields = ["record", "received_at", "message", "contact"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
