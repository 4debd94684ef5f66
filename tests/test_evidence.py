import hashlib

import pytest
from django.db.models import ProtectedError

from sources.models import Citation, Revision
from tests.factories import (
    make_citation,
    make_claim,
    make_discrepancy,
    make_figure,
    make_published_pair,
    make_publisher,
    make_source,
)
from tests.refusal import refused, sql

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TWICE = "Rents fell. Rents fell."


@pytest.mark.owner("the guards bind the owner of the tables too")
@pytest.mark.database("revision_immutable")
@pytest.mark.parametrize(
    "change",
    [
        {"text": "Rents fell in Marsh. Wages rose."},
        {"sha256": "0" * 64},
        {"number": 7},
        {"origin": "seed"},
        {"captured_at": "2015-10-09T00:00Z"},
    ],
)
def test_a_revision_never_changes(change):
    revision = make_source("Rents fell in March. Wages rose.").revisions.get()

    with refused("a revision is immutable: update"):
        Revision.objects.filter(pk=revision.pk).update(**change)
    with refused("a revision is immutable: update"):
        for name, value in change.items():
            setattr(revision, name, value)
        revision.save()


@pytest.mark.owner("the guards bind the owner of the tables too")
@pytest.mark.database("revision_immutable")
def test_a_revision_is_never_deleted():
    revision = make_source().revisions.get()

    with refused("a revision is immutable: delete"):
        revision.delete()


@pytest.mark.database("revision_hashed")
def test_nobody_chooses_the_hash_of_a_text():
    revision = make_source().revisions.create(number=2, text="Ø", sha256="0" * 64)

    revision.refresh_from_db()
    assert revision.sha256 == hashlib.sha256("Ø".encode()).hexdigest()


@pytest.mark.database("citation_true", "citation_span_fits_quote")
@pytest.mark.parametrize(
    ("constraint", "start", "end", "exact"),
    [
        ("citation_says_what_stands_there", 0, 10, "Rents rose"),
        ("citation_says_what_stands_there", 0, 10, "rents fell"),
        ("citation_says_what_stands_there", 1, 11, "Rents fell"),
        ("citation_says_what_stands_there", 18, 28, "fell.     "),
        ("citation_says_what_stands_there", 400, 410, "Rents fell"),
        ("citation_span_not_empty", 400, 400, ""),
        ("citation_span_fits_quote", 0, 400, TWICE),
        ("citation_span_fits_quote", 12, 24, "Rents fell."),
        ("citation_span_not_empty", 5, 5, ""),
    ],
)
def test_a_citation_says_what_stands_there(constraint, start, end, exact):
    citations = make_source(TWICE).revisions.get().citations

    with refused(constraint):
        citations.create(start=start, end=end, exact=exact)


@pytest.mark.database("citation_true")
@pytest.mark.parametrize(
    "context", [{"prefix": "rents "}, {"suffix": " rose"}, {"prefix": ". Rents fell "}]
)
def test_the_context_of_a_citation_stands_there(context):
    citations = make_source(TWICE).revisions.get().citations

    with refused("citation_context_stands_there"):
        citations.create(start=6, end=10, exact="fell", **context)


@pytest.mark.database("citation_immutable")
@pytest.mark.parametrize(
    "change",
    [
        {"exact": "Rents felt"},
        {"start": 12, "end": 22},
        {"prefix": "x"},
        {"suffix": ""},
        {"end": 9, "exact": "Rents fel"},
    ],
)
def test_a_citation_never_changes_even_to_another_true_place(change):
    citation = make_citation("Rents fell", make_source(TWICE))

    with refused("a citation is immutable"):
        Citation.objects.filter(pk=citation.pk).update(**change)


@pytest.mark.database("citation_immutable")
def test_a_citation_never_moves_to_another_revision():
    citation = make_citation("Rents fell", make_source(TWICE))
    citation.revision = citation.revision.source.revise(TWICE, "pasted")

    with refused("a citation is immutable"):
        citation.save()


@pytest.mark.database("citation_stays_published", "citation_never_vanishes")
def test_a_published_citation_stays():
    citation = make_published_pair().claim.reports.get().citations.get()

    for other in (None, "2015-10-09T00:00Z"):
        with refused("a published citation stays published"):
            Citation.objects.filter(pk=citation.pk).update(published_at=other)
    with refused("a published citation never vanishes"):
        sql("DELETE FROM sources_citation WHERE id = %s", citation.pk)


def serve_as_statement(citation):
    report = make_claim().reports.create(source=citation.revision.source)
    report.cited.create(citation=citation)


def serve_as_figure(citation):
    report = make_claim().reports.create(source=citation.revision.source)
    make_figure(report, citation=citation)


def serve_as_side(citation):
    side = make_discrepancy().sides.create(position=0, label="AFP", value="Friday")
    side.cited.create(citation=citation)


def be_anchored(citation):
    later = citation.revision.source.revise("Gone.", "pasted")
    citation.anchors.create(revision=later, state="lost")


@pytest.mark.parametrize(
    "use", [serve_as_statement, serve_as_figure, serve_as_side, be_anchored]
)
def test_what_rests_on_a_citation_keeps_it(use):
    citation = make_citation("Rents fell")
    use(citation)

    with refused("protected", error=ProtectedError):
        citation.delete()
    with refused("foreign key"):
        sql("DELETE FROM sources_citation WHERE id = %s", citation.pk)


def test_what_was_captured_keeps_its_source_and_publisher():
    paper = make_publisher()
    source = make_source(publisher=paper)

    for record in (source, paper):
        with refused("protected", error=ProtectedError):
            record.delete()
    with refused("foreign key"):
        sql("DELETE FROM sources_source WHERE id = %s", source.pk)


def test_a_citation_that_nothing_rests_on_can_go():
    citation = make_citation("Rents fell")

    citation.delete()

    assert not Citation.objects.exists()
