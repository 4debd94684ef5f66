"""A further text of a source: compared before it is kept, and what moves with it."""

import hashlib
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from sources import reanchoring
from sources.admin.incoming import ThreeWays
from sources.collation import collate, shortened, tally

KEEP = "keep"
AGAIN = "again"


class ReviseForm(ThreeWays):
    """The newer text, and the revision that it is compared with."""

    def __init__(self, data, files, source):
        super().__init__(data, files)
        self.source, self.newest = source, source.revisions.last()
        self.fields["text"].label = "Paste the newer text"

    def take(self, **ways):
        if AGAIN in self.data:
            ways = {"address": self.source.url}
        super().take(**ways)
        if self.incoming and self.newest and self.said() == self.newest.text:
            raise ValidationError("The newest revision says the same.", code="same")

    def said(self):
        return self.incoming.document.text


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
        posted = request.method == "POST"
        files = request.FILES if posted else None
        form = ReviseForm(request.POST if posted else None, files, source)
        if not (posted and form.is_valid()):
            return self.ask_for_text(request, source, form)
        text, newest = form.said(), form.newest
        wanted = KEEP in request.POST
        if newest is None or (
            wanted and request.POST.get("seen") == seen(newest, text)
        ):
            return self.keep(request, source, form.incoming)
        return self.ask_for_text(request, source, form, report(source, newest, text))

    def keep(self, request, source, incoming):
        revision = incoming.kept_in(source)
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

    def ask_for_text(self, request, source, form, found=None):
        moved_on = found and KEEP in request.POST
        text = form.said() if found else ""
        context = self.admin_site.each_context(request) | {
            "title": f"A further text of: {source}",
            "form": form,
            "newest": form.newest,
            "found": found,
            "text": text,
            "note": form.incoming.document.note if found else "",
            "seal": form.incoming.sealed() if found else "",
            "seen": seen(form.newest, text) if found else "",
            "moved_on": moved_on,
            "original": source,
            "opts": self.opts,
            "media": self.media,
        }
        status = 409 if moved_on else 200
        return TemplateResponse(request, "admin/revise.html", context, status=status)
