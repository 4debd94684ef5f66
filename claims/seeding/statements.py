"""Seeded claims and outcomes, with their reports, quotations and figures."""

from datetime import datetime

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from claims.models import Claim, Outcome
from claims.seeding.records import fields_of
from claims.seeding.sources import cite

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


def write_statement(model, seed, known):
    """Write a claim or an outcome as its file says it; its reports are made anew."""
    statement, _ = model.objects.update_or_create(
        public_id=seed["id"],
        defaults=fields_of(seed, FIELDS[model]) | {"window": window(seed)},
    )
    statement.places.set(known.places[key] for key in seed.get("places", []))
    statement.topics.set(known.topics[key] for key in seed.get("topics", []))
    statement.parts.all().delete()
    for field, part in PARTS[model].items():
        for key in seed.get(field, []):
            statement.parts.create(actor=known.actors[key], part=part)
    statement.reports.all().delete()
    for report in seed["reports"]:
        write_report(statement, report, known)
    return statement


def window(seed):
    if "window" not in seed:
        return None
    return DateTimeTZRange(*map(datetime.fromisoformat, seed["window"]))


def write_report(statement, seed, known):
    source, revision, edition = known.editions[seed["source"]]
    report = statement.reports.create(source=source, **fields_of(seed, REPORT_FIELDS))
    for position, key in enumerate(seed.get("chain", [])):
        report.attributions.create(actor=known.actors[key], position=position)
    spans = [{"start": seed["start"], "end": seed["end"], "role": "statement"}]
    for span in spans + seed.get("more", []):
        citation = cite(revision, edition, span["start"], span["end"])
        if citation:
            report.cited.get_or_create(citation=citation, role=span["role"])
    for figure in seed.get("figures", []):
        write_figure(report, figure)


def write_figure(report, seed):
    cited = report.cited.filter(citation__exact__contains=seed["printed"]).first()
    report.figures.create(
        printed=seed["printed"],
        citation=cited and cited.citation,
        **fields_of(seed, FIGURE_FIELDS),
    )


def write_links(model, seeds, statements):
    """Link the statements of one model, once all of them are there."""
    for seed in seeds:
        statement = statements[seed["key"]]
        statement.links.all().delete()
        for field, kind in LINKS[model].items():
            for key in seed.get(field, []):
                statement.links.create(kind=kind, other=statements[key])
