"""Seeded documents: the source, its text, and where its quotations stand."""

from collections import defaultdict

from claims.seeding.records import fields_of, write
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
    names = [seed["name"] for seed in case["publishers"]]
    known = Publisher.objects.in_bulk(names, field_name="name")
    missing = [seed for seed in case["publishers"] if seed["name"] not in known]
    for seed in missing:
        known[seed["name"]] = Publisher(name=seed["name"], kind=seed["kind"])
    Publisher.objects.bulk_create(known[seed["name"]] for seed in missing)
    return {seed["key"]: known[seed["name"]] for seed in case["publishers"]}


def write_sources(seeds, publishers):
    """Write sources, by public id; what they are part of is not linked yet."""
    return write(
        Source,
        {
            seed["id"]: fields_of(seed, FIELDS)
            | {part: publishers.get(seed.get(part)) for part in ("publisher", "agency")}
            for seed in seeds
        },
    )


def load_texts(sources, case):
    """Return (source, revision, edition) by key, of each that has a text here."""
    editions = {}
    for seed in case["documents"]:
        source = sources[seed["key"]]
        revision, edition = revision_of(source, case, seed)
        if edition is None:
            continue
        editions[seed["key"]] = source, revision, edition
        if edition.origin == Revision.Origin.SEED:
            anchor_excerpts(source, case, seed, revision)
    return editions


def revision_of(source, case, seed):
    """Return the revision that seeds cite, and the edition that it holds.

    A text that is there already is not captured again, and a full text is
    never followed by excerpts of itself.
    """
    edition = case.edition(seed)
    whole = source.revisions.filter(origin=Revision.Origin.SEED).last()
    if whole and not (edition and edition.origin == Revision.Origin.SEED):
        return whole, case.whole(whole.text, seed)
    if edition is None:
        return None, None
    found = source.revisions.filter(text=edition.text, origin=edition.origin).last()
    return found or source.revise(edition.text, edition.origin), edition


def cite_all(editions, spans):
    """Cite (document, start, end), each once; return the citations of those
    that an edition holds."""
    found, of_document = {}, defaultdict(set)
    for key, start, end in spans:
        place = editions[key][2].place(start, end)
        if place:
            of_document[key].add(place)
            found[key, start, end] = place
    cited = {
        key: cite_revision(editions[key][1], sorted(places))
        for key, places in of_document.items()
    }
    return {span: cited[span[0]][place] for span, place in found.items()}


def cite_revision(revision, places):
    """Return the citations of a text by their places, made where missing."""
    cited = {(one.start, one.end): one for one in revision.citations.all()}
    source = revision.source.public_id
    missing = {
        (start, end): Citation(
            revision=revision,
            public_id=derived_id("citation", source, revision.sha256, start, end),
            **revision.quoted(start, end),
        )
        for start, end in places
        if (start, end) not in cited
    }
    Citation.objects.bulk_create(missing.values())
    return cited | missing


def anchor_excerpts(source, case, seed, revision):
    """Say of every earlier excerpt where it stands in the full text."""
    excerpts = case.excerpts(seed)
    earlier = source.revisions.filter(text=excerpts.text).exclude(pk=revision.pk)
    unanchored = Citation.objects.filter(revision__in=earlier).exclude(
        anchors__revision=revision
    )
    Anchor.objects.bulk_create(
        Anchor(
            citation=citation,
            revision=revision,
            **standing(excerpts.in_document(citation.start, citation.end)),
        )
        for citation in unanchored
    )


def standing(place):
    if place is None:
        return {"state": Anchor.State.LOST}
    start, end = place
    return {"state": Anchor.State.EXACT, "start": start, "end": end, "score": 1}
