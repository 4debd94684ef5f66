"""Citations and pairs as W3C Web Annotations, from what was published of them.

`at` makes an address of ours absolute. A citation is given as what the public
may see of it: the words, and around them only what is shown of the text.
"""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC

from django.conf import settings
from django.urls import reverse
from django.utils.encoding import iri_to_uri

from claims.reading import reached
from sources.models import Citation, Revision
from sources.passages import stretches

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PER_PAGE = 100


@dataclass
class Quoted:
    """A citation, what was published of its source, and the context shown of it."""

    citation: Citation
    source: dict
    prefix: str
    suffix: str


def quoted(citations, sources):
    """Yield each citation as the public may see it.

    `sources` are the published facts by public id. The words around a citation
    are shown where both these and the record say `full`; elsewhere those alone
    that are cited themselves.
    """
    citations = list(citations)
    hidden = {x.revision_id for x in citations if not is_whole(x, sources)}
    shown = defaultdict(list)
    spans = Citation.objects.published().filter(revision__in=hidden)
    for revision, start, end in spans.values_list("revision", "start", "end"):
        shown[revision].append((start, end))
    shown = {revision: stretches(found) for revision, found in shown.items()}
    for one in citations:
        source = sources[one.revision.source.public_id]
        before, after = len(one.prefix), len(one.suffix)
        if one.revision_id in hidden:
            start, end = around(one, shown[one.revision_id])
            before, after = min(before, one.start - start), min(after, end - one.end)
        prefix = one.prefix[len(one.prefix) - before :]
        yield Quoted(one, source, prefix, one.suffix[:after])


def is_whole(citation, sources):
    source = citation.revision.source
    return source.rights == sources[source.public_id]["rights"] == source.Rights.FULL


def around(citation, found):
    """The stretch of shown text in which a citation stands."""
    return found[bisect_right(found, (citation.start, float("inf"))) - 1]


def annotation(address, at, **fields):
    """An annotation of ours; what is empty is left out."""
    made = {
        "@context": CONTEXT,
        "id": at(address),
        "type": "Annotation",
        "creator": {"id": at("/"), "type": "Organization", "name": "Plumbline"},
        "rights": settings.RIGHTS,
    }
    return made | {key: value for key, value in fields.items() if value}


def target(words, at):
    """The quotation and its place as two equal selectors, in the text as captured.

    Offsets count in the text that we hold. So the source is the original where
    we hold it as it was, and our own page where that is an edition of excerpts.
    """
    citation, revision = words.citation, words.citation.revision
    copies = [
        at(revision.get_absolute_url()),
        iri_to_uri(reached(words.source, "archive_url")),
    ]
    return {
        "type": "SpecificResource",
        "source": source(words, at),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": citation.exact,
                "prefix": words.prefix,
                "suffix": words.suffix,
            },
            {
                "type": "TextPositionSelector",
                "start": citation.start,
                "end": citation.end,
            },
        ],
        "state": [
            {
                "type": "TimeState",
                "sourceDate": moment(revision.captured_at),
                "cached": copy,
            }
            for copy in copies
            if copy
        ],
    }


def source(words, at):
    facts = words.source
    text = {"type": "Text", "language": facts["language"]}
    ours, original = (
        at(reverse("source", args=[facts["id"]])),
        iri_to_uri(reached(facts, "url")),
    )
    if not original:
        return {"id": ours} | text
    if words.citation.revision.origin == Revision.Origin.EXCERPTS:
        return {"id": ours, "via": original} | text
    return {"id": original} | text


def said(value, purpose):
    """Words of ours; the language of the site is English."""
    return {
        "type": "TextualBody",
        "value": value,
        "purpose": purpose,
        "format": "text/plain",
        "language": "en",
    }


def linked(address):
    return {"type": "SpecificResource", "source": address, "purpose": "linking"}


def moment(time):
    return time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def citation_annotation(words, notes, at):
    """A citation, with every published statement that rests on it."""
    citation, body = words.citation, []
    for note in notes:
        if citation.public_id not in note.cited:
            continue
        if note.role(citation.public_id) == "statement":
            body.append(said(note.statement["statement"], "describing"))
        side, key = note.statement["side"], note.statement["id"]
        body.append(linked(at(reverse(side, args=[key]))))
    return annotation(
        reverse("citation", args=[citation.public_id]),
        at,
        motivation="describing" if body else "highlighting",
        created=moment(citation.published_at),
        body=body,
        target=target(words, at),
    )


def collection_page(collection, page, items):
    """Some annotations of a collection, and where those before and after are."""
    address, count = collection["id"], pages(collection["total"])
    around = {"prev": page - 1, "next": page + 1}
    return {
        "@context": CONTEXT,
        "id": f"{address}?page={page}",
        "type": "AnnotationPage",
        "partOf": without_context(collection),
        "startIndex": (page - 1) * PER_PAGE,
        "items": [without_context(item) for item in items],
    } | {key: f"{address}?page={x}" for key, x in around.items() if 0 < x <= count}


def annotation_collection(address, label, total):
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": label,
        "total": total,
    }


def pages(total):
    return -(-total // PER_PAGE)


def with_first(collection, page):
    """A collection with its first page in it; an empty one has none."""
    if not collection["total"]:
        return collection
    first = {key: x for key, x in without_context(page).items() if key != "partOf"}
    last = f"{collection['id']}?page={pages(collection['total'])}"
    return collection | {"first": first | {"partOf": collection["id"]}, "last": last}


def without_context(thing):
    return {key: value for key, value in thing.items() if key != "@context"}
