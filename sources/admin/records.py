"""Publishers and sources; a text is captured by pasting it."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from sources.admin.desk import RecordAdmin
from sources.models import Publisher, Revision, Source
from sources.normalise import normalise

LONGEST = 2_000_000  # code points of a pasted text


class SourceForm(forms.ModelForm):
    """The facts of a source, and a text: the first, or a further revision."""

    text = forms.CharField(
        label="Paste a text",
        strip=False,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "cols": 100}),
        help_text="It becomes a revision that never changes. Citations keep to the"
        " revision that they were made in.",
    )

    def clean_text(self):
        try:
            text = normalise(self.cleaned_data["text"])
        except ValueError as error:
            raise ValidationError(str(error), code="unreadable") from error
        if text and not text.strip():
            raise ValidationError("There are no words in it.", code="blank")
        last = self.instance.pk and self.instance.revisions.last()
        if text and last and last.text == text:
            raise ValidationError("The newest revision says the same.", code="same")
        return text


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
class SourceAdmin(RecordAdmin):
    form = SourceForm
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
        ("Address", {"fields": [("url", "url_basis"), "archive_url"]}),
        ("Text", {"fields": ["text"]}),
    ]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if form.cleaned_data.get("text"):
            obj.revise(form.cleaned_data["text"], Revision.Origin.PASTED)


@admin.register(Publisher)
class PublisherAdmin(RecordAdmin):
    list_display = ["name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name"]
