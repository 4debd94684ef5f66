"""What a text says before some words, for what their own sentence leaves open.

An editor sees where it comes from, and corrects it: nothing is kept of it that
nobody has looked at. A day is marked as uncertain.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from claims.comparison.nearness import FORWARD
from claims.extraction.date_roles import date_role
from claims.extraction.dates import dates_in
from claims.models import Actor, Claim, Place
from claims.tagging.attributions import find_attribution
from claims.tagging.naming import named_in
from claims.tagging.prefill import OFFICIAL, dated, day_of, row
from claims.tagging.told import sentence_around
from sources.spans import Span

LOOKED_BACK = 1_000  # code points
NARROW = timedelta(days=7)  # what took longer is background: “since 2011”
GROUND = "By machine, from “{}” before these words: their own sentence has no date."


@dataclass(frozen=True)
class Hint:
    """What the words before tell: a value that was filled in, or left to the editor."""

    what: str
    value: str
    words: str
    filled: bool = True


def looked_back(fill, source, text, place, model):
    """Return a form filled further, and hints at what was filled in so."""
    end = sentence_around(text, place).start
    before = text[max(0, end - LOOKED_BACK) : end]
    found = [
        when(fill, before, day_of(source)),
        where(fill, before),
        who(fill, before, model),
    ]
    for changes, _ in filter(None, found):
        fill = replace(fill, **changes)
    return fill, [hint for _, hint in filter(None, found)]


def when(fill, before, published):
    """The last day that was spoken of, but for what is still to come."""
    if fill.statement.get("happened") or fill.statement.get("kind") in FORWARD:
        return None
    days = [
        x
        for x in dates_in(before, published)
        if x.edtf and x.lower and x.upper and x.upper - x.lower < NARROW
    ]
    days = [day for day in days if happened_on(day, before)]
    if not days:
        return None
    words, edtf = before[days[-1].start : days[-1].end], doubted(days[-1].edtf)
    statement = fill.statement | dated(edtf, GROUND.format(words[:100]))
    return {"statement": statement}, Hint("Happened", edtf, words)


def happened_on(day, before):
    """Say whether a day is that of what happened, not of what was said of it."""
    place = Span(day.start, day.end)
    around = sentence_around(before, place)
    said = find_attribution(before, place, around)
    return date_role(before, around, day, said) == "happened"


def where(fill, before):
    """The last place that was named, if it is smaller than a country."""
    places = Place.objects.exclude(kind=Place.Kind.COUNTRY)
    named = [] if fill.places else named_in(places, before)
    return last("Place", "places", named, before)


def who(fill, before, model):
    """Who was named last of those who can be meant by “he said”; an editor decides."""
    if model is not Claim or fill.actors or not fill.report.get("verb"):
        return None
    named = named_in(Actor.objects.filter(kind__in=OFFICIAL), before)
    found = last("Claimant", "actors", named, before)
    return found and ({}, replace(found[1], filled=False))


def last(what, part_of_form, named, before):
    if not named:
        return None
    one = named[-1]
    words = before[one.start : one.end]
    return {part_of_form: [row(one.record)]}, Hint(what, one.record.name, words)


def doubted(edtf):
    """The same days, each end marked as uncertain where it is not."""
    ends = edtf.split("/")
    return "/".join(x if x in {"", ".."} or x[-1] in "?~%" else f"{x}?" for x in ends)
