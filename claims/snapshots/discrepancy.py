"""A discrepancy: its sides in order, each with the words that it rests on."""

from claims.snapshots.quotation import quotations, source_snapshot


def discrepancy_snapshot(discrepancy):
    """Say what is put differently; the statements come as last published."""
    return {
        "id": discrepancy.public_id,
        "title": discrepancy.title,
        "kind": discrepancy.kind,
        "verdict": discrepancy.verdict,
        "comparable": discrepancy.comparable,
        "comparable_reason": discrepancy.comparable_reason,
        "reading": discrepancy.reading,
        "sides": [side_snapshot(side) for side in discrepancy.sides.all()],
        "claims": statements(discrepancy.claims),
        "outcomes": statements(discrepancy.outcomes),
    }


def side_snapshot(side):
    cited = side.cited.select_related(
        "citation__revision__source__publisher", "citation__revision__source__agency"
    )
    return {
        "label": side.label,
        "value": side.value,
        "normalised": side.normalised,
        "quotations": [
            {"source": source_snapshot(source)} | quotation
            for source, links in by_source(cited)
            for quotation in quotations(links, source)
        ],
    }


def by_source(cited):
    """Group a side's citations by source, in the order of the first of each."""
    sources = {}
    for link in cited:
        sources.setdefault(link.citation.revision.source, []).append(link)
    return sources.items()


def statements(related):
    """Name the statements that were ever published, by their newest revision."""
    newest = (one.revisions.first() for one in related.order_by("pk"))
    return [
        {"id": revision.content["id"], "statement": revision.content["statement"]}
        for revision in newest
        if revision
    ]
