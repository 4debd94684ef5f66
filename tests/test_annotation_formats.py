"""Who gets an annotation where there is a page, and which words are in it."""

import re

import pytest

from sources.models import Source
from tests.factories import (
    make_citation,
    make_pair,
    make_published_pair,
    make_report,
    make_source,
    publish_pair,
)
from tests.test_annotations import PROFILE, addresses

pytestmark = pytest.mark.django_db
HTML = "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("accept", "annotated"),
    [
        (None, False),
        ("*/*", False),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", False),
        ("application/ld+json", True),
        (PROFILE, True),
        ('application/ld+json;profile="http://iiif.io/api/presentation/3"', False),
        ("application/ld+json;q=0.9, text/html;q=0.8", True),
        ("application/ld+json;q=0.8, text/html;q=0.9", False),
        ("application/ld+json;q=0, */*", False),
        ("text/html;q=0, application/ld+json;q=0.1", True),
        ("image/png", False),
        ("application/ld+json, text/html;q=0.5, */*;q=0.1", True),
        ("nonsense", False),
        ("text/html; x*=utf-9''a, application/ld+json", False),
        ("application/ld+json; q=much", True),
        (f"text/html; a={'b' * 20_000}", False),
        ("", False),
    ],
)
def test_who_asks_for_an_annotation_gets_it_and_everybody_else_the_page(
    client, accept, annotated
):
    address = make_published_pair().get_absolute_url()

    response = client.get(address, headers={"accept": accept} if accept else {})

    assert response.status_code == 200
    assert response.headers["Content-Type"] == (PROFILE if annotated else HTML)
    assert "Accept" in response.headers["Vary"].split(", ")
    assert ("Content-Location" in response.headers) is annotated


def test_the_page_and_its_annotation_lead_to_each_other(client):
    for address in addresses(make_published_pair()):
        page = client.get(address)
        linked = re.search(r"<(\S+)>; rel=\"alternate\"", page.headers["Link"])[1]
        found = client.get(linked)

        assert linked == f"{address}.jsonld"
        assert found.status_code == 200
        assert (
            f'<{address}>; rel="alternate"; type="text/html"' in found.headers["Link"]
        )
        assert 'ldp#Resource>; rel="type"' in found.headers["Link"]
        assert found.headers["ETag"]
        asked = client.get(address, headers={"accept": PROFILE})
        if "@" not in address or "/p/" in address:
            assert asked.json() == found.json()


def test_words_that_may_not_be_read_are_in_no_annotation(client):
    text = "Nobody cites this lead. {}. But this neither."
    for rights, seen in (("excerpts", False), ("full", True)):
        pair = make_published_pair(text=text, source={"rights": rights})
        for address in addresses(pair):
            answer = client.get(f"{address}.jsonld").text
            assert ("this lead" in answer) is seen
            assert ("But this" in answer) is seen


@pytest.mark.parametrize(
    ("published", "now"), [("full", "excerpts"), ("excerpts", "full")]
)
def test_a_text_is_open_where_it_was_published_so_and_still_is(client, published, now):
    pair = make_published_pair(
        text="Nobody cites this. {}.", source={"rights": published}
    )
    Source.objects.update(rights=now)

    for address in addresses(pair):
        assert "Nobody cites" not in client.get(f"{address}.jsonld").text


def test_around_a_citation_stand_words_that_are_cited_themselves(client):
    text = "Unseen. Rents fell in March, wages rose in May. Unseen too. Prices stood."
    source, pair = make_source(text), make_pair()
    for words in ("Rents fell in March", "wages rose", "in May"):
        make_report(pair.claim, words, source)
    publish_pair(pair)
    make_citation("Unseen too. Prices", source)

    found = client.get(f"{source.get_absolute_url()}.jsonld").json()["first"]["items"]

    quotes = [x["target"]["selector"][0] for x in found]
    assert [(x["prefix"], x["exact"], x["suffix"]) for x in quotes] == [
        ("", "Rents fell in March", ", wages rose in May"),
        ("Rents fell in March, ", "wages rose", " in May"),
        ("Rents fell in March, wages rose ", "in May", ""),
    ]
