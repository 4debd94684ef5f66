import pytest

from tests.factories import (
    make_citation,
    make_claim,
    make_figure,
    make_outcome,
    make_pair,
    make_published_discrepancy,
    make_published_pair,
    make_published_silence,
    make_report,
    make_source,
)
from tests.refusal import allowed, refused

pytestmark = [pytest.mark.django_db, pytest.mark.database]
STATEMENTS = "pair_published_with_published_statements"
CITATIONS = "pair_published_with_citations"
sides = pytest.mark.parametrize("side", ["claim", "outcome"])


def make_side(side, **fields):
    return {"claim": make_claim, "outcome": make_outcome}[side](**fields)


@pytest.fixture
def pair():
    return make_published_pair()


@sides
@pytest.mark.database("pair_whole")
@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_a_pair_is_published_with_published_statements(side, state):
    other = "outcome" if side == "claim" else "claim"
    draft = make_pair()
    statement = getattr(draft, side)
    statement.state, statement.withdrawn_reason = state, "It erred."
    statement.save()
    type(getattr(draft, other)).objects.update(state="published")
    draft.state = "published"

    with refused(STATEMENTS):
        draft.save()


@sides
@pytest.mark.database("pair_whole")
def test_a_pair_is_published_with_a_citation_on_each_side(side):
    bare = make_side(side, state="published")
    draft = make_pair(**{side: bare})
    for statement in (draft.claim, draft.outcome):
        type(statement).objects.update(state="published")
    draft.state = "published"

    with refused(CITATIONS):
        draft.save()
    bare.reports.create(source=make_source())
    with refused(CITATIONS):
        draft.save()


@pytest.mark.database("pair_whole")
def test_a_pair_is_not_born_published():
    with refused(STATEMENTS):
        make_pair(state="published")


@sides
@pytest.mark.database("pair_whole")
def test_a_published_pair_never_turns_to_an_unpublished_statement(pair, side):
    setattr(pair, side, make_side(side))

    with refused(STATEMENTS):
        pair.save()


@sides
@pytest.mark.database("claim_whole", "outcome_whole")
@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_a_statement_is_not_withdrawn_from_under_its_pair(pair, side, state):
    statement = getattr(pair, side)

    with refused(STATEMENTS):
        type(statement).objects.filter(pk=statement.pk).update(
            state=state, withdrawn_reason="It erred."
        )


@sides
@pytest.mark.database("claim_whole", "outcome_whole")
def test_a_pair_and_its_statement_can_be_withdrawn_together(pair, side):
    for record in (getattr(pair, side), pair):
        record.state, record.withdrawn_reason = "withdrawn", "It erred."
        record.save()

    allowed()


@sides
@pytest.mark.database("report_whole", "reportcitation_whole")
def test_a_published_pair_keeps_a_report_on_each_side(pair, side):
    statement = getattr(pair, side)
    report = statement.reports.get()

    with refused(CITATIONS):
        report.delete()
    with refused(CITATIONS):
        statement.reports.update(**{side: make_side(side)})


@sides
@pytest.mark.database("reportcitation_whole")
def test_a_published_pair_keeps_a_quotation_on_each_side(pair, side):
    report = getattr(pair, side).reports.get()
    elsewhere = report.source.reports.create(**{side: make_side(side)})

    with refused(CITATIONS):
        report.cited.all().delete()
    with refused(CITATIONS):
        report.cited.update(role="context")
    with refused(CITATIONS):
        report.cited.update(report=elsewhere)


@sides
@pytest.mark.database("report_whole")
def test_a_report_can_go_where_another_carries_the_statement(pair, side):
    statement = getattr(pair, side)
    first = statement.reports.get()
    make_report(statement)

    first.delete()

    allowed()


@pytest.mark.database("reportcitation_own_source")
def test_a_report_quotes_its_own_source():
    report, foreign = make_report(make_claim()), make_citation("Rents fell")

    with refused("report_cites_its_own_source"):
        report.cited.create(citation=foreign)
    with refused("report_cites_its_own_source"):
        report.cited.update(citation=foreign)


@pytest.mark.database("figure_own_source")
def test_a_figure_is_quoted_from_the_source_of_its_report():
    report, foreign = make_report(make_claim()), make_citation("60 targets")
    figure = make_figure(report)

    with refused("report_cites_its_own_source"):
        make_figure(report, citation=foreign)
    with refused("report_cites_its_own_source"):
        report.figures.filter(pk=figure.pk).update(citation=foreign)


@pytest.mark.database("report_keeps_source")
def test_a_report_stays_with_its_source():
    report = make_report(make_claim())
    report.source = make_source()

    with refused("a report stays with its source"):
        report.save()


ALONE = {"discrepancy": make_published_discrepancy, "silence": make_published_silence}
KINDS = ["claim", "outcome", "pair", *ALONE]


@pytest.fixture(params=KINDS)
def published(request, pair):
    if make := ALONE.get(request.param):
        return make().revisions.get()
    records = {"claim": pair.claim, "outcome": pair.outcome, "pair": pair}
    return records[request.param].revisions.get()
