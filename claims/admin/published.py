"""What is only looked at: what was published, and what seeds and rows it rests on."""

from django.contrib import admin

from claims.models import (
    Attribution,
    ClaimActor,
    ClaimLink,
    ClaimRevision,
    Dimension,
    DiscrepancyRevision,
    Figure,
    Mention,
    OutcomeActor,
    OutcomeLink,
    OutcomeRevision,
    PairRevision,
    PublicEvent,
    PublishedPair,
    PublishedStatement,
    ReportCitation,
    Seed,
    SideCitation,
    SilenceRevision,
)
from sources.admin.desk import ViewOnly


@admin.register(
    ClaimRevision,
    OutcomeRevision,
    PairRevision,
    DiscrepancyRevision,
    SilenceRevision,
)
class PublishedRevisionAdmin(ViewOnly):
    list_display = ["__str__", "record", "note", "published_by", "published_at"]
    list_filter = ["published_at"]
    search_fields = ["note", "=sha256", "snapshot"]
    ordering = ["-published_at", "-pk"]

    def get_queryset(self, request):
        found = super().get_queryset(request)
        of = self.opts.model_name.removesuffix("revision")
        return found.select_related(of, "published_by")

    @admin.display(description="of")
    def record(self, revision):
        return getattr(revision, revision._meta.model_name.removesuffix("revision"))


@admin.register(PublishedPair)
class PublishedPairAdmin(ViewOnly):
    list_display = ["public_id", "relation", "claim", "outcome", "happened"]
    list_filter = ["relation"]
    search_fields = ["=public_id", "=claim", "=outcome"]


@admin.register(PublishedStatement)
class PublishedStatementAdmin(ViewOnly):
    list_display = ["record_id", "side", "number", "happened", "published_at"]
    list_filter = ["side"]
    search_fields = ["=record__id"]


@admin.register(Mention)
class MentionAdmin(ViewOnly):
    list_display = ["statement_id", "kind", "record_id", "part"]
    list_filter = ["kind", "part"]
    search_fields = ["=record__id", "=statement__record__id"]


@admin.register(Seed)
class SeedAdmin(ViewOnly):
    list_display = ["record_id", "file_sha256", "stored_sha256"]
    search_fields = ["=record__id"]


class RowAdmin(ViewOnly):
    """Edited in the form of the record that it belongs to."""

    list_display_links = ["pk"]
    ordering = ["-pk"]

    def get_model_perms(self, request):
        """Not on the index: an editor comes here from the record."""
        return {}


@admin.register(ClaimActor, OutcomeActor)
class PartAdmin(RowAdmin):
    list_display = ["pk", "actor", "part"]
    list_filter = ["part"]
    list_select_related = ["actor"]
    search_fields = ["actor__name"]


@admin.register(ClaimLink, OutcomeLink)
class LinkAdmin(RowAdmin):
    list_display = ["pk", "kind", "other"]
    list_filter = ["kind"]
    list_select_related = ["other"]
    search_fields = ["other__statement"]


@admin.register(Attribution)
class AttributionAdmin(RowAdmin):
    list_display = ["pk", "actor", "position", "report_id"]
    list_select_related = ["actor"]
    search_fields = ["actor__name"]


@admin.register(ReportCitation)
class ReportCitationAdmin(RowAdmin):
    list_display = ["pk", "citation", "role", "report_id"]
    list_filter = ["role"]
    list_select_related = ["citation"]
    search_fields = ["citation__exact", "=citation__public_id"]


@admin.register(SideCitation)
class SideCitationAdmin(RowAdmin):
    list_display = ["pk", "citation", "side"]
    list_select_related = ["citation", "side"]
    search_fields = ["citation__exact", "=citation__public_id"]


@admin.register(Figure)
class FigureAdmin(RowAdmin):
    list_display = ["pk", "printed", "counted", "low", "best", "high", "unit"]
    list_filter = ["unit"]
    search_fields = ["printed", "counted", "reference"]


@admin.register(Dimension)
class DimensionAdmin(RowAdmin):
    list_display = ["pk", "pair", "kind", "verdict", "basis"]
    list_filter = ["kind", "verdict", "basis"]
    list_select_related = ["pair"]
    search_fields = ["reason", "=pair__public_id"]


@admin.register(PublicEvent)
class PublicEventAdmin(ViewOnly):
    list_display = ["record", "kind", "number", "note", "at"]
    list_filter = ["kind", "at"]
    list_select_related = ["record"]
    search_fields = ["=record__id", "note"]
