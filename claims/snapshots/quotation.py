"""A source, and its cited words with as much around them as may be shown."""

from claims.models import ReportCitation
from sources.passages import passages
from sources.spans import Span
from sources.text_fragment import generate

CONTEXT = 160  # code points beside a quotation, where the text may be shown


def source_snapshot(source):
    return {
        "id": source.public_id,
        "title": source.title,
        "publisher": publisher_snapshot(source, "publisher"),
        "agency": publisher_snapshot(source, "agency"),
        "byline": source.byline,
        "url": source.url,
        "url_basis": source.url_basis,
        "archive_url": source.archive_url,
        "language": source.language,
        "published": dated(source, "published"),
        "rights": source.rights,
        "part_of": source.part_of and source_snapshot(source.part_of),
    }


def publisher_snapshot(source, part):
    publisher = getattr(source, part)
    return publisher and {
        "name": publisher.name,
        "basis": getattr(source, f"{part}_basis"),
        "ground": getattr(source, f"{part}_ground"),
    }


def dated(record, field):
    return {
        "edtf": getattr(record, field),
        "basis": getattr(record, f"{field}_basis"),
        "ground": getattr(record, f"{field}_ground"),
    }


def quotations(cited, source):
    """Group citations of a source by revision, each group as one passage of text."""
    revisions = dict.fromkeys(link.citation.revision for link in cited)
    return [
        quotation(
            source, revision, [x for x in cited if x.citation.revision == revision]
        )
        for revision in revisions
    ]


def quotation(source, revision, cited):
    whole = source.rights == source.Rights.FULL
    page = page_of(source, revision.text)
    statement = ReportCitation.Role.STATEMENT
    roles = {x.citation.public_id: x.role for x in cited if x.role != statement}
    roles |= {x.citation.public_id: x.role for x in cited if x.role == statement}
    start = max(0, min(x.citation.start for x in cited) - CONTEXT * whole)
    end = max(x.citation.end for x in cited) + CONTEXT * whole
    spans = [
        (x.citation.start - start, x.citation.end - start, x.citation.public_id)
        for x in cited
    ]
    return {
        "revision": revision.number,
        "sha256": revision.sha256,
        "captured": revision.captured_at.date().isoformat(),
        "citations": [
            {
                "id": x.citation.public_id,
                "role": x.role,
                "start": x.citation.start,
                "end": x.citation.end,
                "exact": x.citation.exact,
                "fragment": fragment(page, x.citation, whole),
            }
            | retirement(x)
            for x in cited
        ],
        "passages": [
            {
                "text": passage.text,
                "roles": sorted({roles[key] for key in passage.cited}),
                "gap": passage.gap,
            }
            for passage in passages(revision.text[start:end], set(spans), whole=whole)
        ],
    }


def retirement(link):
    """Say of words that were retired, and are cited all the same, why; else nothing."""
    retired = link.kept_because and link.citation.anchors.filter(decision="retired")
    anchor = retired and retired.select_related("revision").first()
    if not anchor:
        return {}
    told = {"revision": anchor.revision.number, "kept_because": link.kept_because}
    return {"retired": told}


def page_of(source, text):
    """The text of the page that it is read on, and where on it the source stands."""
    reached = source
    while not reached.url and reached.part_of:
        reached = reached.part_of
    newest = reached.revisions.last() if reached != source else None
    start = newest.text.find(text) if newest else -1
    if start < 0:
        return text, Span(0, len(text))
    return newest.text, Span(start, start + len(text))


def fragment(page, citation, whole):
    """Address the cited words on a page; by no others, if readers may see no others."""
    text, here = page
    cited = Span(here.start + citation.start, here.start + citation.end)
    return generate(text, cited.start, cited.end, here if whole else cited) or ""
