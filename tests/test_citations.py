import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from sources.models import Citation, Revision
from sources.normalise import normalise
from tests.factories import (
    make_citation,
    make_claim,
    make_outcome,
    make_pair,
    make_report,
    make_source,
    publish_pair,
)
from tests.refusal import sql
from tests.roles import unguarded
from tests.texts import capturable, spans

pytestmark = pytest.mark.django_db
LINES = [f"On day {n} the ministry counted {n * n} targets." for n in range(100)]


def test_p2_a_new_text_leaves_old_citations_and_permalinks_as_they_were(client):
    source = make_source("\n".join(LINES))
    claim, outcome = make_claim(), make_outcome()
    for number, line in enumerate(LINES):
        make_report(claim if number % 2 else outcome, line, source)
    pair = make_pair(claim=claim, outcome=outcome)
    publish_pair(pair)
    citations = Citation.objects.order_by("pk")
    addresses = [citation.get_absolute_url() for citation in citations]
    before = [*citations.values()], [*Revision.objects.values()]
    published = client.get(f"{pair.get_absolute_url()}@1.json").content

    source.revise("\n".join(reversed(LINES[5:])).replace("counted", "saw"), "pasted")

    assert [*citations.values()] == before[0]
    assert [*Revision.objects.filter(number=1).values()] == before[1]
    assert [citation.get_absolute_url() for citation in citations] == addresses
    assert client.get(f"{pair.get_absolute_url()}@1.json").content == published
    assert Citation.objects.proof() == {"total": 100, "false": []}


@given(data=st.data())
def test_p4_python_and_postgresql_count_the_same_characters(data):
    text = normalise(data.draw(capturable))
    start, end = data.draw(spans(text))

    ((length, words),) = sql(
        "SELECT length(%s), substr(%s, %s, %s)", text, text, start + 1, end - start
    )

    assert (length, words) == (len(text), text[start:end])


@given(data=st.data())
def test_p4_a_text_is_stored_as_printed_and_cited_by_code_points(data):
    text = data.draw(capturable)
    revision = make_source(text).revisions.get()
    start, end = data.draw(spans(revision.text))

    citation = Citation.objects.get(pk=revision.cite(start, end).pk)

    assert revision.text == normalise(text)
    assert citation.exact == revision.text[start:end]
    assert Citation.objects.proof()["false"] == []


@pytest.mark.parametrize("span", [(3, 3), (5, 3), (-1, 4), (0, 12), (40, 44)])
def test_a_citation_is_a_span_of_its_text(span):
    revision = make_source("Rents fell.").revisions.get()

    with pytest.raises(ValueError, match="is no span of 11 characters"):
        revision.cite(*span)


def test_one_span_is_cited_once():
    revision = make_source("Rents fell.").revisions.get()

    assert revision.cite(0, 5) == revision.cite(0, 5)
    assert Citation.objects.count() == 1


def test_checkcitations_proves_all_citations_in_one_reading_statement(capsys):
    for quote in ("Rents fell", "👩‍👩‍👧 wages rose", "حلب"):
        make_citation(quote)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        call_command("checkcitations")

    said = [q["sql"] for q in queries if "SAVEPOINT" not in q["sql"]]
    assert capsys.readouterr().out == "citations exact 3 of 3\n"
    assert said[0] == "SET TRANSACTION READ ONLY"
    assert [statement[:6] for statement in said[1:]] == ["SELECT"]


def test_checkcitations_of_nothing_is_true(capsys):
    call_command("checkcitations")

    assert capsys.readouterr().out == "citations exact 0 of 0\n"


@pytest.mark.parametrize(
    "corruption",
    [
        "UPDATE sources_citation SET exact = 'Rents felt' WHERE id = %s",
        'UPDATE sources_citation SET start = start + 1, "end" = "end" + 1 WHERE id = %s',
        'UPDATE sources_citation SET start = 400, "end" = 410 WHERE id = %s',
        """UPDATE sources_revision SET text = ' ' || text
           WHERE id = (SELECT revision_id FROM sources_citation WHERE id = %s)""",
        """UPDATE sources_revision SET text = 'R'
           WHERE id = (SELECT revision_id FROM sources_citation WHERE id = %s)""",
    ],
)
def test_checkcitations_names_what_was_falsified_behind_the_triggers(
    corruption, capsys
):
    false, true = make_citation("Rents fell"), make_citation("Rents fell")
    with unguarded():
        assert sql(corruption, false.pk) == 1

    with pytest.raises(CommandError) as refusal:
        call_command("checkcitations")

    assert false.public_id in str(refusal.value)
    assert true.public_id not in str(refusal.value)
    assert capsys.readouterr().out == "citations exact 1 of 2\n"
