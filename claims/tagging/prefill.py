"""What the form of a tagging is filled with before the editor has typed anything."""

from dataclasses import dataclass, field

from claims.extraction.figure_context import STOPS
from claims.extraction.numbers import write_number
from claims.models import Actor, Claim, Place
from claims.tagging.naming import named_in
from claims.tagging.told import told
from sources.dates import bounds
from sources.fields import Basis
from sources.models import unmerged
from sources.spans import Span

OFFICIAL = {"state_military", "government", "armed_group"}
TIMES = {"second", "minute", "hour", "day", "week", "month", "year", "decade"}
DAY_OF_PUBLICATION = "The day it was published."
FOLLOWING = 3  # words after a number that name what is counted, if nothing better does
LONGEST = 600  # code points of a statement


@dataclass
class Filled:
    """Initial values, a part of the form each."""

    statement: dict
    report: dict
    actors: list = field(default_factory=list)
    places: list = field(default_factory=list)
    chain: list = field(default_factory=list)
    figures: list = field(default_factory=list)


def filled(source, text, place, model):
    """Read the words and fill in what they tell; nothing of it is decided."""
    read = told(text, place, day_of(source))
    sentence = text[read.around.start : read.around.end]
    actors = named_in(Actor.objects.all(), sentence)
    voice = speaking(actors, read, model)
    part = "claimant" if model is Claim else "observer"
    voices = [voice] if voice else outlets(source)[:1] if part == "observer" else []
    return Filled(
        statement(text[place.start : place.end], read, model),
        report(source, read),
        [{"part": part, **row(one)} for one in voices],
        placed(sentence, place, read.around),
        [row(x) for x in chained(voices, actors, source)],
        [figure(x, text, place) for x in read.figures if x.unit not in TIMES],
    )


def day_of(source):
    """The last day on which a source may have been published, if it is known."""
    return bounds(source.published).upper if source.published else None


def statement(words, read, model):
    said = " ".join(words.split())[:LONGEST]
    fields = {
        "statement": said[:1].upper() + said[1:],
        "happened_basis": Basis.UNKNOWN,
    }
    if read.when:
        fields |= happening(read.when.edtf, read.dated)
    if model is Claim:
        return fields | {"kind": read.kind}
    return fields | {
        "event_type": read.event,
        "status": "reported",
        "corroboration": "single_source" if read.verb else "own_voice",
    }


def happening(edtf, words):
    """A period, and the words that it is read off."""
    read_off = f"“{words[:100]}”" if words else "the sentence"
    return dated(edtf, f"Read off {read_off} by machine.") if edtf else {}


def dated(edtf, ground):
    return {
        "happened": edtf,
        "happened_basis": Basis.INFERRED,
        "happened_ground": ground,
    }


def row(record):
    return {"name": record.name, "which": record.pk}


def report(source, read):
    fields = {
        "wording": read.wording,
        "verb": read.verb,
        "said_basis": Basis.UNKNOWN,
    }
    if source.published:
        fields |= {"said": source.published, "said_basis": Basis.INFERRED}
        fields["said_ground"] = DAY_OF_PUBLICATION
    return fields


def speaking(actors, read, model):
    """The actor named nearest to the word of saying who can speak on this side."""
    likely = [x for x in actors if (x.record.kind in OFFICIAL) == (model is Claim)]
    cue = read.cue.start - read.around.start if read.cue else 0
    near = min(likely, key=lambda x: abs(x.start - cue), default=None)
    return near and near.record


def outlets(source):
    """The actors who put the text out: the agency before the paper that prints it."""
    publishers = [x for x in (source.agency_id, source.publisher_id) if x]
    actors = unmerged(Actor.objects.filter(publisher__in=publishers))
    known = {x.publisher_id: x for x in actors}
    return [known[key] for key in publishers if key in known]


def chained(voices, actors, source):
    """From the first voice to the outlet: who passed it on, each once."""
    passing = [x.record for x in actors if x.record.kind == Actor.Kind.MEDIA]
    return [*dict.fromkeys([*voices, *passing, *outlets(source)])] if voices else []


def placed(sentence, place, around):
    """The places in the words; where there are none, those of the sentence."""
    found = named_in(Place.objects.all(), sentence)
    first, last = place.start - around.start, place.end - around.start
    within = [x for x in found if first <= x.start < last]
    once = {x.record.pk: x.record for x in within or found}
    return [row(x) for x in once.values()]


def figure(one, text, place):
    there = Span(place.start + one.start, place.start + one.end)
    return figure_row(vars(one), there, text, place)


def figure_row(read, there, text, place):
    """A figure as printed; which time the words stand in the quotation, counted from 1."""
    printed = text[there.start : there.end][:200]
    counted = read["counted"] or following(text, there.end)
    return {
        "counted": counted[:120],
        "unit": (read["unit"] or counted.rpartition(" ")[2])[:40],
        **{name: write_number(read[name]) for name in ("low", "best", "high")},
        "hedge": read["hedge"][:60],
        "printed": printed,
        "time": max(1, times(printed, text[place.start : there.end])),
    }


def times(printed, words):
    """How often words are said, those that overlap counted too."""
    return sum(words.startswith(printed, at) for at in range(len(words)))


def following(text, end):
    """What stands after a number names what is counted, as far as the line goes."""
    words = []
    for word in text[end : end + 100].partition("\n")[0].split()[:FOLLOWING]:
        bare = word.strip(".,;:!?”’\"')")
        if bare in STOPS or not bare:
            break
        words.append(bare)
        if bare != word:
            break
    return " ".join(words) or "number"
