"""One page on which an editor reads a text and says what in it is claim or outcome."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path

from claims.admin.tagged import forget, last_tagged, remember
from claims.admin.tagging_forms import MODELS, Tagging, WordsForm
from claims.admin.tagging_page import Page
from claims.tagging.keeping import keep, take_back
from claims.tagging.prefill import filled
from claims.tagging.resting import over
from claims.tagging.similar import similar
from claims.workflow import Refused
from sources.models import Source
from sources.spans import Span


class TaggingAdmin:
    """Adds the page to sources, and leads there from a capture."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.tag_view)
        tag = path("<path:object_id>/tag/", view, name="sources_source_tag")
        return [tag, *super().get_urls()]

    def after_capture(self, request, source):
        if may_tag(request.user):
            return redirect("admin:sources_source_tag", source.pk)
        return super().after_capture(request, source)

    def tag_view(self, request, object_id):
        """Show the text; or open, save or take back a tagging."""
        source = self.get_object(request, object_id)
        if source is None:
            raise Http404
        if not may_tag(request.user):
            raise PermissionDenied
        page = Page(request, self, source)
        if request.method != "POST":
            return page.show()
        act = ACTS.get(request.POST.get("act"))
        if act is None or page.revision is None:
            return page.show(400, problem="Nothing was asked for that this page does.")
        return act(request, page)


def may_tag(user):
    return user.has_perms(
        ["claims.add_claim", "claims.add_outcome", "claims.add_report"]
    )


def open_form(request, page):
    """Find the words and fill the form; or ask where they are meant."""
    side = request.POST["act"]
    words = WordsForm(request.POST, text=page.text)
    if not words.is_valid():
        return page.show(400, words=words, side=side)
    place = words.place
    tagging = Tagging(
        side,
        page.text[place.start : place.end],
        filled=filled(page.source, page.text, place, MODELS[side]),
    )
    return show_form(page, words, tagging)


def show_form(page, words, tagging, status=200, **context):
    """The form beside the text, and what looks the same above it."""
    resting = over(words.place, page.listed, tagging.side)
    actors = [row["name"].value() for row in tagging.actors]
    same = similar(tagging.model, tagging.words, page.source, actors)
    known = {x.statement.pk for x in same}
    context |= {
        "selected": words.selection(),
        "tagging": tagging,
        "side": tagging.side,
        "resting": [x for x in resting if x.statement.pk not in known],
        "same": same,
        "seen": " ".join(str(x.statement.pk) for x in resting),
    }
    return page.show(status, **context)


def save(request, page):
    """Keep the tagging, unless the words or what rests on them are not as seen."""
    side = request.POST.get("side")
    if side not in MODELS:
        return page.show(400, problem="Say whether it is a claim or an outcome.")
    Source.objects.select_for_update(no_key=True).get(pk=page.source.pk)
    page.read()
    words = WordsForm(request.POST, text=page.text)
    found = words.is_valid()
    cited = page.text[words.place.start : words.place.end] if found else ""
    tagging = Tagging(side, cited or request.POST.get("words", ""), data=request.POST)
    if not found:
        return page.show(409, words=words, tagging=tagging, side=side, kept=True)
    if meanwhile := unseen(request, page, words.place, side):
        return show_form(page, words, tagging, 409, meanwhile=meanwhile)
    if tagging.of and tagging.further() is None:
        problem = "The statement that you chose is there no more: choose anew."
        return show_form(page, words, tagging, 409, problem=problem)
    if "again" in request.POST:
        problem = "Not saved yet: this is what you had typed."
        return show_form(page, words, tagging, problem=problem)
    if not tagging.is_valid():
        return show_form(page, words, tagging, 400)
    made = keep(tagging, page.revision, words.place, request.user)
    remember(request, page.source, made)
    return page.after(words.place, f"Saved: a draft {side}, with its citation.")


def unseen(request, page, place, side):
    """What others rested on these words since the form was opened."""
    seen = {*request.POST.get("seen", "").split()}
    there = over(place, page.listed, side)
    return [x for x in there if str(x.statement.pk) not in seen]


def undo(request, page):
    last = last_tagged(request, page.source)
    if last is None:
        return page.show(409, problem="There is no tagging of yours to take back.")
    citation = page.revision.citations.filter(pk=last.citation).first()
    place = citation and Span(citation.start, citation.end)
    forget(request, page.source, last)
    try:
        take_back(last, request.user)
    except Refused as error:
        return page.show(409, problem=str(error))
    return page.after(place, f"Taken back: the {last.side} and its citation.")


ACTS = {"claim": open_form, "outcome": open_form, "save": save, "undo": undo}
