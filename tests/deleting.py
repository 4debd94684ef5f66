"""Drafts with all that an editor gives them, and how they are deleted at the desk."""

from django.urls import reverse

from claims.models import Attribution, Dimension, Figure, Report, ReportCitation, Side
from sources.models import Citation
from tests.factories import make_actor, make_figure, make_place, make_report, make_topic
from tests.refusal import sql

ROWS = [Report, ReportCitation, Figure, Attribution, Dimension, Side, Citation]


def address(record, page):
    opts = record._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=[record.pk])


def delete(client, record):
    """Press the button, if the page of the record offers it, and confirm."""
    page = client.get(address(record, "change"))
    assert page.status_code == 200
    if f'href="{address(record, "delete")}"' not in page.text:
        return False
    asked = client.get(address(record, "delete"))
    assert "Are you sure" in asked.text
    answer = client.post(address(record, "delete"), {"post": "yes"})
    assert answer.status_code == 302
    sql("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    return True


def exists(record):
    return type(record).objects.filter(pk=record.pk).exists()


def whole(statement):
    """A draft with everything that an editor gives it."""
    report = make_report(statement)
    citation = report.cited.get().citation
    make_figure(report, citation=citation.revision.cite(0, 6))
    actor = make_actor()
    report.attributions.create(actor=actor, position=0)
    part = "claimant" if statement._meta.model_name == "claim" else "observer"
    statement.parts.create(actor=actor, part=part)
    statement.places.add(make_place())
    statement.topics.add(make_topic())
    return statement
