"""What the machine proposes in a text, and how a form is filled from a proposal."""

from dataclasses import dataclass, replace

from claims.extraction.claim_kinds import speech_act
from claims.extraction.records import Attribution, DateMention
from claims.extraction.speech_forms import spoken_as
from claims.models import Claim, Outcome, Place, Suggestion
from claims.tagging.marked import Mark
from claims.tagging.prefill import (
    TIMES,
    day_of,
    figure_row,
    filled,
    happening,
    row,
)
from claims.tagging.told import told
from sources.models import unmerged
from sources.spans import Span


@dataclass(frozen=True)
class Proposal:
    """A suggestion as an editor sees it: its kind, and what it would be kept as."""

    suggestion: Suggestion
    kind: str
    statement: str


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
    read = suggestion.payload
    said, days = said_in(read), days_of(read)
    plain = filled(source, text, place, model, said, days)
    statement = plain.statement | happened_in(read)
    same = said is None or said == plain.said
    if same and (kind := kind_of(suggestion, text, plain.said)):
        statement["kind" if model is Claim else "event_type"] = kind
    return replace(
        plain,
        statement=statement,
        report=plain.report | reported(read),
        places=placed(read) or plain.places,
        figures=figures(read, text, place) or plain.figures,
    )


def proposal(suggestion, source, text):
    """Say what a suggestion is, and what our sentence would be if it were accepted."""
    place = Span(suggestion.start, suggestion.end)
    said, days = said_in(suggestion.payload), days_of(suggestion.payload)
    read = told(text, place, day_of(source), suggestion.kind, said, days)
    return Proposal(suggestion, kind_label(suggestion, text), read.statement)


def kind_label(suggestion, text):
    """The kind in words, such as “Denial”; "" where it cannot be told."""
    kinds = Claim.Kind if suggestion.kind == "claim" else Outcome.EventType
    said = said_in(suggestion.payload)
    return dict(kinds.choices).get(kind_of(suggestion, text, said), "")


def said_in(read):
    """Who is said to say it; None where nobody is, or the reading tells no places."""
    told = read.get("attribution") or {}
    if not told.get("cue"):
        return None
    source, cue = told.get("source"), told["cue"]
    content = [spanned(x) for x in told["content"]]
    return Attribution(source and spanned(source), spanned(cue), content)


def spanned(found):
    return Span(found["start"], found["end"])


def days_of(read):
    """The dates of the sentence, by the reading of its whole text; None without one."""
    if "dates" not in read:
        return None
    return [
        DateMention(x["start"], x["end"], x["edtf"]) for x in read["dates"] if x["edtf"]
    ]


def happened_in(read):
    """A period that was read without the words that tell it."""
    return {} if "dates" in read else happening(read.get("happened", ""), "")


def kind_of(suggestion, text, said):
    """The kind of claim or the type of event; a claim's by how it is said, first."""
    act = speech_act(spoken_as(text, said)) if said else ""
    if suggestion.kind == "outcome" or not act:
        return suggestion.payload.get("type", "")
    return "" if act == "unsure" else act.replace(" ", "_")


def reported(read):
    told = {"wording": read.get("wording"), "hedge": read.get("hedge")}
    return {name: value for name, value in told.items() if value}


def placed(read):
    keys = [x["id"] for x in read.get("places", []) if x.get("id")]
    known = unmerged(Place.objects.all()).in_bulk(keys, field_name="public_id")
    return [row(known[key]) for key in dict.fromkeys(keys) if key in known]


def figures(read, text, place):
    """The figures that stand within the words which are cited."""
    return [
        figure_row(x, Span(x["start"], x["end"]), text, place)
        for x in read.get("figures", [])
        if place.start <= x["start"]
        and x["end"] <= place.end
        and x["unit"] not in TIMES
    ]
