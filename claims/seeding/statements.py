"""Seeded claims and outcomes, with their reports, quotations and figures."""

from datetime import datetime

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from claims.models import Attribution, Claim, Figure, Outcome, Report, ReportCitation
from claims.seeding.records import fields_of, write
from claims.seeding.sources import cite_all

SHARED_FIELDS = ["statement", "happened", "happened_basis", "happened_ground"]
FIELDS = {
    Claim: [*SHARED_FIELDS, "kind"],
    Outcome: [*SHARED_FIELDS, "event_type", "status", "corroboration"],
}
PARTS = {
    Claim: {"claimants": "claimant", "speakers": "speaker", "targets": "target"},
    Outcome: {"observers": "observer", "by": "by", "against": "against"},
}
LINKS = {
    Claim: {"variant_of": "variant_of", "disputes": "disputes"},
    Outcome: {"same_event_as": "same_event_as"},
}
REPORT_FIELDS = ["said", "said_basis", "said_ground", "wording", "verb", "hedge"]
FIGURE_FIELDS = ["counted", "reference", "unit", "low", "best", "high", "hedge"]
FIGURE_FIELDS += ["printed"]


def write_statements(model, seeds, known):
    """Write claims or outcomes as their files say; their rows are made anew."""
    side = model._meta.model_name
    written = write(
        model,
        {s["id"]: fields_of(s, FIELDS[model]) | {"window": window(s)} for s in seeds},
    )
    of = [(written[seed["id"]], seed) for seed in seeds]
    tie(model.places.through, side, "place", named(of, "places", known.places))
    tie(model.topics.through, side, "topic", named(of, "topics", known.topics))
    write_parts(model, of, known.actors)
    write_reports(side, of, known)
    return written


def window(seed):
    if "window" not in seed:
        return None
    return DateTimeTZRange(*map(datetime.fromisoformat, seed["window"]))


def named(of, field, others):
    """Return each record with the others that its seed names."""
    return {record: [others[key] for key in seed.get(field, [])] for record, seed in of}


def tie(through, side, other, records):
    """Set what records share with others, in a table of two sides."""
    through.objects.filter(**{f"{side}__in": [*records]}).delete()
    through.objects.bulk_create(
        through(**{side: record, other: one})
        for record, others in records.items()
        for one in others
    )


def write_parts(model, of, actors):
    side, parts = model._meta.model_name, model.actors.through
    parts.objects.filter(**{f"{side}__in": [record for record, _ in of]}).delete()
    parts.objects.bulk_create(
        parts(**{side: record}, actor=actors[key], part=part)
        for record, seed in of
        for field, part in PARTS[model].items()
        for key in seed.get(field, [])
    )


def write_reports(side, of, known):
    Report.objects.filter(**{f"{side}__in": [record for record, _ in of]}).delete()
    reports = [
        (
            Report(**{side: record}, source=source, **fields_of(told, REPORT_FIELDS)),
            told,
        )
        for record, seed in of
        for told in seed["reports"]
        for source, *_ in [known.editions[told["source"]]]
    ]
    Report.objects.bulk_create(report for report, _ in reports)
    Attribution.objects.bulk_create(
        Attribution(report=report, actor=known.actors[key], position=position)
        for report, told in reports
        for position, key in enumerate(told.get("chain", []))
    )
    cited = write_citations(reports, known.editions)
    Figure.objects.bulk_create(
        Figure(
            report=report,
            citation=around(figure["printed"], cited[report]),
            **fields_of(figure, FIGURE_FIELDS),
        )
        for report, told in reports
        for figure in told.get("figures", [])
    )


def write_citations(reports, editions):
    """Cite what reports rest on; return the citations of each."""
    spans = [
        (report, span["role"], (told["source"], span["start"], span["end"]))
        for report, told in reports
        for span in [told | {"role": "statement"}, *told.get("more", [])]
    ]
    citations = cite_all(editions, {span for *_, span in spans})
    links = dict.fromkeys(
        (report, citations[span], role)
        for report, role, span in spans
        if span in citations
    )
    ReportCitation.objects.bulk_create(
        ReportCitation(report=report, citation=citation, role=role)
        for report, citation, role in links
    )
    cited = {report: [] for report, _ in reports}
    for report, citation, _ in links:
        cited[report].append(citation)
    return cited


def around(printed, citations):
    """The first citation that holds a printed figure, if any does."""
    holding = [one for one in citations if printed in one.exact]
    return min(holding, key=lambda one: one.start, default=None)


def write_links(model, seeds, statements):
    """Link the statements of one model, once all of them are there."""
    side, links = model._meta.model_name, model.links.rel.related_model
    of = [statements[seed["key"]] for seed in seeds]
    links.objects.filter(**{f"{side}__in": of}).delete()
    links.objects.bulk_create(
        links(**{side: record}, kind=kind, other=statements[key])
        for record, seed in zip(of, seeds, strict=True)
        for field, kind in LINKS[model].items()
        for key in seed.get(field, [])
    )
