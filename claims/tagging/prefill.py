"""What the form of a tagging is filled with before the editor has typed anything."""

import re
from dataclasses import dataclass, field

from claims.extraction.figure_context import STOPS
from claims.extraction.numbers import write_number
from claims.extraction.records import Attribution
from claims.models import Actor, Claim, Place
from claims.tagging.naming import named_in
from claims.tagging.speakers import find_speaker
from claims.tagging.told import told
from sources.dates import bounds
from sources.fields import Basis
from sources.models import unmerged
from sources.spans import Span

OFFICIAL = {"state_military", "government", "armed_group"}
TIMES = {"second", "minute", "hour", "day", "week", "month", "year", "decade"}
DAY_OF_PUBLICATION = "The day it was published."
# “told Reuters”, “quoted by the agency RIA”; “RIA quoted”, “RIA reported”
PASSED_TO = re.compile(
    r"\b(?:told|to|with|by|carried by|via|cited by|citing|quoting)(?: the)?(?: [a-z-]+){0,3} \Z"
)
PASSED_BY = re.compile(r" (?:quoted|quotes|cited|cites|reported|reports|said)\b")
FOLLOWING = 3  # words after a number that name what is counted, if nothing better does


@dataclass
class Filled:
    """Initial values, a part of the form each.

    `sure` says that the sentence itself names a known actor who says it, or that nobody
    says it; `said` is what was read of who does.
    """

    statement: dict
    report: dict
    actors: list = field(default_factory=list)
    places: list = field(default_factory=list)
    chain: list = field(default_factory=list)
    figures: list = field(default_factory=list)
    sure: bool = True
    said: Attribution | None = None


def filled(source, text, place, model, said=None, dates=None):
    """Read the words and fill in what they tell; nothing of it is decided.

    `said` and `dates` are what a reading of the whole text has told already.
    """
    side = model._meta.model_name
    read = told(text, place, day_of(source), side, said, dates)
    if read.outer and not is_media(text, read.outer):
        read = told(text, place, day_of(source), side, read.outer, dates)
    sentence = text[read.around.start : read.around.end]
    part = "claimant" if model is Claim else "observer"
    voices = voices_of(source, text, read, model)
    return Filled(
        statement(read, model),
        report(source, read),
        [{"part": part, **voice} for voice in voices],
        placed(sentence, place, read.around),
        [row(x) for x in passed_on(source, text, read)],
        [figure(x, text, place) for x in read.figures if x.unit not in TIMES],
        is_sure(voices, read, model),
        read.said,
    )


def is_sure(voices, read, model):
    if voices:
        return all("which" in voice for voice in voices)
    return read.said is None and model is not Claim


def voices_of(source, text, read, model):
    """Who says it, by the sentence itself; of what nobody says, the outlet has seen it."""
    heard = speaker(text, read)
    if heard:
        return [heard.row()]
    seen = model is not Claim and read.said is None
    return [row(x) for x in outlets(source)[:1]] if seen else []


def speaker(text, read):
    """The speaker whom the sentence names; None where it names none."""
    named = read.said and read.said.source
    if not named or not within(named, read.around):
        return None
    return find_speaker(text[named.start : named.end], text[: named.start])


def within(span, around):
    return around.start <= span.start and span.end <= around.end


def is_media(text, said):
    found = said.source and find_speaker(text[said.source.start : said.source.end])
    return bool(found and found.record and found.record.kind == Actor.Kind.MEDIA)


def day_of(source):
    """The last day on which a source may have been published, if it is known."""
    return bounds(source.published).upper if source.published else None


def statement(read, model):
    fields = {"statement": read.statement, "happened_basis": Basis.UNKNOWN}
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
        "verb": read.verb[:100],
        "said_basis": Basis.UNKNOWN,
    }
    if read.spoken:
        return fields | said_on(read.spoken.edtf, read.spoken_words)
    if source.published:
        fields |= {"said": source.published, "said_basis": Basis.INFERRED}
        fields["said_ground"] = DAY_OF_PUBLICATION
    return fields


def said_on(edtf, words):
    ground = f"Read off “{words[:100]}” by machine."
    return {"said": edtf, "said_basis": Basis.INFERRED, "said_ground": ground}


def outlets(source):
    """The actors who put the text out: the agency before the paper that prints it."""
    publishers = [x for x in (source.agency_id, source.publisher_id) if x]
    actors = unmerged(Actor.objects.filter(publisher__in=publishers))
    known = {x.publisher_id: x for x in actors}
    return [known[key] for key in publishers if key in known]


def passed_on(source, text, read):
    """Who passed it on after the first voice: media it was said to, then the outlet."""
    return dict.fromkeys([*media_told(text, read), *outlets(source)])


def media_told(text, read):
    """The media that the words around the speaker name: “X told Y”, “Y quoted X”."""
    if read.said is None or read.said.source is None:
        return []
    said, around = read.said, read.around
    sentence = text[around.start : around.end]
    named = named_in(Actor.objects.filter(kind=Actor.Kind.MEDIA), sentence)
    where = [
        (x.record, Span(around.start + x.start, around.start + x.end)) for x in named
    ]
    return [record for record, span in where if passes_on(text, said, span)]


def passes_on(text, said, span):
    """Say whether an outlet stands where those stand who pass something on."""
    if any(
        x.start < span.end and span.start < x.end for x in (*said.content, said.source)
    ):
        return False
    before = text[max(0, span.start - 40) : span.start]
    after = text[span.end : span.end + 20]
    return bool(PASSED_TO.search(before) or PASSED_BY.match(after))


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
