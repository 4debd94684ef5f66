"""A claim or an outcome, with its reports and all that these rest on."""

from django.db.models import Prefetch

from claims.models import ReportCitation
from claims.snapshots.independence import origins_snapshot
from claims.snapshots.quotation import dated, quotations, source_snapshot


def claim_snapshot(claim):
    return statement_snapshot(claim) | {"side": "claim", "kind": claim.kind}


def outcome_snapshot(outcome):
    return statement_snapshot(outcome) | {
        "side": "outcome",
        "event_type": outcome.event_type,
        "status": outcome.status,
        "corroboration": outcome.corroboration,
    }


def statement_snapshot(statement):
    told = [report_snapshot(report) for report in reports(statement)]
    return {
        "id": statement.public_id,
        "statement": statement.statement,
        "happened": dated(statement, "happened"),
        "window": statement.window
        and [statement.window.lower.isoformat(), statement.window.upper.isoformat()],
        "actors": [
            actor_snapshot(part.actor) | {"part": part.part}
            for part in statement.parts.select_related("actor__member_of")
        ],
        "places": [
            place_snapshot(place)
            for place in statement.places.select_related(
                "parent__parent__parent__parent"
            )
        ],
        "topics": [
            {"id": topic.public_id, "title": topic.title, "question": topic.question}
            for topic in statement.topics.all()
        ],
        "links": [
            {"id": link.other.public_id, "kind": link.kind}
            for link in statement.links.select_related("other")
        ],
        "reports": told,
        "origins": origins_snapshot(told),
    }


def actor_snapshot(actor):
    flags = ["anonymous", "collective", "state_run"]
    return {
        "id": actor.public_id,
        "name": actor.name,
        "kind": actor.get_kind_display(),
        "description": actor.description,
        "flags": [flag for flag in flags if getattr(actor, flag)],
        "member_of": actor.member_of
        and {"id": actor.member_of.public_id, "name": actor.member_of.name},
    }


def place_snapshot(place):
    around = place.path()[1:]
    return {
        "id": place.public_id,
        "name": place.name,
        "kind": place.get_kind_display(),
        "precision": place.precision,
        "within": [wider.public_id for wider in around],
        "around": [area_snapshot(x) for x in around],
        "latitude": place.latitude,
        "longitude": place.longitude,
        "external_ids": place.external_ids,
    }


def area_snapshot(place):
    names = ("name", "precision", "latitude", "longitude")
    return {"id": place.public_id, "kind": place.get_kind_display()} | {
        name: getattr(place, name) for name in names
    }


def reports(statement):
    cited = ReportCitation.objects.select_related("citation__revision")
    return statement.reports.select_related(
        "source__publisher", "source__agency", "source__part_of"
    ).prefetch_related(
        "attributions__actor__member_of",
        "figures",
        Prefetch("cited", cited.order_by("citation__start", "pk")),
    )


def report_snapshot(report):
    return {
        "source": source_snapshot(report.source),
        "said": dated(report, "said"),
        "wording": report.get_wording_display(),
        "verb": report.verb,
        "hedge": report.hedge,
        "chain": [actor_snapshot(link.actor) for link in report.attributions.all()],
        "quotations": quotations([*report.cited.all()], report.source),
        "figures": [figure_snapshot(figure) for figure in report.figures.all()],
    }


def figure_snapshot(figure):
    bounds = {"low": figure.low, "best": figure.best, "high": figure.high}
    return {key: value and f"{value:f}" for key, value in bounds.items()} | {
        "counted": figure.counted,
        "reference": figure.reference,
        "unit": figure.unit,
        "hedge": figure.hedge,
        "printed": figure.printed,
    }
