"""A further text of a source: compared before it is kept, and what moves with it."""

import hashlib
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from sources import reanchoring
from sources.collation import collate, shortened, tally
from sources.models import Revision
from sources.normalise import normalise

LONGEST = 2_000_000  # code points of a text
HEAVIEST = 4 * LONGEST  # bytes of a file
KEEP = "keep"


class CapturedText(forms.CharField):
    """A text as a browser posts it, normalised as it will be stored."""

    def __init__(self, **options):
        wide = forms.Textarea(attrs={"rows": 12, "cols": 100})
        super().__init__(strip=False, max_length=LONGEST, widget=wide, **options)

    def clean(self, value):
        try:
            text = normalise(super().clean(value))
        except ValueError as error:
            raise ValidationError(str(error), code="unreadable") from error
        if text and not text.strip():
            raise ValidationError("There are no words in it.", code="blank")
        return text


class ReviseForm(forms.Form):
    """The newer text, pasted or in a file, and the revision it is compared with."""

    text = CapturedText(label="The newer text", required=False)
    file = forms.FileField(
        label="or a text file", required=False, help_text="Plain text in UTF-8."
    )

    def __init__(self, data, files, newest):
        super().__init__(data, files)
        self.newest = newest

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > HEAVIEST:
            raise ValidationError("The file is too large to be one text.", code="heavy")
        try:
            return normalise(file.read().decode("utf-8-sig")) if file else ""
        except ValueError as error:
            message = f"The file is not plain text in UTF-8: {error}"
            raise ValidationError(message, code="unreadable") from error

    def clean(self):
        cleaned = super().clean()
        text, file = cleaned.get("text"), cleaned.get("file")
        if self.errors:
            return cleaned
        if bool(text) == bool(file):
            message = "Give one text: paste it, or choose a file."
            raise ValidationError(message, code="which")
        cleaned["origin"] = Revision.Origin.FILE if file else Revision.Origin.PASTED
        cleaned["text"] = text or file
        if self.newest and cleaned["text"] == self.newest.text:
            raise ValidationError("The newest revision says the same.", code="same")
        return cleaned


@dataclass(frozen=True)
class Proposal:
    """A citation whose words changed or went, beside what stands there instead."""

    fate: reanchoring.Fate
    after: str

    @property
    def material(self):
        return bool(self.fate.match) and "material" in self.fate.match.changes

    def variants(self):
        return collate(self.fate.moving.quote.exact, self.after)


@dataclass(frozen=True)
class Report:
    """What a newer text changes, and what becomes of the citations."""

    variants: list
    differing: dict
    counts: dict
    proposals: list


def report(source, newest, text):
    variants = collate(newest.text, text)
    found = list(reanchoring.fates(source, text, newest.number + 1))
    unsure = [
        Proposal(x, text[x.match.start : x.match.end] if x.match else "")
        for x in found
        if x.state in ("drifted", "lost")
    ]
    return Report(
        shortened(variants), tally(variants), reanchoring.tally(found), unsure
    )


def seen(newest, text):
    """What an editor has compared: this text with that revision, and no other."""
    return f"{newest.number}-{hashlib.sha256(text.encode()).hexdigest()}"


class RevisingAdmin:
    """Adds the page on which a source gets a further revision."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.revise_view)
        revise = path("<path:object_id>/revise/", view, name="sources_source_revise")
        return [revise, *super().get_urls()]

    def revise_view(self, request, object_id):
        """Compare a newer text with the newest one; keep it only when that was seen."""
        source = self.get_object(request, object_id)
        if source is None:
            raise Http404
        if not self.has_change_permission(request, source):
            raise PermissionDenied
        newest = source.revisions.last()
        posted = request.method == "POST"
        files = request.FILES if posted else None
        form = ReviseForm(request.POST if posted else None, files, newest)
        if not (posted and form.is_valid()):
            return self.ask_for_text(request, source, newest, form)
        text, origin = form.cleaned_data["text"], form.cleaned_data["origin"]
        wanted = KEEP in request.POST
        if newest is None or (
            wanted and request.POST.get("seen") == seen(newest, text)
        ):
            return self.keep(request, source, text, request.POST.get("origin", origin))
        found = report(source, newest, text)
        return self.ask_for_text(request, source, newest, form, found, text, origin)

    def keep(self, request, source, text, origin):
        if origin not in (Revision.Origin.FILE, Revision.Origin.PASTED):
            raise PermissionDenied
        revision = source.revise(text, origin)
        counts = reanchoring.tally(reanchoring.reanchor(revision))
        said = ", ".join(f"{count} {state}" for state, count in counts.items())
        messages.success(
            request, f"Kept as revision {revision.number}. Citations: {said}."
        )
        unsure = counts["drifted"] + counts["lost"]
        if unsure:
            worklist = reverse("admin:sources_anchor_changelist")
            return redirect(f"{worklist}?revision__id__exact={revision.pk}")
        return redirect("admin:sources_source_change", source.pk)

    def ask_for_text(
        self, request, source, newest, form, found=None, text="", origin=""
    ):
        moved_on = found and KEEP in request.POST
        context = self.admin_site.each_context(request) | {
            "title": f"A further text of: {source}",
            "form": form,
            "newest": newest,
            "found": found,
            "text": text,
            "origin": origin,
            "seen": seen(newest, text) if found else "",
            "moved_on": moved_on,
            "original": source,
            "opts": self.opts,
            "media": self.media,
        }
        status = 409 if moved_on else 200
        return TemplateResponse(request, "admin/revise.html", context, status=status)
