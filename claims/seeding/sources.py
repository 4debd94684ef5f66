"""Seeded documents: the source, its text, and where its quotations stand."""

from claims.seeding.records import fields_of
from sources.models import Anchor, Citation, Publisher, Revision, Source, derived_id

FIELDS = [
    "title",
    "publisher_basis",
    "publisher_ground",
    "agency_basis",
    "agency_ground",
    "byline",
    "url",
    "url_basis",
    "archive_url",
    "language",
    "published",
    "published_basis",
    "published_ground",
    "rights",
]


def load_publishers(case):
    """Return the publishers by key, made where they are missing."""
    return {
        seed["key"]: Publisher.objects.get_or_create(
            name=seed["name"], defaults={"kind": seed["kind"]}
        )[0]
        for seed in case["publishers"]
    }


def write_source(seed, publishers):
    source, _ = Source.objects.update_or_create(
        public_id=seed["id"],
        defaults=fields_of(seed, FIELDS)
        | {
            part: publishers[seed[part]] if part in seed else None
            for part in ("publisher", "agency")
        },
    )
    return source


def revision_of(source, case, seed):
    """Return the revision that seeds cite, and the edition that it holds.

    A text that is there already is not captured again, and a full text is
    never followed by excerpts of itself.
    """
    edition = case.edition(seed)
    whole = source.revisions.filter(origin=Revision.Origin.SEED).last()
    if whole and edition.origin == Revision.Origin.EXCERPTS:
        return whole, case.whole(whole.text, seed)
    found = source.revisions.filter(text=edition.text, origin=edition.origin).last()
    return found or source.revise(edition.text, edition.origin), edition


def cite(revision, edition, start, end):
    """Cite the document's [start, end) where the edition holds it, else None."""
    place = edition.place(start, end)
    if place is None:
        return None
    key = derived_id("citation", revision.source.public_id, revision.sha256, *place)
    return revision.cite(*place, public_id=key)


def anchor_excerpts(source, case, seed, revision):
    """Say of every earlier excerpt where it stands in the full text."""
    excerpts = case.excerpts(seed)
    earlier = source.revisions.filter(text=excerpts.text).exclude(pk=revision.pk)
    for citation in Citation.objects.filter(revision__in=earlier):
        place = excerpts.in_document(citation.start, citation.end)
        Anchor.objects.get_or_create(
            citation=citation, revision=revision, defaults=standing(place)
        )


def standing(place):
    if place is None:
        return {"state": Anchor.State.LOST}
    start, end = place
    return {"state": Anchor.State.EXACT, "start": start, "end": end, "score": 1}
