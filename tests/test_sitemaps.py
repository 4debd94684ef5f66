"""What engines are told: every published page, once, and nothing else."""

import re

import pytest

from claims.models import Mention, PublishedPair, PublishedStatement
from claims.sitemaps import Listed
from sources.models import PublicId
from tests.factories import make_pair, make_published_pair

pytestmark = pytest.mark.django_db


def listed(client, path="/sitemap.xml"):
    return re.findall("<loc>http://testserver([^<]+)</loc>", client.get(path).text)


def everything(client):
    return [page for path in listed(client) for page in listed(client, path)]


def test_robots_are_led_to_the_sitemap_and_kept_from_the_desk(client):
    answer = client.get("/robots.txt")

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /admin/" in answer.text
    assert "Sitemap: http://testserver/sitemap.xml" in answer.text


def test_every_published_page_is_listed_once_and_answers(client, seeds):
    found = everything(client)

    assert len(found) == len(set(found))
    assert {x for x in found if x.startswith("/p/")} == {
        pair.get_absolute_url() for pair in PublishedPair.objects.all()
    }
    statements = PublishedStatement.objects.count()
    assert len([x for x in found if x[:3] in {"/c/", "/o/"}]) == statements
    sources = Mention.objects.of_kind("source").values("record").distinct().count()
    assert len([x for x in found if x.startswith("/s/")]) == sources
    for path in found[::12]:
        assert client.get(path).status_code == 200, path


def test_drafts_and_what_was_taken_back_are_not_listed(client):
    draft, pair = make_pair(), make_published_pair()
    claim = pair.claim.public_id
    assert pair.get_absolute_url() in everything(client)

    PublicId.objects.filter(pk=pair.public_id).update(state="withdrawn")

    found = everything(client)
    assert f"/c/{claim}" in found
    assert not {draft.get_absolute_url(), pair.get_absolute_url()} & {*found}


def test_many_pages_are_listed_in_parts(client, monkeypatch):
    monkeypatch.setattr(Listed, "limit", 2)
    pairs = [make_published_pair() for _ in range(3)]

    parts = [path for path in listed(client) if "/pairs.xml" in path]

    assert parts == ["/sitemaps/pairs.xml", "/sitemaps/pairs.xml?p=2"]
    found = [page for path in parts for page in listed(client, path)]
    assert found == [pair.get_absolute_url() for pair in pairs]
    assert client.get("/sitemaps/pairs.xml?p=3").status_code == 404
    assert client.get("/sitemaps/nothing.xml").status_code == 404


def test_the_licence_of_our_own_words_is_stated(client, settings):
    pair = make_published_pair()
    page = client.get("/method").text

    assert f'<a href="{settings.RIGHTS}" rel="license">' in page
    assert settings.RIGHTS in client.get(f"{pair.get_absolute_url()}.bib").text
    assert settings.RIGHTS in client.get(pair.get_absolute_url()).text
    assert '#licence">Licence</a>' in client.get("/").text
