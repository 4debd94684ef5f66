"""The steps of a tagging: open the form, save it, take the last one back."""

from dataclasses import replace

from claims.admin.tagged import forget, last_step, remember, reverse
from claims.admin.tagging_forms import MODELS, Tagging, WordsForm
from claims.comparison.stated_numbers import misprint
from claims.models import Report
from claims.tagging.before import looked_back
from claims.tagging.keeping import keep
from claims.tagging.prefill import filled
from claims.tagging.resting import over
from claims.tagging.similar import similar
from claims.tagging.suggested import filled_from, nearest
from claims.workflow import Refused
from sources.models import Source


def open_form(request, page):
    """Find the words and fill the form; or ask where they are meant."""
    side = request.POST["act"]
    words = WordsForm(request.POST, text=page.text)
    if not words.is_valid():
        return page.show(400, words=words, side=side)
    near = nearest(page.suggestions, words.place, side)
    return filled_form(page, words, side, near)


def filled_form(page, words, side, suggestion=None, **context):
    """Fill the form from a proposal, else from the words; then from what is before."""
    place, fill = words.place, (page.source, page.text, words.place)
    told = filled_from(suggestion, *fill) if suggestion else filled(*fill, MODELS[side])
    told, context["hints"] = looked_back(told, *fill, MODELS[side])
    cited = page.text[place.start : place.end]
    tagging = Tagging(side, cited, text=page.text, filled=told)
    context["proposed"] = suggestion.pk if suggestion else ""
    return show_form(page, words, tagging, **context)


def show_form(page, words, tagging, status=200, **context):
    """The form beside the text, and what looks the same above it."""
    resting = over(words.place, page.listed, tagging.side)
    actors = [row["name"].value() for row in tagging.actors]
    days = tagging.days()
    same = similar(tagging.model, tagging.words, page.source, actors, days)
    known = {x.statement.pk for x in same}
    context = {"proposed": page.request.POST.get("proposed", "")} | context
    context |= {
        "selected": words.selection(),
        "tagging": tagging,
        "side": tagging.side,
        "resting": [x for x in resting if x.statement.pk not in known],
        "same": same,
        "chosen": chosen(tagging, known | {x.statement.pk for x in resting}),
        "seen": " ".join(str(x.statement.pk) for x in resting),
    }
    return page.show(status, **context)


def chosen(tagging, offered):
    """The statement that was chosen, where it is not among those that are offered."""
    statement = tagging.further()
    return statement if statement and statement.pk not in offered else None


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
    cited = cited or request.POST.get("words", "")
    tagging = Tagging(side, cited, text=page.text, data=request.POST)
    if not found:
        return page.show(409, words=words, tagging=tagging, side=side, kept=True)
    if meanwhile := unseen(request, page, words.place, side):
        return show_form(page, words, tagging, 409, meanwhile=meanwhile)
    if problem := page.misses() or (tagging.of and tagging.misses()):
        return show_form(page, words, tagging, 409, problem=problem)
    if "again" in request.POST:
        problem = "Not saved yet: this is what you had typed."
        return show_form(page, words, tagging, problem=problem)
    if not tagging.is_valid():
        return show_form(page, words, tagging, 400)
    proposed = page.suggestion(request.POST.get("proposed"))
    made = keep(tagging, page.revision, words.place, request.user)
    if proposed:
        proposed.edit(tagging.kept, request.user)
        made = replace(made, suggestion=proposed.pk)
    remember(request, page.source, made)
    said = f"Saved: {kept_as(tagging)}"
    return page.after(words.place, " ".join([said, *misprints(made)]))


def misprints(made):
    """Warn of the figures of a report whose printed words do not contain their number."""
    for figure in Report.objects.get(pk=made.report).figures.all():
        if found := misprint(figure):
            yield f"Check this figure: {found}"


def kept_as(tagging):
    """Say what was made, and of what kind: “a draft claim (denial): Peskov denies …”."""
    made, side = tagging.kept, tagging.side
    kind = made.get_kind_display() if side == "claim" else made.get_event_type_display()
    of_kind = f" ({kind.lower()})" if kind else ""
    offered = (form.left_out for form in tagging.actors if form.left_out)
    open_names = [
        f"“{name}” is not saved as an actor: it is new, say of what kind it is."
        for name in ([] if tagging.of else offered)
    ]
    told = f"a draft {side}{of_kind}, with its citation. {made.statement}"
    return " ".join([told, *open_names])


def unseen(request, page, place, side):
    """What others rested on these words since the form was opened."""
    seen = {*request.POST.get("seen", "").split()}
    there = over(place, page.listed, side)
    return [x for x in there if str(x.statement.pk) not in seen]


def undo(request, page):
    """Take the last step back: a tagging, or the rejection of a proposal."""
    last = last_step(request, page.source)
    if last is None:
        return page.show(409, problem="There is no step of yours to take back.")
    place = page.where(last)
    forget(request, page.source)
    try:
        reverse(last, request.user)
    except Refused as error:
        return page.show(409, problem=str(error))
    return page.after(place, "Taken back.", undone=True)
