"""Texts read one after the other, or on every core, and what was found kept."""

import hashlib
from functools import cache
from itertools import batched, tee
from pathlib import Path

from django.db.models import Exists, OuterRef

from claims import extraction
from claims.extraction.pipeline import model_name
from claims.models import Actor, MachineReading, Place
from claims.suggesting.keeping import keep
from sources.dates import bounds
from sources.models import Revision, Source, unmerged

BATCH = 16  # texts that a process is given at once


@cache
def rules():
    """A fingerprint of all that decides what is found, apart from the model."""
    digest = hashlib.sha256()
    folder = Path(extraction.__file__).parent
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.toml")]):
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return f"{extraction.VERSION}-{digest.hexdigest()[:8]}"


def made_with():
    return {"model": model_name(), "rules": rules()}


def lexicon():
    """The names that the database knows; what nobody is called by is left out."""
    actors = unmerged(Actor.objects.filter(anonymous=False)).order_by("pk")
    places = unmerged(Place.objects).order_by("pk")
    return extraction.Lexicon(
        actors=known(actors.values_list("name", "aliases", "public_id")),
        places=known(places.values_list("name", "aliases", "public_id")),
    )


def known(rows):
    return tuple(
        extraction.Known(name, tuple(aliases), {"plumbline": public_id})
        for name, aliases, public_id in rows
    )


def newest():
    """The newest text of every source, but of pages whose parts are sources."""
    newer = Revision.objects.filter(
        source=OuterRef("source"), number__gt=OuterRef("number")
    )
    parts = Source.objects.filter(part_of=OuterRef("source"))
    return Revision.objects.filter(~Exists(newer), ~Exists(parts)).order_by("pk")


def unread(revisions):
    """Those that were not read yet with this model and these rules."""
    read = MachineReading.objects.filter(revision=OuterRef("pk"), **made_with())
    return revisions.filter(~Exists(read))


def day_of(source):
    """The last day on which a source may have been published."""
    found = bounds(source.published) if source.published else None
    return found and found.upper


def read(keys, processes=1, names=None):
    """Read the texts with these keys; yield each and its notice once it is kept.

    A text is kept in a transaction of its own, so that whoever is stopped, however
    suddenly, goes on with the texts that are left. `names` is the lexicon, where it
    is at hand.
    """
    made = made_with()
    texts, days, kept = tee(fetched(keys), 3)
    found = extraction.extract_many(
        (revision.text for revision in texts),
        (day_of(revision.source) for revision in days),
        names or lexicon(),
        batch_size=BATCH,
        processes=processes,
    )
    for revision, one in zip(kept, found, strict=True):
        keep(revision, one, made)
        yield revision, one.notice


def fetched(keys):
    for some in batched(keys, BATCH):
        found = Revision.objects.filter(pk__in=some).select_related("source")
        yield from found.order_by("pk")
