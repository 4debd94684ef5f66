"""What the machine proposes, to look through; it is decided on beside the text."""

from django.contrib import admin

from claims.models import MachineReading, Suggestion
from sources.admin.desk import ViewOnly


@admin.register(Suggestion)
class SuggestionAdmin(ViewOnly):
    list_display = ["words", "kind", "state", "score", "decided_by", "made_at"]
    list_filter = ["kind", "state", "rules"]
    search_fields = ["exact", "reason"]
    list_select_related = ["claim", "outcome", "decided_by"]
    ordering = ["-made_at", "-pk"]

    @admin.display(description="proposal")
    def words(self, suggestion):
        if suggestion.kind == Suggestion.Kind.PAIR:
            return f"{suggestion.claim} | {suggestion.outcome}"
        return suggestion.exact


@admin.register(MachineReading)
class MachineReadingAdmin(ViewOnly):
    list_display = ["revision", "model", "rules", "read_at"]
    list_filter = ["model", "rules"]
