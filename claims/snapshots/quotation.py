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


def quotations(cited, whole):
    """Group a report's citations by revision, each group as one passage of text."""
    revisions = dict.fromkeys(link.citation.revision for link in cited)
    return [
        quotation(
            revision, [x for x in cited if x.citation.revision == revision], whole
        )
        for revision in revisions
    ]


def quotation(revision, cited, whole):
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
                "fragment": fragment(revision, x.citation, whole),
            }
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


def fragment(revision, citation, whole):
    """Address the cited words in a page that has the text, by no others if they alone may be shown."""
    span = Span(citation.start, citation.end)
    return generate(revision.text, span.start, span.end, None if whole else span) or ""
