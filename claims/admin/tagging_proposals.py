"""What the machine proposes is accepted, changed or rejected beside the text."""

from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError

from claims.admin.tagged import Rejected, last_step, remember
from claims.admin.tagging_forms import Tagging, WordsForm, typed
from claims.admin.tagging_steps import filled_form, kept_as
from claims.models import Suggestion
from claims.tagging.keeping import keep
from claims.tagging.resting import over
from claims.tagging.selected import selection
from claims.tagging.similar import similar
from claims.tagging.suggested import filled_from
from sources.models import Source
from sources.spans import Span

GONE = "It is decided on already: you, or somebody else, did so meanwhile."
LOOK = "Look once before it is kept: something is missing, or is there already."
WHO = "Look once before it is kept: who says it is not certain, or not known yet."
REASON = forms.CharField(max_length=400, required=False)


def edit(request, page, said=""):
    """Open the form as the proposal has it."""
    found = page.suggestion(request.POST.get("suggestion"))
    if found is None:
        return page.show(409, problem=GONE)
    words = words_of(page, found)
    return filled_form(page, words, found.kind, found, problem=said)


def words_of(page, suggestion):
    """The words of a proposal, as if an editor had selected them."""
    chosen = selection(page.text, Span(suggestion.start, suggestion.end))
    words = WordsForm(vars(chosen), text=page.text)
    words.full_clean()
    return words


def accept(request, page):
    """Make a draft of a proposal as it stands; where that cannot be, open the form."""
    Source.objects.select_for_update(no_key=True).get(pk=page.source.pk)
    page.read()
    found = page.suggestion(request.POST.get("suggestion"))
    if found is None or page.misses():
        return page.show(409, problem=page.misses() or GONE)
    place = Span(found.start, found.end)
    fill = filled_from(found, page.source, page.text, place)
    tagging = Tagging(found.kind, found.exact, text=page.text, data=typed(fill))
    actors = [x["name"] for x in fill.actors]
    same = similar(tagging.model, found.exact, page.source, actors, tagging.days())
    if not fill.sure:
        return edit(request, page, said=WHO)
    if same or over(place, page.listed, found.kind) or not tagging.is_valid():
        return edit(request, page, said=LOOK)
    made = keep(tagging, page.revision, place, request.user)
    found.accept(tagging.kept, request.user)
    remember(request, page.source, replace(made, suggestion=found.pk))
    return page.after(place, f"Accepted: {kept_as(tagging)}")


def reject(request, page):
    """Turn a proposal down, for its span only."""
    found = page.suggestion(request.POST.get("suggestion"))
    if found is None:
        return page.show(409, problem=GONE)
    try:
        reason = REASON.clean(request.POST.get("reason", ""))
    except ValidationError as error:
        return page.show(400, problem=error.messages[0])
    found.reject(request.user, reason)
    remember(request, page.source, Rejected(found.pk))
    place = Span(found.start, found.end)
    return page.after(place, "Rejected.", rejected=found)


def because(request, page):
    """Say why the last proposal was rejected, once it is."""
    last = last_step(request, page.source)
    key = last.suggestion if isinstance(last, Rejected) else None
    found = Suggestion.objects.rejected().filter(pk=key).first()
    if found is None or found.decided_by != request.user:
        return page.show(409, problem="There is no rejection of yours to explain.")
    try:
        reason = REASON.clean(request.POST.get("reason", ""))
    except ValidationError as error:
        return page.show(400, problem=error.messages[0], rejected=found)
    found.reopen()
    found.reject(request.user, reason)
    return page.after(None, "The reason is kept.")
