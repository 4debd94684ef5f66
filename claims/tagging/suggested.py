"""What the machine proposes in a text, and how a form is filled from a proposal."""

from dataclasses import replace

from claims.models import Actor, Claim, Outcome, Place, Suggestion
from claims.tagging.marked import Mark
from claims.tagging.naming import named_in
from claims.tagging.prefill import TIMES, figure_row, filled, happening, row
from sources.models import unmerged
from sources.spans import Span


def suggested_in(revision):
    """The open proposals of a text, in order, that no tagging has overtaken."""
    return [*Suggestion.objects.waiting().filter(revision=revision)]


def marks_of(suggestions):
    return [Mark(x.start, x.end, f"maybe-{x.kind}", str(x.pk)) for x in suggestions]


def nearest(suggestions, place, side):
    """The proposal of a side that shares most with a place, if it shares the half."""
    shared = {
        x.pk: min(x.end, place.end) - max(x.start, place.start) for x in suggestions
    }
    likely = [x for x in suggestions if x.kind == side]
    best = max(likely, key=lambda x: shared[x.pk], default=None)
    longer = best and max(best.end - best.start, place.end - place.start)
    return best if best and 2 * shared[best.pk] >= longer else None


def filled_from(suggestion, source, text, place):
    """Fill the form with what was read there; what is missing is read off the words."""
    model = Claim if suggestion.kind == "claim" else Outcome
    plain, read = filled(source, text, place, model), suggestion.payload
    same = (place.start, place.end) == (suggestion.start, suggestion.end)
    statement = plain.statement | read_happening(read, text)
    if same and read.get("statement"):
        statement["statement"] = read["statement"]
    if read.get("type"):
        statement["kind" if model is Claim else "event_type"] = read["type"]
    heard = speaker(read)
    part = "claimant" if model is Claim else "observer"
    return replace(
        plain,
        statement=statement,
        report=plain.report | reported(read),
        actors=[{"part": part, **row(heard)}] if heard else plain.actors,
        places=placed(read) or plain.places,
        chain=chain(heard, plain.chain),
        figures=figures(read, text, place) or plain.figures,
    )


def read_happening(read, text):
    """The period that was read, with the words that tell it."""
    edtf = read.get("happened", "")
    of_it = (x for x in read.get("dates", []) if x["edtf"] == edtf)
    words = next((text[x["start"] : x["end"]] for x in of_it), "")
    return happening(edtf, words)


def speaker(read):
    """The known actor to whom the words are attributed."""
    said = (read.get("attribution") or {}).get("speaker", "")
    named = named_in(Actor.objects.all(), said) if said else []
    return named[0].record if named else None


def reported(read):
    verb = (read.get("attribution") or {}).get("verb", "")
    told = {"wording": read.get("wording"), "hedge": read.get("hedge"), "verb": verb}
    return {name: value for name, value in told.items() if value}


def placed(read):
    keys = [x["id"] for x in read.get("places", []) if x.get("id")]
    known = unmerged(Place.objects.all()).in_bulk(keys, field_name="public_id")
    return [row(known[key]) for key in dict.fromkeys(keys) if key in known]


def chain(heard, passing):
    others = [x for x in passing if heard is None or x["which"] != heard.pk]
    return ([row(heard)] if heard else []) + others


def figures(read, text, place):
    """The figures that stand within the words which are cited."""
    return [
        figure_row(x, Span(x["start"], x["end"]), text, place)
        for x in read.get("figures", [])
        if place.start <= x["start"]
        and x["end"] <= place.end
        and x["unit"] not in TIMES
    ]
