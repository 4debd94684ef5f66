import re

import pytest
from django.core.cache import cache

from sources import reanchoring
from sources.models import Citation, Source
from tests.accounts import account
from tests.explanations import approve_explanations
from tests.factories import (
    make_citation,
    make_pair,
    make_published_discrepancy,
    make_published_pair,
    make_report,
    make_source,
    publish_pair,
)
from tests.refusal import sql
from tests.roles import unguarded
from tests.test_pages import queries
from tests.test_tombstones import retire

pytestmark = pytest.mark.django_db
KEPT = "Its aircraft hit 60 targets in the province"
CHANGED = "the group took four villages that day"
GONE = "a spokesman said it on television"
LEAD = "The ministry spoke on Friday in the capital."
END = "The weather was fair and nothing else was heard."
TEXT = f"{LEAD} {KEPT}. Elsewhere, {CHANGED}, residents said. {GONE}. {END}"


@pytest.fixture(autouse=True)
def forgotten():
    cache.clear()


@pytest.fixture
def pair():
    """A pair that rests on three quotations of one source."""
    made, source = make_pair(heading="Sixty beside four"), make_source(TEXT)
    for words in (KEPT, CHANGED, GONE):
        make_report(made.claim, words, source)
    publish_pair(made)
    return made


def revise(text, *, look=True):
    source = Citation.objects.get(exact=KEPT).revision.source
    later = source.revise(text, "pasted")
    if look:
        reanchoring.reanchor(later)
    return later


def changed(text=TEXT):
    return text.replace("four villages", "nine villages").replace(GONE, "It was cold")


def totals(page):
    """The table as a reader sees it: state, number."""
    found = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', page)
    return {state: int(number) for state, number in found}


def of(page, **wanted):
    """Whether the table has these numbers and no others, for two more citations
    that have one text."""
    names = {"only": "No later text", "unseen": "Not yet looked at"}
    given = {names.get(key, key.capitalize()): n for key, n in wanted.items()}
    return {key: n for key, n in totals(page).items() if n} == given


def test_a_site_with_nothing_on_it_says_so(client):
    page = client.get("/citations").text

    assert "Nothing is published yet" in page
    assert totals(page) == {}
    assert client.get("/citations?page=x").status_code == 400


def test_all_citations_are_told_by_how_they_stand(client, pair):
    assert of(client.get("/citations").text, only=5)

    revise(f"A new head. {changed()}")

    page = client.get("/citations").text
    assert of(page, only=2, moved=1, drifted=1, lost=1)
    assert "Last looked on" in page
    assert "All 5 say letter for letter what stands there" in page


def test_what_drifted_or_was_lost_is_named_with_the_pairs_that_rest_on_it(client, pair):
    revise(changed())

    page = client.get("/citations").text

    assert f'<q><bdi dir="auto">{CHANGED}</bdi></q>' in page
    assert f'<q><bdi dir="auto">{GONE}</bdi></q>' in page
    assert KEPT not in page
    assert page.count(f'href="{pair.get_absolute_url()}"') == 2
    assert "an editor is reviewing it" in page
    assert "in a number, place, actor" in page
    assert "nine villages" not in page


def test_what_was_not_looked_for_yet_is_said_to_be_so(client, pair):
    revise(changed(), look=False)

    page = client.get("/citations").text

    assert of(page, only=2, unseen=3)
    assert "Last looked on" not in page


def test_the_newest_text_counts_and_what_was_retired_stays_so(client, pair):
    first = revise(changed())
    lost = first.anchors.get(citation__exact=GONE)
    lost.retire(account("editor"), "Taken out by the paper.")
    revise(changed().replace("nine villages", "four villages"))

    assert "an editor is reviewing it" in client.get("/citations").text
    approve_explanations()

    page = client.get("/citations").text

    assert totals(page)["Lost"] == 1
    assert totals(page)["Drifted"] == totals(page)["Not yet looked at"] == 0
    assert "retired by an editor" in page


def test_drafts_and_what_was_withdrawn_are_not_counted(client, pair):
    source = make_citation("Rents fell").revision.source
    source.revise("Rents rose.", "pasted")
    other = make_published_pair(text="Not for you. {}.")
    assert of(client.get("/citations").text, only=7)

    for side in (other.claim, other.outcome):
        retire(side.reports.get().source, "withdrawn")

    page = client.get("/citations").text
    assert of(page, only=5)
    assert "Rents fell" not in page


def test_a_title_is_told_as_it_was_published(client, pair):
    later = revise(changed())
    Source.objects.filter(pk=later.source.pk).update(title="A title nobody has read")
    make_published_discrepancy()

    assert "A title nobody has read" not in client.get("/citations").text


def test_a_citation_that_is_false_is_named(client, pair):
    false = Citation.objects.get(exact=KEPT)
    with unguarded():
        sql("UPDATE sources_citation SET exact = upper(exact) WHERE id = %s", false.pk)

    page = client.get("/citations").text

    assert "1 of 5 do not say what stands there" in page
    assert f'href="/cite/{false.public_id}"' in page


def test_the_texts_are_not_read_at_every_visit(client, pair):
    first = queries(client, "/citations")
    assert queries(client, "/citations") == first - 1


def test_the_number_of_queries_does_not_grow_with_what_was_lost(client, pair):
    revise(changed())
    before = queries(client, "/citations")
    for _ in range(3):
        more = make_published_pair()
        for side in (more.claim, more.outcome):
            source = side.reports.get().source
            reanchoring.reanchor(source.revise("Nothing of it is left.", "pasted"))
    cache.clear()

    assert queries(client, "/citations") == before
    assert before <= 10
