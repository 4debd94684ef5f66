"""A report: the words cited, who passed them on, and the figures in them."""

from django import forms
from django.contrib import admin, messages
from django.db import models

from claims.admin.number_field import NumberField, read_by
from claims.admin.retired import RetiredCitations
from claims.admin.review import OwnedAdmin
from claims.comparison.stated_numbers import misprint
from claims.models import Attribution, Figure, Report, ReportCitation
from claims.models.state import State
from sources.admin.choosing import RowsInline
from sources.admin.date_ground import Grounded
from sources.admin.words import CitingForm, CitingFormSet


class CitationForm(CitingForm):
    def clean(self):
        cleaned = super().clean()
        if self.found:
            revision, place = self.found
            twin = ReportCitation.objects.filter(
                report=self.instance.report_id,
                role=cleaned.get("role"),
                citation__revision=revision,
                citation__start=place.start,
                citation__end=place.end,
            ).exclude(pk=self.instance.pk)
            if self.instance.report_id and twin.exists():
                self.add_error("words", "These words are cited in this role already.")
        return cleaned


class FigureForm(CitingForm):
    words_required = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        read_by(self, self.text)

    def text(self):
        revision = self.newest() if self.cited_source() else None
        return revision.text if revision else ""


class CitationInline(RetiredCitations, admin.TabularInline):
    model = ReportCitation
    form = CitationForm
    formset = CitingFormSet
    extra = 0
    fields = ["citation", "retired", "kept_because", "role", "words", "place"]
    verbose_name = "citation"


class FigureInline(admin.StackedInline):
    model = Figure
    form = FigureForm
    formset = CitingFormSet
    readonly_fields = ["citation", "misprint"]
    formfield_overrides = {models.DecimalField: {"form_class": NumberField}}
    extra = 0
    fields = [
        ("counted", "reference", "unit"),
        ("low", "best", "high"),
        ("hedge", "printed", "misprint"),
        ("citation", "words", "place"),
    ]

    @admin.display(description="check")
    def misprint(self, figure):
        """Say whether what is printed contains the numbers that are stored."""
        if not figure.pk:
            return "after saving"
        return misprint(figure) or "The printed words contain the numbers."


class AttributionInline(RowsInline):
    model = Attribution
    autocomplete_fields = ["actor"]
    extra = 0


class ReportForm(Grounded, forms.ModelForm):
    grounded = {"said": "said"}


@admin.register(Report)
class ReportAdmin(OwnedAdmin):
    form = ReportForm
    list_display = ["source", "claim", "outcome", "wording", "verb"]
    list_display_links = ["source", "claim", "outcome"]
    list_filter = ["wording", "said_basis"]
    list_select_related = ["source", "claim", "outcome"]
    search_fields = ["source__title", "claim__statement", "outcome__statement", "verb"]
    autocomplete_fields = ["claim", "outcome", "source"]
    ordering = ["-pk"]
    fieldsets = [
        (
            None,
            {"fields": ["claim", "outcome", "source", "wording", ("verb", "hedge")]},
        ),
        ("Said", {"fields": [("said", "said_basis", "said_ground")]}),
    ]
    inlines = [CitationInline, AttributionInline, FigureInline]

    def get_readonly_fields(self, request, obj=None):
        kept = super().get_readonly_fields(request, obj)
        return [*kept, "claim", "outcome", "source"] if obj else kept

    def is_free(self, record):
        """A published pair keeps the last report that cites what a side says."""
        owner = self.owner(record)
        held = owner.pairs.filter(state=State.PUBLISHED).exists()
        others = owner.reports.exclude(pk=record.pk).filter(cited__role="statement")
        return super().is_free(record) and (not held or others.exists())

    def owner(self, row):
        return row.claim or row.outcome

    def save_related(self, request, form, formsets, change):
        """Warn of a figure whose printed words do not contain its number."""
        super().save_related(request, form, formsets, change)
        for figure in form.instance.figures.all():
            if found := misprint(figure):
                messages.warning(request, f"Check this figure: {found}")
