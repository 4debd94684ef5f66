"""Seeded discrepancies, with their sides in order and what these rest on."""

from claims.models import Discrepancy, Side, SideCitation
from claims.seeding.records import fields_of, write
from claims.seeding.sources import cite_all
from claims.seeding.statements import named, tie

FIELDS = ["title", "kind", "verdict", "comparable", "comparable_reason", "reading"]
SIDE_FIELDS = ["label", "value", "normalised"]


def write_discrepancies(seeds, known):
    """Write discrepancies as their file says; their sides are made anew."""
    written = write(Discrepancy, {s["id"]: fields_of(s, FIELDS) for s in seeds})
    of = [(written[seed["id"]], seed) for seed in seeds]
    for field, others in (("claims", known.claims), ("outcomes", known.outcomes)):
        through = getattr(Discrepancy, field).through
        tie(through, "discrepancy", field[:-1], named(of, field, others))
    Side.objects.filter(discrepancy__in=written.values()).delete()
    sides = [
        (
            Side(discrepancy=record, position=position, **fields_of(side, SIDE_FIELDS)),
            side,
        )
        for record, seed in of
        for position, side in enumerate(seed["sides"])
    ]
    Side.objects.bulk_create(side for side, _ in sides)
    write_citations(sides, known.editions)
    return written


def write_citations(sides, editions):
    spans = [
        (side, (cited["source"], cited["start"], cited["end"]))
        for side, seed in sides
        for cited in seed["citations"]
    ]
    citations = cite_all(editions, {span for _, span in spans})
    SideCitation.objects.bulk_create(
        SideCitation(side=side, citation=citations[span]) for side, span in spans
    )
