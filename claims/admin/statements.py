"""Claims and outcomes, each with its actors, links and reports."""

from django import forms
from django.contrib import admin

from claims.admin.bulk import topic_chosen
from claims.admin.merging import MergingAdmin, merge_chosen
from claims.admin.pairing import PairedAdmin
from claims.admin.review import ReviewedAdmin
from claims.models import (
    Claim,
    ClaimActor,
    ClaimLink,
    Outcome,
    OutcomeActor,
    OutcomeLink,
    Report,
)
from sources.admin.choosing import RowsInline
from sources.admin.date_ground import Grounded


class PartInline(RowsInline):
    autocomplete_fields = ["actor"]
    extra = 0


class ClaimActorInline(PartInline):
    model = ClaimActor


class OutcomeActorInline(PartInline):
    model = OutcomeActor


class LinkInline(RowsInline):
    autocomplete_fields = ["other"]
    extra = 0


class ClaimLinkInline(LinkInline):
    model = ClaimLink
    fk_name = "claim"


class OutcomeLinkInline(LinkInline):
    model = OutcomeLink
    fk_name = "outcome"


class ReportRow(Grounded, forms.ModelForm):
    grounded = {"said": "said"}


class ReportInline(RowsInline):
    """Where it is said; the words themselves are cited on the report's own page."""

    model = Report
    form = ReportRow
    fields = ["source", "wording", "verb", "hedge", "said", "said_basis"]
    autocomplete_fields = ["source"]
    extra = 0
    show_change_link = True

    def get_readonly_fields(self, request, obj=None):
        return []


HAPPENED = ("happened", "happened_basis", "happened_ground")


class StatementForm(Grounded, forms.ModelForm):
    grounded = {"happened": "happened"}


class StatementAdmin(MergingAdmin, PairedAdmin, ReviewedAdmin):
    form = StatementForm
    actions = [*ReviewedAdmin.actions, topic_chosen, merge_chosen]
    change_form_template = "admin/statement_change_form.html"
    search_fields = ["statement", "=public_id"]
    autocomplete_fields = ["places", "topics"]
    date_hierarchy = None
    ordering = ["-pk"]


@admin.register(Claim)
class ClaimAdmin(StatementAdmin):
    list_display = ["statement", "kind", "happened", "state", "saved_by"]
    list_filter = ["state", "kind", "topics"]
    list_select_related = ["saved_by"]
    fieldsets = [
        (None, {"fields": ["statement", "kind"]}),
        ("When and where", {"fields": [HAPPENED, "places", "topics"]}),
    ]
    inlines = [ClaimActorInline, ReportInline, ClaimLinkInline]


@admin.register(Outcome)
class OutcomeAdmin(StatementAdmin):
    list_display = [
        "statement",
        "event_type",
        "status",
        "happened",
        "state",
        "saved_by",
    ]
    list_filter = ["state", "event_type", "status", "corroboration", "topics"]
    list_select_related = ["saved_by"]
    fieldsets = [
        (None, {"fields": ["statement", "event_type", "status", "corroboration"]}),
        ("When and where", {"fields": [HAPPENED, "places", "topics"]}),
    ]
    inlines = [OutcomeActorInline, ReportInline, OutcomeLinkInline]
