"""What a page of a published record shows, as plain data.

A snapshot holds every word and number of its page, so that the page can be
drawn from it alone, for ever. Keys are only ever added.
"""

import json

from claims.comparison.place import Location, align_place
from claims.comparison.time import align_time
from claims.models import ReportCitation
from sources.passages import passages

CONTEXT = 160  # code points beside a quotation, where the text may be shown


def canonical(content):
    """Return JSON whose bytes depend on the content alone."""
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def pair_snapshot(pair, claim, outcome):
    """Set two published statements side by side, as their snapshots say them."""
    time = align_time(claim["happened"]["edtf"], outcome["happened"]["edtf"])
    place = align_place(locations(claim), locations(outcome))
    return {
        "id": pair.public_id,
        "heading": str(pair),
        "relation": pair.relation,
        "strength": pair.strength,
        "rationale": pair.rationale,
        "weakness": pair.weakness,
        "time": {
            "relation": time.relation,
            "days": time.days,
            "uncertain": time.uncertain,
            "words": time.words,
        },
        "place": {"relation": place.relation, "km": place.km, "words": place.words},
        "shared_agencies": sorted(agencies(claim) & agencies(outcome)),
        "claim": claim,
        "outcome": outcome,
    }


def locations(statement):
    return [
        Location(
            place["id"],
            tuple(place["within"]),
            place["precision"],
            place["latitude"],
            place["longitude"],
        )
        for place in statement["places"]
    ]


def agencies(statement):
    sources = (report["source"] for report in statement["reports"])
    return {source["agency"]["name"] for source in sources if source["agency"]}


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
    return {
        "id": statement.public_id,
        "statement": statement.statement,
        "happened": dated(statement, "happened"),
        "window": statement.window
        and [statement.window.lower.isoformat(), statement.window.upper.isoformat()],
        "actors": [
            actor_snapshot(part.actor) | {"part": part.part}
            for part in statement.parts.select_related("actor")
        ],
        "places": [
            place_snapshot(place)
            for place in statement.places.select_related("parent__parent__parent")
        ],
        "topics": [
            {"id": topic.public_id, "title": topic.title}
            for topic in statement.topics.all()
        ],
        "reports": [report_snapshot(report) for report in reports(statement)],
    }


def dated(record, field):
    return {
        "edtf": getattr(record, field),
        "basis": getattr(record, f"{field}_basis"),
        "ground": getattr(record, f"{field}_ground"),
    }


def actor_snapshot(actor):
    flags = ["anonymous", "collective", "state_run"]
    return {
        "id": actor.public_id,
        "name": actor.name,
        "kind": actor.get_kind_display(),
        "description": actor.description,
        "flags": [flag for flag in flags if getattr(actor, flag)],
    }


def place_snapshot(place):
    return {
        "id": place.public_id,
        "name": place.name,
        "kind": place.get_kind_display(),
        "precision": place.precision,
        "within": [around.public_id for around in place.path()[1:]],
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def reports(statement):
    return statement.reports.select_related(
        "source__publisher", "source__agency"
    ).prefetch_related("attributions__actor", "figures")


def report_snapshot(report):
    cited = report.cited.select_related("citation__revision").order_by(
        "citation__start", "pk"
    )
    return {
        "source": source_snapshot(report.source),
        "said": dated(report, "said"),
        "wording": report.get_wording_display(),
        "verb": report.verb,
        "hedge": report.hedge,
        "chain": [
            {"id": link.actor.public_id, "name": link.actor.name}
            for link in report.attributions.all()
        ],
        "quotations": quotations(list(cited), report.source.rights == "full"),
        "figures": [figure_snapshot(figure) for figure in report.figures.all()],
    }


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
    }


def publisher_snapshot(source, part):
    publisher = getattr(source, part)
    return publisher and {
        "name": publisher.name,
        "basis": getattr(source, f"{part}_basis"),
        "ground": getattr(source, f"{part}_ground"),
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
        "citations": [
            {
                "id": x.citation.public_id,
                "role": x.role,
                "start": x.citation.start,
                "end": x.citation.end,
                "exact": x.citation.exact,
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
