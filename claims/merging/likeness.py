"""Records that may be of one thing: proposed with the reason, never merged by themselves."""

from dataclasses import dataclass
from itertools import islice

from django.db import models
from rapidfuzz.fuzz import token_sort_ratio

from claims.models import Claim, Outcome
from claims.tagging.similar import similar
from sources.copies import copies
from sources.models import Source, unmerged

OFFERED = 10
ALIKE = 88  # of 100, from which two names may be spellings of one
COMPARED = 20_000  # names at most, the newest first


@dataclass(frozen=True)
class Alike:
    """A record that may be of the same thing as another, and why."""

    record: models.Model
    reason: str


def alike(record):
    """The records that may be duplicates of this one, the likeliest first."""
    if isinstance(record, Source):
        found = like_texts(record)
    elif isinstance(record, Claim | Outcome):
        found = like_statements(record)
    else:
        found = like_names(record)
    return [*islice(found, OFFERED)]


def like_texts(source):
    """Yield what has the same address, then what says much of the same."""
    seen = {source.pk}
    same_address = (
        Source.objects.at(source.url) if source.url else Source.objects.none()
    )
    for other in unmerged(same_address).exclude(pk=source.pk)[:OFFERED]:
        seen.add(other.pk)
        yield Alike(other, "has the same address")
    newest = source.revisions.last()
    for copy in copies(newest.text) if newest else ():
        other = copy.revision.source
        if other.pk not in seen and unmerged(Source.objects.filter(pk=other.pk)):
            seen.add(other.pk)
            share = f"{copy.share:.0%} of the shorter text is the same"
            yield Alike(other, share)


def like_statements(statement):
    actors = [actor.name for actor in statement.actors.all()]
    days, nowhere = statement.happened_range, Source()
    words = statement.statement
    for same in similar(type(statement), words, nowhere, actors, days):
        if same.statement.pk != statement.pk:
            yield Alike(same.statement, ", ".join(same.reasons) or "says much the same")


def like_names(record):
    """Yield those of an equal name or alias, then those of names spelt nearly so."""
    ours = {folded(name) for name in (record.name, *record.aliases)}
    others = unmerged(type(record).objects.exclude(pk=record.pk)).order_by("-pk")
    near = []
    for other in others[:COMPARED]:
        names = {folded(name) for name in (other.name, *other.aliases)}
        if same := ours & names:
            yield Alike(other, f"is called “{min(same)}” too")
        elif (score := nearness(ours, names)) >= ALIKE:
            near.append((-score, other.pk, other))
    for score, _, other in sorted(near, key=lambda found: found[:2]):
        yield Alike(other, f"is spelt nearly so ({-score:.0f} of 100)")


def folded(name):
    return " ".join(name.casefold().split())


def nearness(ours, names):
    return max(token_sort_ratio(one, other) for one in ours for other in names)
