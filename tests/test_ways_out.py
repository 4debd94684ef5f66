"""The three ways from a quotation: our stored text, the original, the archived copy."""

import re
from html import unescape

import pytest

from claims.publishing import publish
from claims.seeding.publication import seed_user
from sources.text_fragment import find, parse
from tests.factories import (
    CLAIMED,
    make_citation,
    make_discrepancy,
    make_published_pair,
    make_side,
    make_source,
    publish_pair,
)

pytestmark = pytest.mark.django_db
URL = "https://news.example/raids?page=1&a=b"
ARCHIVE = "https://archive.example/2015/https://news.example/raids"
TEXT = "Nobody cites this line. {}. But this one neither."
LINK = re.compile(r"<a\s[^>]*>[^<]*</a>")


def ways(client, address):
    """The links beside the quotations of a page: their attributes, by their words."""
    page = client.get(address).text
    found = [
        link
        for way in page.split('class="ways"')[1:]
        for link in LINK.findall(way.partition("</p>")[0])
    ]
    return [dict(re.findall(r'([\w-]+)="([^"]*)"', unescape(link))) for link in found]


def everywhere_quoted(pair):
    source = pair.claim.reports.get().source
    return [
        pair.get_absolute_url(),
        f"/c/{pair.claim.public_id}",
        f"/s/{source.public_id}",
        f"/s/{source.public_id}@1",
    ]


def test_a_quotation_has_three_ways_out_wherever_it_stands(client):
    fields = {"url": URL, "archive_url": ARCHIVE, "rights": "full"}
    pair = make_published_pair(text=TEXT, source=fields)

    for address in everywhere_quoted(pair):
        ours, original, archived, *_ = ways(client, address)
        assert re.fullmatch(r"/s/\w+@1#cite-\w+", ours["href"]), address
        captured = f"{pair.claim.reports.get().source.revisions.get().captured_at:%F}"
        assert (
            original["href"]
            == f"{URL}#:~:text=Our%20aircraft%20hit%2060%20targets%20in%20a%20day"
        )
        assert archived["href"].startswith(f"{ARCHIVE}#:~:text=Our")
        for way in (original, archived):
            assert way["rel"] == "noopener noreferrer"
            assert way["data-originalurl"] == URL
            assert way["data-versionurl"] == ARCHIVE
            assert way["data-versiondate"] == captured


def test_a_discrepancy_has_them_too(client):
    discrepancy = make_discrepancy()
    for words in ("The raids were on Friday", "On Saturday the raids began"):
        side = make_side(discrepancy)
        side.cited.create(citation=make_citation(words, make_source(words, url=URL)))
    publish(discrepancy, by=seed_user())

    found = ways(client, f"/discrepancies/{discrepancy.public_id}")

    assert [way["href"].partition("#")[0] for way in found[1::2]] == [URL, URL]


def test_a_source_without_an_address_has_no_way_there(client):
    for address in everywhere_quoted(make_published_pair()):
        for way in ways(client, address):
            assert way["href"].startswith("/s/"), address


def test_a_part_is_reached_at_the_address_of_its_container(client):
    part = TEXT.replace("{}", CLAIMED)
    page = make_source(f"{CLAIMED} too.\n{part}", title="The whole page", url=URL)
    fields = {"part_of": page, "rights": "full"}
    pair = make_published_pair(text=TEXT, source=fields)

    found = [way["href"] for way in ways(client, pair.get_absolute_url())]

    assert found[1].startswith(f"{URL}#:~:text=")
    [directive] = parse(found[1].partition("#")[2])
    start = len(f"{CLAIMED} too.\nNobody cites this line. ")
    assert find(page.revisions.get().text, directive).start == start


def test_no_fragment_tells_words_that_are_not_cited(client):
    line = TEXT.replace("{}", "{} and {}")
    for rights in ("excerpts", "full"):
        pair = make_published_pair(
            text=f"{line} The town.",
            quote="town",
            source={"url": URL, "rights": rights},
        )
        for address in everywhere_quoted(pair)[:2]:
            hrefs = [way["href"] for way in ways(client, address)]
            assert ("line" in hrefs[1]) == (rights == "full")
            assert "neither" not in hrefs[1] or rights == "full"


def test_what_was_published_keeps_its_addresses(client):
    pair = make_published_pair(source={"url": URL})
    before = ways(client, pair.get_absolute_url())
    source = pair.claim.reports.get().source
    source.url = "https://news.example/moved"
    source.save()
    source.revise("Another text.", "pasted")

    assert ways(client, pair.get_absolute_url()) == before
    publish_pair(pair, note="It moved.")
    assert ways(client, pair.get_absolute_url()) != before
