"""A new source: its text comes in one of three ways, is looked at, and only then kept."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from sources.admin.date_ground import Grounded
from sources.admin.incoming import CapturedText, ThreeWays, digest, unsealed
from sources.copies import copies, keep_alone
from sources.fields import Basis
from sources.models import Publisher, Revision, Source

KEEP = "keep"
LONGEST_HEADLINE = 200  # characters
STATED = "The page says so of itself."
FROM_HOST = "The host of its address."
READ_OFF = "Read off the page by machine."


@dataclass
class Duplicate:
    """A source that may be the same document, and why."""

    source: Source
    reasons: list = field(default_factory=list)


def duplicates(text, urls, capture):
    """The sources that may be the same, by address, by bytes and by words."""
    found = {}

    def note(source, reason):
        reasons = found.setdefault(source.pk, Duplicate(source)).reasons
        reasons += [reason] * (reason not in reasons)

    for url in filter(None, urls):
        for source in Source.objects.at(url):
            note(source, "has the same address")
    for revision in from_the_same_bytes(capture):
        note(revision.source, "was made from the very same file")
    for revision in Revision.objects.filter(sha256=digest(text)).select_related(
        "source"
    ):
        note(revision.source, "has the very same text")
    for copy in copies(text):
        note(copy.revision.source, f"shares {copy.share:.0%} of its runs of words")
    return [*found.values()]


def from_the_same_bytes(capture):
    if capture is None:
        return ()
    capture.refresh_from_db(fields=["sha256"])
    same = Revision.objects.filter(capture__sha256=capture.sha256)
    return same.select_related("source")


class KeepForm(Grounded, forms.ModelForm):
    """The facts of a source beside its text, before either is kept."""

    publisher_name = forms.CharField(label="Publisher", required=False, max_length=200)
    publisher_kind = forms.ChoiceField(
        label="Kind of publisher",
        required=False,
        choices=[("", "known already"), *Publisher.Kind.choices],
    )
    text = CapturedText(label="The text as it will be stored")
    seal = forms.CharField(required=False, widget=forms.HiddenInput)
    note = forms.CharField(required=False, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    grounded = {"published": "published", "publisher_name": "publisher"}
    prefilled = True
    incoming = None
    duplicates = ()

    class Meta:
        model = Source
        fields = ["title", "byline", "publisher_basis", "publisher_ground", "url"]
        fields += ["published", "published_basis", "published_ground", "language"]
        labels = {"byline": "Author"}

    field_order = [
        *("title", "byline", "publisher_name", "publisher_kind", "publisher_basis"),
        *("publisher_ground", "published", "published_basis", "published_ground"),
        *("url", "language", "text"),
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("title", "url", "publisher_ground", "published_ground"):
            self.fields[name].widget.attrs["size"] = 60
        self.fields["publisher_name"].widget.attrs["list"] = "publishers"
        self.fields["title"].widget.attrs["autofocus"] = True

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("text"):
            self.incoming = unsealed(cleaned.get("seal"), cleaned["text"])
        name, kind = cleaned.get("publisher_name"), cleaned.get("publisher_kind")
        known = Publisher.objects.filter(name__iexact=name).first() if name else None
        if name and not known and not kind:
            message = "This publisher is new: say of what kind it is."
            self.add_error("publisher_kind", ValidationError(message, code="new"))
        cleaned["publisher"] = known
        if self.incoming:
            self.look_for_duplicates(cleaned["text"], cleaned.get("url"))
        return cleaned

    def look_for_duplicates(self, text, url):
        capture = self.incoming.capture
        urls = {url, capture.final_url if capture else ""}
        self.duplicates = duplicates(text, urls, capture)
        seen = self.cleaned_data.get("shown", "").split()
        if {str(x.source.pk) for x in self.duplicates} - {*seen}:
            message = (
                "It may be here already, see below. Save again if it is another one."
            )
            raise ValidationError(message, code="duplicate")

    def save(self, commit=True):
        """Make the publisher if it is new, the source, and its first revision."""
        name, kind = (self.cleaned_data[f"publisher_{x}"] for x in ("name", "kind"))
        known = self.cleaned_data["publisher"]
        if name and not known:
            known = Publisher.objects.create(name=name, kind=kind)
        self.instance.publisher = known
        if self.incoming.origin == Revision.Origin.FETCHED:
            self.instance.url_basis = Basis.EXPLICIT
        source = super().save(commit)
        self.incoming.kept_in(source)
        return source


def proposal(incoming, seal):
    """The facts that a document states, or that can be inferred, with their ground."""
    document, capture = incoming.document, incoming.capture
    url = capture.final_url if capture else ""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return {
        "title": document.title[:400] or headline(document.text),
        "byline": document.author[:200],
        "publisher_name": (document.publisher or host)[:200],
        **because("publisher", document.publisher, host, FROM_HOST),
        "published": document.date,
        **because("published", document.date_stated, document.date, READ_OFF),
        "url": url,
        "language": document.language or "en",
        "text": document.text,
        "seal": seal,
        "note": document.note,
    }


def headline(text):
    """The first line, where it is short enough to be one."""
    first = text.strip().partition("\n")[0].strip()
    return first if len(first) <= LONGEST_HEADLINE else ""


def because(what, stated, inferred, ground):
    if stated:
        return {f"{what}_basis": Basis.EXPLICIT, f"{what}_ground": STATED}
    if inferred:
        return {f"{what}_basis": Basis.INFERRED, f"{what}_ground": ground}
    return {}


class CapturingAdmin:
    """Adds the page on which a text comes in and becomes a source."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.capture_view)
        return [
            path("capture/", view, name="sources_source_capture"),
            *super().get_urls(),
        ]

    def capture_view(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self.ask_for_way(request, ThreeWays())
        if "shown" in request.POST:
            return self.keep_source(request, KeepForm(request.POST))
        form = ThreeWays(request.POST, request.FILES)
        if not form.is_valid():
            return self.ask_for_way(request, form, 400)
        incoming = form.incoming
        facts = proposal(incoming, incoming.sealed())
        urls = {facts["url"], form.cleaned_data["address"]}
        found = duplicates(facts["text"], urls, incoming.capture)
        return self.show_source(request, KeepForm(initial=facts), found, facts["text"])

    def keep_source(self, request, form):
        if KEEP in request.POST:
            keep_alone()
        if form.is_valid() and KEEP in request.POST:
            source = form.save()
            self.log_addition(request, source, [{"added": {}}])
            messages.success(request, f"“{source}” is kept, as revision 1.")
            return self.after_capture(request, source)
        status = 200 if form.is_valid() else 400
        text = form.cleaned_data.get("text", "")
        return self.show_source(request, form, form.duplicates, text, status)

    def after_capture(self, request, source):
        """Where an editor goes on with a source that was just kept."""
        return redirect("admin:sources_source_change", source.pk)

    def ask_for_way(self, request, form, status=200):
        return self.captured(request, "capture", status, form=form)

    def show_source(self, request, form, found, text, status=200):
        return self.captured(
            request,
            "captured",
            status,
            form=form,
            duplicates=found,
            shown=" ".join(str(x.source.pk) for x in found),
            text=text,
            note=form["note"].value(),
            publishers=Publisher.objects.values_list("name", flat=True)[:500],
        )

    def captured(self, request, template, status, **context):
        context |= self.admin_site.each_context(request)
        context |= {"title": "Capture a source", "opts": self.opts, "media": self.media}
        page = f"admin/{template}.html"
        return TemplateResponse(request, page, context, status=status)
