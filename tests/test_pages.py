import re
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import PublishedPair
from sources.models import Source
from tests.factories import make_pair, make_published_pair, publish_pair

pytestmark = pytest.mark.django_db


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_journalist_reads_what_was_claimed_beside_what_was_observed(client, seeds):
    pair = PublishedPair.objects.get(
        card__heading__startswith="Russia says 60 IS targets hit; IS takes four"
    )

    page = client.get(pair.get_absolute_url()).text

    for words in (
        "Russia&#x27;s air force hit 60 IS targets in the last 24 hours in Syria",
        "IS militants drove out rebels from the localities of Tall Qrah",
        "Russian Ministry of Defence",
        "Syrian Observatory for Human Rights",
        "8–9 Oct 2015",
        "periods overlap",
        "inside the claim’s area",
        "Undercuts",
        "Why we compare them",
        "Limits of the comparison",
    ):
        assert words in page


def test_the_list_shows_every_pair_with_both_sides(client, seeds):
    page = client.get("/").text

    assert "75 pairs" in page
    assert page.count('<li class="pair">') == 50


def test_every_quotation_leads_to_its_place_in_the_source(client, seeds):
    places = {
        place
        for pair in PublishedPair.objects.all()
        for place in re.findall(
            r'href="(/s/\w+@\d+)#(cite-\w+)"', client.get(pair.get_absolute_url()).text
        )
    }
    texts = {address: client.get(address).text for address, _ in places}

    assert len(places) > 75
    for address, anchor in places:
        assert f'id="{anchor}"' in texts[address]


def test_the_reader_marks_every_citation_once(client, seeds):
    for source in Source.objects.exclude(revisions=None):
        page = client.get(source.get_absolute_url()).text
        for citation in source.revisions.last().citations.all():
            assert page.count(f'id="cite-{citation.public_id}"') == 1


def test_an_unpublished_pair_is_nowhere(client):
    draft = make_pair(claim=make_published_pair().claim, heading="Not yet for readers")

    assert client.get(draft.get_absolute_url()).status_code == 404
    assert draft.heading not in client.get("/").text


def test_a_source_that_nothing_published_cites_is_unseen(client):
    draft = make_pair()
    source = draft.claim.reports.get().source

    assert client.get(source.get_absolute_url()).status_code == 404
    publish_pair(draft)
    assert client.get(source.get_absolute_url()).status_code == 200


def test_words_that_are_not_cited_are_shown_only_with_full_rights(client):
    text = "Nobody cites this. {} But this neither."
    address = {}
    for rights in ("excerpts", "full"):
        pair = make_published_pair(text=text, source={"rights": rights})
        address[rights] = [
            pair.get_absolute_url(),
            pair.claim.reports.get().source.get_absolute_url(),
        ]

    for page in address["excerpts"]:
        assert "Nobody cites this" not in client.get(page).text
        assert "But this neither" not in client.get(page).text
    for page in address["full"]:
        assert "Nobody cites this" in client.get(page).text


def test_fifty_pairs_fill_a_page_and_the_next_follows(client):
    pairs = [make_published_pair() for _ in range(51)]

    page, rest = client.get("/?q=targets").text, client.get("/?q=targets&page=2").text

    assert page.count('<li class="pair">') == 50
    assert "?q=targets&amp;page=2" in page
    assert rest.count('<li class="pair">') == 1
    assert pairs[-1].public_id not in page
    assert pairs[-1].public_id in rest


@pytest.mark.parametrize("kind", ["pair", "source"])
def test_every_spelling_of_an_id_leads_to_the_one_that_was_issued(client, kind):
    pair = make_published_pair()
    known = pair if kind == "pair" else pair.claim.reports.get().source
    address = known.get_absolute_url()
    prefix, public_id = address[:3], address[3:]
    misread = public_id.upper().replace("0", "O").replace("1", "L")

    response = client.get(f"{prefix}{misread}?utm_source=mail")

    assert response.status_code == 301
    assert response.headers["Location"] == address


def test_an_old_revision_says_that_it_is_old(client):
    pair = make_published_pair(rationale="First thoughts.")
    pair.rationale = "Second thoughts."
    pair.save()

    assert "Second thoughts" not in client.get(pair.get_absolute_url()).text
    publish_pair(pair, note="We thought again.")
    assert "Second thoughts" in client.get(pair.get_absolute_url()).text
    old = client.get(f"{pair.get_absolute_url()}@1").text
    assert "First thoughts" in old
    assert "The current one is revision 2" in old
    assert client.get(f"{pair.get_absolute_url()}@3").status_code == 404


def test_a_lost_reader_is_told_where_to_go(client):
    for address, told in (
        ("/p/zzzzzzzz", "There is no published pair <code>zzzzzzzz</code>"),
        ("/s/zzzzzzzz", "There is no published source <code>zzzzzzzz</code>"),
        ("/nothing/here", "No page has the address <code>/nothing/here</code>"),
        ("/p/short", "There is nothing at this address"),
        ("/nothing/", "There is nothing at this address"),
    ):
        response = client.get(address)
        assert response.status_code == 404
        assert told in response.text


def test_a_fault_of_ours_says_so_and_tells_no_secret(client, settings):
    settings.ROOT_URLCONF = "tests.broken_urls"
    client.raise_request_exception = False

    response = client.get("/broken")

    assert response.status_code == 500
    assert "Something broke on our side" in response.text
    assert "secret" not in response.text


def test_a_process_says_that_it_can_serve(client):
    assert client.get("/health").text == "ok\n"


def test_the_number_of_queries_does_not_grow_with_the_rows(client):
    pair = make_published_pair()
    source = pair.claim.reports.get().source
    addresses = ["/", "/?q=targets&relation=undercuts", pair.get_absolute_url()]
    addresses += [source.get_absolute_url()]
    before = [queries(client, address) for address in addresses]
    for _ in range(12):
        more = make_published_pair()
        more.claim.reports.get().cited.all()

    assert [queries(client, address) for address in addresses] == before
    assert max(before) <= 9


def test_the_read_model_can_be_rebuilt_from_what_was_published(client, seeds, capsys):
    before = list(PublishedPair.objects.order_by("pk").values())
    PublishedPair.objects.update(card={}, relation="context", claimants=[])

    call_command("rebuildpublished")

    assert list(PublishedPair.objects.order_by("pk").values()) == before


def test_web_processes_never_import_spacy():
    serve = (
        "import sys, config.wsgi; from django.urls import get_resolver;"
        "get_resolver().url_patterns; print('spacy' in sys.modules)"
    )

    seen = subprocess.run(
        [sys.executable, "-c", serve], capture_output=True, text=True, check=True
    )

    assert seen.stdout.strip() == "False"
