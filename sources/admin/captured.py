"""What is only looked at: texts as captured, citations, ids and the history."""

from io import BytesIO

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponseNotAllowed
from django.urls import path

from sources.admin.desk import ViewOnly
from sources.models import Capture, Citation, Event, PublicId, Revision

READ = ["GET", "HEAD"]


@admin.register(Revision)
class RevisionAdmin(ViewOnly):
    """The whole text is read here, whatever anonymous readers may see."""

    list_display = ["source", "number", "origin", "captured_at", "sha256"]
    list_display_links = ["source", "number"]
    list_filter = ["origin", "captured_at"]
    list_select_related = ["source"]
    search_fields = ["source__title", "=sha256", "=source__public_id"]
    ordering = ["-captured_at", "-pk"]

    def get_queryset(self, request):
        found = super().get_queryset(request)
        listed = request.resolver_match.view_name.endswith("_changelist")
        return found.defer("text") if listed else found


@admin.register(Capture)
class CaptureAdmin(ViewOnly):
    """What came in, kept or not; the bytes are handed out and never displayed."""

    list_display = ["__str__", "content_type", "fetched_at", "revision", "sha256"]
    list_filter = [("revision", admin.EmptyFieldListFilter), "fetched_at"]
    list_select_related = ["revision"]
    search_fields = ["name", "final_url", "=sha256"]
    exclude = ["content"]
    change_form_template = "admin/capture_change_form.html"
    ordering = ["-fetched_at", "-pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    def get_urls(self):
        view = self.admin_site.admin_view(self.bytes_view)
        given = path("<path:object_id>/bytes/", view, name="sources_capture_bytes")
        return [given, *super().get_urls()]

    def bytes_view(self, request, object_id):
        """The very bytes, to be saved: hostile pages are not opened here."""
        if request.method not in READ:
            return HttpResponseNotAllowed(READ)
        if not self.has_view_permission(request):
            raise PermissionDenied
        capture = self.get_object(request, object_id)
        if capture is None:
            raise Http404
        return FileResponse(
            BytesIO(capture.content),
            as_attachment=True,
            filename=capture.name or f"capture-{capture.pk}",
            content_type="application/octet-stream",
        )


@admin.register(Citation)
class CitationAdmin(ViewOnly):
    list_display = ["public_id", "exact", "source", "published_at"]
    list_filter = ["published_at"]
    list_select_related = ["revision__source"]
    search_fields = ["exact", "=public_id", "revision__source__title"]
    ordering = ["-pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("revision__text")

    @admin.display(ordering="revision__source__title")
    def source(self, citation):
        return citation.revision.source


@admin.register(PublicId)
class PublicIdAdmin(ViewOnly):
    list_display = ["id", "kind", "state", "successor", "issued_at"]
    list_filter = ["state", "kind"]
    list_select_related = ["successor"]
    search_fields = ["=id"]
    ordering = ["-issued_at", "id"]


@admin.register(Event)
class EventAdmin(ViewOnly):
    list_display = ["id", "at", "actor", "action", "table", "record", "reason"]
    list_filter = ["action", "table"]
    search_fields = ["=actor", "=public_id", "reason"]
