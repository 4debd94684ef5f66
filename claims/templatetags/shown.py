"""How words, dates, numbers and relations are shown."""

import re
import unicodedata

from django import template

from claims import reading
from claims.comparison import amounts
from claims.comparison.precision import describe_precision, has_point
from claims.models import Dimension, Outcome, Pair
from sources import dates, text_fragment

register = template.Library()

LISTS = {
    "geonames": "GeoNames",
    "ochaPcode": "OCHA",
    "wikidata": "Wikidata",
    "ourairports": "OurAirports",
    "iso31662": "ISO 3166-2",
}
# What is said of a stored code, where that is more than its words.
SPOKEN = {
    x.value: x.label.lower() for x in (*Outcome.EventType, *Outcome.Corroboration)
}
SPOKEN |= {"silence": "search without a result"}
UNSEEN = [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
UNSEEN += [0x00AD, 0x2060, 0xFEFF, *range(0xE0000, 0xE0080)]
JOINS_EMOJI = "(?<=[\u2600-\u27bf\U0001f300-\U0001faff\ufe0f])\u200d(?=[\u2600-\u27bf\U0001f300-\U0001faff])"
PARTS_LETTERS = "(?<=[\u0620-\u06ff])\u200c(?=[\u0620-\u06ff])"  # as Persian is written
MARKED = {code: f"⟦U+{code:04X}⟧" for code in UNSEEN}
HIDDEN = re.compile(f"{JOINS_EMOJI}|{PARTS_LETTERS}|([{''.join(map(chr, UNSEEN))}])")
WORD = re.compile(r"\w+")
LOOKALIKE_SCRIPTS = {"LATIN", "CYRILLIC", "GREEK"}


@register.filter
def revealed(text):
    """Mark what a reader could not see: invisible characters, mixed scripts.

    Unicode Technical Standard 39 calls the second “mixed-script confusables”. A
    joiner that one sees, in an emoji or between Arabic letters, stays as it is.
    """
    if text.isascii():
        return text
    return HIDDEN.sub(mark_hidden, WORD.sub(mark_mixed_scripts, text))


def mark_hidden(char):
    return MARKED[ord(char[1])] if char[1] else char[0]


def mark_mixed_scripts(word):
    if word[0].isascii():
        return word[0]
    scripts = {unicodedata.name(c, "").partition(" ")[0] for c in word[0]}
    mixed = len(scripts & LOOKALIKE_SCRIPTS) > 1
    return f"{word[0]}⟦mixed scripts⟧" if mixed else word[0]


@register.filter
def location_precision(place):
    """Say how precisely it is known where a published place lies."""
    return describe_precision(place)


@register.filter("has_point")
def has_point_filter(place):
    return has_point(place)


@register.filter
def degrees(value, letters):
    """Say a latitude (“NS”) or a longitude (“EW”), as “36.3747° N”."""
    return f"{abs(value):.4f}° {letters[value < 0]}"


@register.filter
def identifiers(external_ids):
    """The lists that have a place, and its identifier in each; old snapshots name none."""
    found = (external_ids or {}).items()
    return [(LISTS[key], value) for key, value in found if key in LISTS]


@register.filter
def relation(value):
    return Pair.Relation(value)


@register.filter
def verdict(value):
    return Dimension.Verdict(value)


@register.filter
def respect(value):
    return Dimension.Kind(value).label


@register.filter
def driving(dimensions):
    """The respects that the headline relation rests on."""
    return [dimension for dimension in dimensions if dimension["drives"]]


@register.filter
def spoken(edtf):
    return dates.readable(edtf)


register.filter("amount", amounts.amount)
register.filter("measure", amounts.measure_of)
register.filter("counted_words", amounts.counted_words)
register.filter("in_words", amounts.in_words)
register.filter("figures", reading.figures)
register.filter("leading", reading.leading)
register.filter("reached", reading.reached)
register.filter("at", text_fragment.at)


@register.filter
def playing(actors, part):
    """The actors who have this part in a statement."""
    return [actor for actor in actors if actor["part"] == part]


@register.filter
def plain(code):
    """Say a stored code in words: territory_gained, territory gained."""
    return SPOKEN.get(code) or code.replace("_", " ")


@register.filter
def kind_words(label):
    """The label of a kind within a sentence: “armed group”, but “NGO”."""
    return label if label.isupper() else label.lower()


@register.filter
def in_brackets(text):
    """A description without the full stop that it ends in."""
    return text.strip().removesuffix(".")


@register.filter
def who_it_is(actor):
    """Describe an actor; without a description, by its kind, which is that of a body."""
    return in_brackets(actor["description"]) or kind_words(actor["kind"])


@register.filter
def points(line):
    """Say the corners of a line as SVG has them."""
    return " ".join(f"{x:g},{y:g}" for x, y in line)
