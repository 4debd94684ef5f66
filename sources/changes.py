"""What kind of change lies between two wordings of a passage."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from sources.folding import DRESSED, SEPARATORS, SKIPPED, plain

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


NUMBERS = """zero one two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen twenty"""
VALUES = {word: str(value) for value, word in enumerate(NUMBERS.split())}
QUANTITIES = _each(
    """thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
    million millions billion billions trillion dozen dozens half third quarter twice double
    triple first second fourth fifth couple several few many most all some every each both
    majority minority once thrice percent"""
)
NEGATIONS = _each(
    """not no never none nobody nothing neither nor nowhere without cannot hardly barely
    unable failed fails fail denied denies deny refused refuses refuse rejected rejects
    reject unlikely untrue false wrong"""
)
ACTORS = _each(
    """army armies police rebels rebel militants militant insurgents insurgent government
    governments regime opposition soldiers soldier troops troop fighters fighter forces
    force militia militias ministry minister president officials official spokesman
    spokeswoman spokesperson witnesses witness activists activist civilians civilian
    residents resident terrorists terrorist separatists protesters gunmen guards coalition
    navy parliament senate court council committee commission agency department mayor
    governor king queen general commander jihadists refugees doctors medics women men
    children workers students journalists prisoners hospital school mosque church market
    base airport union unions league board authority authorities company companies
    service farmers engineers auditors volunteers experts analysts scientists
    investigators prosecutors lawyers judge judges diplomats ambassador pilots drivers
    passengers sailors fishermen villagers families victims survivors party parties
    bank university newspaper monitors observers master embassy"""
)
BEARINGS = _each("north south east west northern southern eastern western")
DAYS = _each(
    """monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december yesterday today
    tomorrow"""
)
OPENERS = _each(
    """a an the this that these those it its he she they we you i his her their our my your
    in on at by for from to of with as after before during since until while when where
    there here if although though because but and or so yet however also then thus
    meanwhile moreover instead earlier later now who what which how why such another other
    according despite under over about between among against within is are was were be has
    have had do does did will would can could may might must should one more still even
    only once both"""
)
WEIGHTY = QUANTITIES | ACTORS | BEARINGS | DAYS - {"may", "march"}


def changes(before: str, after: str) -> frozenset[str]:
    """Return what changed: case, whitespace, quotes, wording, material.

    `quotes` are typographic variants of any kind: quotation marks, dashes,
    ellipses, ligatures and composed accents; `whitespace` includes unseen
    characters such as the soft hyphen. `material` is a number, a place, an
    actor, a date or a negation, and comes with `wording`.
    """
    if before == after:
        return frozenset()
    found = set(_in_dress(before, after))
    old, new = plain(before).strip(), plain(after).strip()
    if old == new:
        return frozenset(found or {"whitespace"})
    if old.casefold() == new.casefold():
        return frozenset(found | {"case"})
    found.add("wording")
    if _is_material(old, new):
        found.add("material")
    return frozenset(found)


def _in_dress(before: str, after: str) -> Iterator[str]:
    """Which kinds of dress the two texts wear differently, whatever they say."""
    if _spaces(before) != _spaces(after):
        yield "whitespace"
    if _marks(before) != _marks(after):
        yield "quotes"


def _spaces(text: str) -> list[str]:
    unseen = SKIPPED.findall(text)
    return unseen + [gap for gap in SEPARATORS.findall(text) if gap != " "]


def _marks(text: str) -> tuple[list[str], bool]:
    return DRESSED.findall(text), unicodedata.is_normalized("NFC", text)


def _is_material(before: str, after: str) -> bool:
    """Whether a number, name, actor, date or negation was changed, or names swapped."""
    old, new = _weighty(before), _weighty(after)
    if old.keys() != new.keys():
        return True
    same_words = Counter(_words(before)) == Counter(_words(after))
    return same_words and _undated(old) != _undated(new)


def _weighty(text: str) -> dict[str, None]:
    """Return what a statement stands or falls with, in order of appearance."""
    words = WORD.findall(text)
    found = [_weight(word, first=i == 0) for i, word in enumerate(words)]
    negations = [f"not {n}" for n in range(found.count("not"))]
    return dict.fromkeys(weight for weight in [*found, *negations] if weight)


def _weight(word: str, *, first: bool) -> str:
    low = word.casefold().removesuffix("'s")
    if low[0].isdigit():
        return low.replace(",", "")
    if low in VALUES:
        return VALUES[low]
    if low in NEGATIONS or low.endswith("n't"):
        return "not"
    if low in WEIGHTY:
        return low
    is_name = word[0].isupper() and low not in OPENERS
    return low if is_name and not (first and low.endswith("ly")) else ""


def _undated(weighty: Iterable[str]) -> list[str]:
    return [weight for weight in weighty if weight not in DAYS]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]
