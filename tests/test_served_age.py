"""Nothing that nginx serves while the application answers is older than five seconds.

A reader of what was withdrawn, taken down, corrected or closed gets the page as it is
now, however long nobody has read it, and however many read it meanwhile.
"""

import socket
import time

import pytest

from claims.workflow import withdraw
from sources.models import Source
from tests import proxied
from tests.factories import make_published_pair, publish_pair, seed_user
from tests.test_record_pages import address
from tests.test_tombstones import retire

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(proxied.NGINX is None, reason="nginx is not installed here"),
]
PROMISED = 5  # seconds
HUNG = 10  # seconds after which an application that does not answer is taken for down
FORMATS = [".json", ".jsonld", ".bib", "/cite", "/card.png"]
LISTS = ["/", "/claims/", "/sources/", "/pairs.atom", "/pairs.feed.json"]
LISTS += ["/sitemaps/pairs.xml", "/corrections"]


@pytest.fixture
def site(tmp_path):
    with proxied.Site(tmp_path) as running:
        yield running


def every_page(record):
    """All addresses of a record, as it is now and as it was first published."""
    base = address(record)
    pages = [f"{base}{number}{x}" for number in ("", "@1") for x in ["", *FORMATS]]
    return [*pages, f"{base}/timemap"]


def withdraw_pair():
    pair = make_published_pair()
    embeds = [f"/embed{address(pair)}{x}" for x in ("", "@1")]
    asked = f"/oembed?url=http://localhost{address(pair)}"
    yield [*every_page(pair), *embeds, asked]
    withdraw(pair, seed_user(), "It was wrong.")


def correct_pair():
    pair = make_published_pair(heading="Sixty", claim={"statement": "Sixty were hit."})
    base = address(pair)
    paths = [f"{base}{x}" for x in ["", *FORMATS, "@1", "/timemap"]]
    yield [f"/embed{base}", *LISTS, *paths]
    pair.claim.statement, pair.heading = "Six were hit.", "Six"
    pair.claim.save()
    pair.save()
    publish_pair(pair, note="Six, not sixty.")


def take_down_source():
    pair = make_published_pair()
    source = pair.claim.reports.get().source
    cited = pair.claim.reports.get().cited.get().citation.public_id
    paths = [f"{address(source)}{x}" for x in ("", "@1", ".jsonld", ".bib", "/timemap")]
    yield [*paths, f"/cite/{cited}", f"/cite/{cited}.jsonld"]
    retire(source, "withdrawn")


def close_source():
    pair = make_published_pair(
        text="Nobody cites this. {}. Nor this.", source={"rights": "full"}
    )
    source, base = address(pair.claim.reports.get().source), address(pair)
    paths = [base, f"{base}@1", f"{base}.json", f"{base}@1.json", f"{base}.jsonld"]
    paths += [address(pair.claim), f"{address(pair.claim)}.json"]
    yield [*paths, source, f"{source}@1"]
    Source.objects.update(rights="excerpts")


CHANGES = [withdraw_pair, correct_pair, take_down_source, close_source]


@pytest.mark.parametrize("read_meanwhile", [False, True])
def test_p13_nothing_is_served_that_is_older_than_promised(site, read_meanwhile):
    changes = [change() for change in CHANGES]
    paths = [path for change in changes for path in next(change)]
    before = {path: answer(site.ask(path)) for path in paths}
    assert {path: answer(site.get(path)) for path in paths} == before

    for change in changes:
        next(change, None)
    changed = time.monotonic()

    now = {path: answer(site.ask(path)) for path in paths}
    assert [path for path in paths if now[path] == before[path]] == []
    while time.monotonic() < changed + PROMISED:
        for path in paths if read_meanwhile else ():
            site.get(path)
        time.sleep(0.2)
    served = {path: answer(site.get(path)) for path in paths}
    assert {x: served[x] for x in paths if served[x] != now[x]} == {}


def answer(response):
    return response.status, response.body


def test_no_reader_is_told_to_go_on_with_what_nginx_served(site):
    base = address(make_published_pair())
    for path in ("/", base, f"{base}@1", f"{base}.json", f"{base}@1/card.png"):
        told = {site.get(path).getheader("Cache-Control") for _ in range(2)}
        assert told == {"public, max-age=0, stale-if-error=86400"}, path
    assert "no-store" in site.get("/health").getheader("Cache-Control")
    assert "no-store" in site.get("/?place=x").getheader("Cache-Control")


def test_p13_an_application_that_hangs_is_taken_for_one_that_is_down(site):
    path = address(make_published_pair())
    read = site.get(path).body
    port = site.application.thread.port
    site.stop()
    with socket.create_server(("127.0.0.1", port)):
        time.sleep(PROMISED)
        started = time.monotonic()
        stale = site.get(path)

    assert (stale.status, stale.body) == (200, read)
    assert stale.getheader("X-Cache") == "STALE"
    assert time.monotonic() - started >= HUNG - 1
