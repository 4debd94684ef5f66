"""Publishers and sources; a text is captured by pasting it."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from sources.admin.capturing import CapturingAdmin
from sources.admin.date_ground import Grounded
from sources.admin.desk import RecordAdmin
from sources.admin.incoming import CapturedText, digest
from sources.admin.revising import RevisingAdmin
from sources.copies import keep_alone
from sources.models import Publisher, Revision, Source


class SourceForm(Grounded, forms.ModelForm):
    """The facts of a source, and its first text. Later ones have a page."""

    text = CapturedText(
        label="Paste a text",
        required=False,
        help_text="It becomes a revision that never changes. Citations keep to the"
        " revision that they were made in.",
    )
    distinct = forms.BooleanField(
        label="It is another document, although the address or the text is the same",
        required=False,
    )

    grounded = {name: name for name in ("publisher", "agency", "published")}
    same_address = same_text = ()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("url") and not cleaned.get("distinct"):
            others = Source.objects.at(cleaned["url"]).exclude(pk=self.instance.pk)
            self.same_address = others if "url" in self.changed_data else ()
        if self.same_address:
            message = (
                "A source has this address already: give this text to it, as a"
                " further revision, or say that it is another document."
            )
            self.add_error("url", ValidationError(message, code="same_address"))
        if cleaned.get("text") and not cleaned.get("distinct"):
            self.look_for_text(cleaned["text"])
        return cleaned

    def look_for_text(self, text):
        """Refuse a text that another source has, even if it was saved a moment ago."""
        keep_alone()
        said = Source.objects.filter(revisions__sha256=digest(text)).distinct()
        self.same_text = said.exclude(pk=self.instance.pk)
        if self.same_text:
            message = "A source has this very text already: see above."
            self.add_error("text", ValidationError(message, code="same_text"))


class RevisionInline(admin.TabularInline):
    model = Revision
    fields = ["number", "origin", "captured_at", "sha256"]
    readonly_fields = fields
    extra = max_num = 0
    can_delete = False
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).defer("text")

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


def printed(name):
    return (name, f"{name}_basis", f"{name}_ground")


@admin.register(Source)
class SourceAdmin(CapturingAdmin, RevisingAdmin, RecordAdmin):
    form = SourceForm
    change_form_template = "admin/source_change_form.html"
    change_list_template = "admin/source_change_list.html"
    list_display = ["title", "publisher", "agency", "published", "language", "rights"]
    list_filter = ["rights", "language", "publisher", "agency"]
    list_select_related = ["publisher", "agency"]
    search_fields = ["title", "=public_id", "byline", "publisher__name"]
    autocomplete_fields = ["publisher", "agency", "part_of"]
    inlines = [RevisionInline]
    fieldsets = [
        (None, {"fields": ["title", "byline", "language", "rights", "part_of"]}),
        ("Put out by", {"fields": [printed("publisher"), printed("agency")]}),
        ("Published", {"fields": [printed("published")]}),
        ("Address", {"fields": [("url", "url_basis"), "distinct", "archive_url"]}),
        ("Text", {"fields": ["text"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        """The first text is given here; a further one where it is compared."""
        found = super().get_fieldsets(request, obj)
        return found[:-1] if obj and obj.revisions.exists() else found

    def render_change_form(self, request, context, **kwargs):
        form = context["adminform"].form
        context["same_address"], context["same_text"] = (
            form.same_address,
            form.same_text,
        )
        context["has_text"] = form.same_address and form.cleaned_data.get("text")
        return super().render_change_form(request, context, **kwargs)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if form.cleaned_data.get("text"):
            obj.revise(form.cleaned_data["text"], Revision.Origin.PASTED)


@admin.register(Publisher)
class PublisherAdmin(RecordAdmin):
    list_display = ["name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name"]
