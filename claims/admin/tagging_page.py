"""How the tagging page is drawn: whole, or the parts that a step has changed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse

from claims.admin.tagged import last_tagged
from claims.admin.tagging_forms import WordsForm
from claims.models import Actor, Place
from claims.tagging.marked import blocks
from claims.tagging.resting import resting_on

OFFERED = 300  # names that a browser completes


class Page:
    """The newest text of a source with its marks, and the panel beside it."""

    def __init__(self, request, admin, source):
        self.request, self.admin, self.source = request, admin, source
        self.read()

    def read(self):
        """Take the text and what rests on it as they are now."""
        self.revision = self.source.revisions.last()
        self.text = self.revision.text if self.revision else ""
        self.marks, self.listed = (
            resting_on(self.revision) if self.revision else ([], [])
        )

    @property
    def address(self):
        return reverse("admin:sources_source_tag", args=[self.source.pk])

    def panel(self, context):
        words = context.pop("words", None) or WordsForm(text="")
        return {
            "words": words,
            "revision": self.revision,
            "listed": self.listed,
            "undoable": last_tagged(self.request, self.source),
            "address": self.address,
            **self.names(),
        } | context

    def names(self):
        """Names to complete; those of whom most is said come first in no other way."""
        return {
            "known_actors": Actor.objects.values_list("name", flat=True)[:OFFERED],
            "known_places": Place.objects.values_list("name", flat=True)[:OFFERED],
        }

    def show(self, status=200, **context):
        """The whole page, or for a script the panel alone."""
        context = self.panel(context)
        if "HX-Request" in self.request.headers:
            page = "admin/_tagging_panel.html"
            return TemplateResponse(self.request, page, context, status=status)
        if tagging := context.get("tagging"):
            tagging.statement.fields["statement"].widget.attrs["autofocus"] = True
        context |= self.admin.admin_site.each_context(self.request) | {
            "title": "Tag a text",
            "original": self.source,
            "opts": self.admin.opts,
            "media": self.admin.media,
            "whole": True,
            "blocks": blocks(self.text, self.marks),
        }
        return TemplateResponse(
            self.request, "admin/tagging.html", context, status=status
        )

    def after(self, place, said):
        """What follows a step that changed the text's marks."""
        if "HX-Request" not in self.request.headers:
            messages.success(self.request, said)
            return redirect(self.address)
        self.read()
        changed = blocks(self.text, self.marks, place) if place else ()
        context = self.panel({"said": said, "changed": changed, "place": place})
        page = "admin/_tagging_panel.html"
        return HttpResponse(render_to_string(page, context, self.request))
