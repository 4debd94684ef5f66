"""A candidate of the extraction in plain data: what a suggestion's payload holds.

Offsets are code points of the revision's text, half-open. Names are as the lexicon
or the text gives them: which records they mean is asked when somebody looks.

    type         kind of claim or type of event, "" where it cannot be told
    sentence     {start, end}
    attribution  None, or {cue, verb, source, speaker, content: [{start, end}]}
    wording      direct, partial_quote or indirect; hedge: the first one printed
    happened     the first date of what happened that could be resolved, as EDTF
    dates        [{start, end, edtf, lower, upper}]
    places       [{start, end, name, id}], of those in the database with its public id
    actors       [{start, end, name}]
    figures      [{start, end, printed, low, best, high, unit, counted, hedge}]
"""

from claims.extraction.date_roles import date_role
from claims.models import Claim, Outcome

TYPES = {
    "claim": {*Claim.Kind.values},
    "outcome": {*Outcome.EventType.values},
}
QUOTES = "\"“”„«»‘’'"


def payload(candidate, text):
    return {
        "type": typed(candidate),
        "sentence": candidate.sentence and span(candidate.sentence),
        "attribution": attributed(candidate.attribution, text),
        "wording": wording(candidate, text),
        "hedge": next((x.hedge for x in candidate.figures if x.hedge), ""),
        "happened": happened(candidate, text),
        "dates": [dated(x) for x in candidate.dates],
        "places": [placed(x) for x in candidate.places],
        "actors": [named(x) for x in candidate.actors],
        "figures": [counted(x, text) for x in candidate.figures],
    }


def typed(candidate):
    of_type = candidate.event.replace(" ", "_")
    return of_type if of_type in TYPES[candidate.kind] else ""


def happened(candidate, text):
    """The first date of the sentence that is not that of saying it."""
    around = candidate.sentence or candidate
    said = candidate.attribution
    days = [x for x in candidate.dates if x.edtf]
    roles = ((date_role(text, around, day, said), day.edtf) for day in days)
    return next((edtf for role, edtf in roles if role == "happened"), "")


def span(found):
    return {"start": found.start, "end": found.end}


def attributed(attribution, text):
    if attribution is None:
        return None
    source = attribution.source
    cue = text[attribution.cue.start : attribution.cue.end]
    return {
        "cue": span(attribution.cue),
        "verb": " ".join(cue.split())[:100],
        "source": source and span(source),
        "speaker": attribution.speaker
        or (text[source.start : source.end] if source else ""),
        "content": [span(x) for x in attribution.content],
    }


def wording(candidate, text):
    """Quoted where quotation marks stand around the words, partly where within."""
    around = text[max(0, candidate.start - 1) : candidate.end + 1]
    if around[:1] in QUOTES and around[-1:] in QUOTES:
        return "direct"
    marks = [mark for mark in around if mark in '"“”„«»']
    return "partial_quote" if len(marks) > 1 else "indirect"


def dated(found):
    ends = {name: getattr(found, name) for name in ("lower", "upper")}
    ends = {name: day and day.isoformat() for name, day in ends.items()}
    return span(found) | {"edtf": found.edtf} | ends


def named(found):
    return span(found) | {"name": found.name}


def placed(found):
    return named(found) | {"id": found.ids.get("plumbline", "")}


def counted(found, text):
    numbers = {name: getattr(found, name) for name in ("low", "best", "high")}
    words = {name: getattr(found, name) for name in ("unit", "counted", "hedge")}
    printed = text[found.start : found.end]
    return span(found) | {"printed": printed[:200]} | numbers | words
