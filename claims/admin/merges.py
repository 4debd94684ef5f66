"""What was merged into what, by whom, and why."""

from django.contrib import admin

from claims.models import Merge
from sources.admin.desk import ViewOnly


@admin.register(Merge)
class MergeAdmin(ViewOnly):
    list_display = ["__str__", "reason", "by", "at", "undone_at"]
    list_filter = ["kind", ("undone_at", admin.EmptyFieldListFilter), "at"]
    list_select_related = ["by"]
    search_fields = ["=loser__id", "=winner__id", "reason"]
