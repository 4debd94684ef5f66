"""The actor whom a sentence itself names as who says it: a known one, or a new name."""

import re
from dataclasses import dataclass

from claims.extraction.speaker_names import speaker_name
from claims.models import Actor

LOOKED_BACK = 50_000  # code points before a surname, for the full name
CAPITALS = r"(?:[A-Z][\w’'.-]{0,30}[ ])"


@dataclass(frozen=True)
class Speaker:
    """Who says it; `record` is None where the name is new, or several bear it."""

    name: str
    record: Actor | None = None
    about: str = ""

    def row(self):
        """Initial values of a row of the form."""
        if self.record:
            return {"name": self.record.name, "which": self.record.pk}
        name = self.name[:200]
        return {"name": name, "about": self.about[:200], "about_whom": name}


def find_speaker(phrase, before=""):
    """Return who is named by a phrase such as “Vladimir Leontyev, the mayor”.

    `before` is the text before it, which may have the full name of “Leontyev”.
    None where the phrase names nobody: “he”, “a guard”.
    """
    told = speaker_name(phrase)
    names = [*told.names]
    if full := full_name(told.name, before):
        names = [full, *names]
    known = known_by(names)
    if not (known or told.name):
        return None
    name = full or told.name or names[0]
    return Speaker(name, known[0] if len(known) == 1 else None, told.about)


def full_name(name, before):
    """Return the one full name that a text gives somebody before a bare surname."""
    if not name or " " in name or not name[0].isupper():
        return ""
    pattern = rf"(?<!\w){CAPITALS}{{1,4}}{re.escape(name)}(?!\w)"
    found = re.findall(pattern, before[-LOOKED_BACK:])
    full = {speaker_name(words).name for words in found}
    full = {words for words in full if words.endswith(f" {name}")}
    return full.pop() if len(full) == 1 else ""


def known_by(names):
    """The actors of the first of some names that anybody is known by."""
    spelt = {name: {x.casefold() for x in cased(name)} for name in names}
    every = [spelling for name in names for spelling in cased(name)]
    records = [*Actor.objects.known_as(every)] if every else []
    for name in names:
        found = [
            record
            for record in records
            if not spelt[name].isdisjoint(
                own.casefold() for own in (record.name, *record.aliases)
            )
        ]
        if found:
            return found
    return []


def cased(name):
    """A name as it may be stored: “interior ministry”, “Interior Ministry”."""
    titled = " ".join(word[:1].upper() + word[1:] for word in name.split(" "))
    first = name[:1].upper() + name[1:]
    return {
        name,
        first,
        name.lower(),
        titled,
        f"the {name}",
        f"The {name}",
        f"The {titled}",
    }
