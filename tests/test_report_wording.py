"""How each report words a statement, as a pair's page shows it."""

import json

import pytest
from lxml import html

from claims.models import PairRevision, PublishedPair
from claims.seeding.publication import seed_user
from claims.snapshots.cited_words import cited_words
from claims.snapshots.compared import wording_snapshot
from sources.models import Revision
from sources.passages import passages
from tests.factories import make_published_pair, make_report, make_source, publish_pair
from tests.seeds import DOCUMENTS, load

MARK = "[…]"
STORY = "On Friday jihadists seized three villages. They came near the city that day."


def shown(client, pair):
    """The wording cells of a page, each with the id of its source."""
    page = html.fromstring(client.get(pair.get_absolute_url()).text)
    for row in page.xpath("//section[contains(@class, 'wording')]//tbody/tr"):
        address = row.xpath("td/a/@href")[0]
        words = row.xpath("td[@class='words']/bdi")[0].text_content()
        yield address.strip("/").split("/")[1], words.replace("‸", "")


def said_by_no_source(client):
    """Every run on a page that its source does not have, or has and is shown twice."""
    texts = {}
    for revision in Revision.objects.select_related("source"):
        texts.setdefault(revision.source.public_id, []).append(revision.text)
    rows, found = 0, []
    for pair in PublishedPair.objects.all():
        for source, words in shown(client, pair):
            runs, rows = [run.strip() for run in words.split(MARK)], rows + 1
            if any(
                not any(run in text for text in texts[source]) for run in runs
            ) or len(runs) != len({*runs}):
                found.append((pair.public_id, words))
    return rows, found


@pytest.mark.django_db
def test_every_run_of_words_on_a_seeded_page_is_in_its_source(client, seeds):
    rows, found = said_by_no_source(client)

    assert not found
    assert rows > 50


@pytest.mark.django_db
@pytest.mark.documents
@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the full documents are not here")
def test_every_run_of_words_is_in_the_full_document_once_it_is_there(client, db):
    load(documents=DOCUMENTS)

    rows, found = said_by_no_source(client)

    assert not found
    assert rows > 50


def quoting(text, *quotes, whole=True, role="statement"):
    """A report as a snapshot holds it, its text cut at these quotations."""
    spans = [(text.index(x), text.index(x) + len(x), x) for x in quotes]
    start, end = (0, len(text)) if whole else (spans[0][0], max(x[1] for x in spans))
    moved = {(one - start, other - start, key) for one, other, key in spans}
    cut = passages(text[start:end], moved, whole=whole)
    quotation = [
        {"text": x.text, "roles": [role] if x.cited else [], "gap": x.gap} for x in cut
    ]
    return {"quotations": [{"passages": quotation}]}


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(
    ("quotes", "words"),
    [
        (["jihadists seized three"], "jihadists seized three"),
        (["seized three", "three villages"], "seized three villages"),
        (["seized three villages", "three"], "seized three villages"),
        (["On Friday", "jihadists"], "On Friday jihadists"),
        (["On Friday", "villages"], "On Friday […] villages"),
        (["villages", "They came"], "villages. They came"),
    ],
)
def test_words_that_do_not_stand_together_are_not_joined(quotes, words, whole):
    assert cited_words(quoting(STORY, *quotes, whole=whole)) == words


def test_words_that_two_captures_of_a_text_share_are_there_once():
    first, again = quoting(STORY, "three villages"), quoting(STORY, "seized three")
    longer = quoting(STORY, "seized three villages")
    report = {
        "quotations": [x for one in (first, again, longer) for x in one["quotations"]]
    }

    assert cited_words(report) == "seized three villages"


def test_what_only_names_the_speaker_is_no_wording_of_the_statement():
    assert cited_words(quoting(STORY, "On Friday", role="attribution")) == ""


@pytest.mark.django_db
def test_a_page_published_before_gaps_were_marked_shows_the_words_of_its_sources(
    client,
):
    pair = make_published_pair()
    source = make_source(STORY)
    report = make_report(pair.claim, "On Friday jihadists", source)
    for quote in ("jihadists seized", "near the city"):
        start = STORY.index(quote)
        cited = source.revisions.get().cite(start, start + len(quote))
        report.cited.create(citation=cited, role="statement")
    content = publish_pair(pair, note="Told again.").content
    wording = content["wording"]["claim"]
    del wording["gap"]
    for column in wording["columns"]:
        column["tokens"] = ["joined ", "joined "]
    PairRevision.objects.create(
        pair=pair,
        number=3,
        snapshot=json.dumps(content),
        note="As once.",
        published_by=seed_user(),
    )

    page = client.get(f"{pair.get_absolute_url()}@3").text

    assert "joined" not in page
    assert "On Friday jihadists seized […] near the city" in text_of_cells(page)
    kept = wording_snapshot(content["claim"], ())
    assert kept["gap"] == MARK


def text_of_cells(page):
    cells = html.fromstring(page).xpath("//td[@class='words']/bdi")
    return [cell.text_content().replace("‸", "") for cell in cells]
