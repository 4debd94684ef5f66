"""How the tagging page is drawn: whole, or the parts that a step has changed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse

from claims.admin.tagged import undoable_step
from claims.admin.tagging_forms import WordsForm
from claims.models import Actor, Place
from claims.suggesting.workers import reading_of
from claims.tagging.marked import blocks
from claims.tagging.resting import resting_on
from claims.tagging.suggested import kind_label, marks_of, proposal, suggested_in
from sources.models import PublicId, Source
from sources.spans import Span

OFFERED = 300  # names that a browser completes
LISTED = 20  # proposals beside the text; all are marked in it


class Page:
    """The newest text of a source with its marks, and the panel beside it."""

    def __init__(self, request, admin, source):
        self.request, self.admin, self.source = request, admin, source
        self.read()

    def read(self):
        """Take the text and what rests on it as they are now."""
        self.revision = self.source.revisions.last()
        self.text = self.revision.text if self.revision else ""
        self.marks, self.listed, self.suggestions = [], [], []
        if self.revision:
            marks, self.listed = resting_on(self.revision)
            self.suggestions = suggested_in(self.revision)
            self.marks = marks + marks_of(self.suggestions)

    def misses(self):
        """Say what this source was merged into, if it was: nothing is tagged here then."""
        led = PublicId.objects.successors([self.source.public_id])
        other = Source.objects.filter(public_id__in=led.values()).first()
        return other and f"This source was merged into “{other}”: tag the text there."

    def suggestion(self, key):
        """An open proposal of this text; None where it is none, or was decided on."""
        return next((x for x in self.suggestions if str(x.pk) == key), None)

    def where(self, step):
        """The words that a step was about."""
        if hasattr(step, "citation"):
            cited = self.revision.citations.filter(pk=step.citation).first()
        else:
            cited = self.revision.suggestions.filter(pk=step.suggestion).first()
        return cited and Span(cited.start, cited.end)

    @property
    def address(self):
        return reverse("admin:sources_source_tag", args=[self.source.pk])

    def panel(self, context):
        words = context.pop("words", None) or WordsForm(text="")
        return {
            "words": words,
            "revision": self.revision,
            "listed": self.listed,
            "undoable": undoable_step(self.request, self.source),
            "proposals": [] if "tagging" in context else self.proposals(),
            "further_kinds": self.further_kinds(),
            "proposed_in_all": len(self.suggestions),
            "address": self.address,
            **self.names(),
        } | context

    def proposals(self):
        """The first suggestions, each with the statement that it would become."""
        listed = self.suggestions[:LISTED]
        return [proposal(one, self.source, self.text) for one in listed]

    def further_kinds(self):
        """The kinds of the suggestions that are marked in the text and not listed."""
        further = self.suggestions[LISTED:]
        return [(one.pk, kind_label(one, self.text)) for one in further]

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
            "reading": self.revision and reading_of(self.revision),
            "is_nav_sidebar_enabled": False,
            "blocks": blocks(self.text, self.marks),
        }
        return TemplateResponse(
            self.request, "admin/tagging.html", context, status=status
        )

    def after(self, place, said, **context):
        """What follows a step that changed the text's marks."""
        self.read()
        changed = [*blocks(self.text, self.marks, place)] if place else []
        if "HX-Request" not in self.request.headers:
            messages.success(self.request, said)
            there = f"#b{changed[0].start}" if changed else ""
            return redirect(self.address + there)
        context = self.panel({"said": said, "changed": changed} | context)
        page = "admin/_tagging_panel.html"
        return HttpResponse(render_to_string(page, context, self.request))
