"""P13, P26, P30: the configuration that ships, in a real nginx before the application."""

import os
import time

import pytest

from config import caching
from tests import proxied
from tests.accounts import ROLES, account, at_the_desk
from tests.factories import make_published_pair

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(proxied.NGINX is None, reason="nginx is not installed here"),
]
WITHOUT = 60 if os.environ.get("PLUMBLINE_SOAK") == "1" else 1  # seconds
READS = 1000 if os.environ.get("PLUMBLINE_SOAK") == "1" else 200


@pytest.fixture
def site(tmp_path):
    with proxied.Site(tmp_path) as running:
        yield running


@pytest.fixture
def kept_for_long(monkeypatch):
    """Let the cache keep a page for longer than a slow machine takes for a test."""
    monkeypatch.setattr(caching, "SHARED", "public, max-age=0, s-maxage=600")


def until(site, path, state):
    """Ask until the cache answers in this way; return the answer."""
    deadline = time.monotonic() + 20
    while (answer := site.get(path)).getheader("X-Cache") != state:
        assert time.monotonic() < deadline, answer.getheader("X-Cache")
        time.sleep(0.05)
    return answer


def test_p13_what_is_published_is_read_on_while_the_application_is_stopped(
    site, monkeypatch
):
    monkeypatch.setattr(caching, "SHARED", "public, s-maxage=1")
    pair = make_published_pair()
    paths = [pair.get_absolute_url(), f"{pair.get_absolute_url()}@1", "/"]
    before = [site.get(path).body for path in paths]

    site.stop()

    stale = [until(site, path, "STALE") for path in paths]
    deadline = time.monotonic() + WITHOUT
    while time.monotonic() < deadline:
        stale += [site.get(path) for path in paths]
        time.sleep(0.1)
    assert {answer.status for answer in stale} == {200}
    assert [answer.body for answer in stale[-3:]] == before
    assert site.get("/claims/").status == 502


def test_p26_no_role_is_served_or_kept_what_is_for_another(site, kept_for_long):
    pair = make_published_pair()
    public = [pair.get_absolute_url(), "/", f"/p/{pair.public_id}.json"]
    private = ["/admin/", f"/suggest/{pair.public_id}", "/health"]
    cookies = {}
    for role in ROLES:
        sent = at_the_desk(account(role)).cookies
        cookies[role] = "; ".join(f"{x.key}={x.value}" for x in sent.values())
    bare = {path: site.get(path).body for path in public}
    for path in [*public, *private]:
        for role in ROLES:
            answer = site.get(path, cookie=cookies[role])
            assert answer.status == 200
            assert answer.getheader("X-Cache") in {"BYPASS", None}
            assert "no-store" in answer.getheader("Cache-Control")
            if path in public:
                assert answer.body == bare[path]
        for _ in range(2):
            answer = site.get(path)
            if path in public:
                assert (answer.getheader("X-Cache"), answer.body) == ("HIT", bare[path])
                assert answer.getheader("Set-Cookie") is None
            else:
                assert answer.getheader("X-Cache") != "HIT"
    assert site.get("/admin/").status == 302
    kept = site.kept()
    assert pair.public_id.encode() in kept
    for secret in (b"an-editor", b"an-analyst", b"sessionid", b"Set-Cookie", b"csrf"):
        assert secret not in kept


def test_p30_reading_is_never_throttled_and_what_is_costly_is(site):
    path = make_published_pair().get_absolute_url()

    assert {site.get(path).status for _ in range(READS)} == {200}
    files = [site.get("/pairs.csv") for _ in range(40)]
    searches = [site.get(f"/?q=word{n}", method="HEAD") for n in range(60)]

    for answers in (files, searches):
        assert {x.status for x in answers} == {200, 429}
        refused = next(x for x in answers if x.status == 429)
        assert refused.getheader("Retry-After") == "10"
    assert site.get(path).status == 200


def test_p25_no_header_of_a_client_poisons_the_cache(site, kept_for_long):
    for tricks in (
        {"X-Forwarded-Host": "evil.example"},
        {"X_Forwarded_Host": "evil.example", "X_Forwarded_Proto": "https"},
        {"X-Forwarded-Proto": "https", "Forwarded": "host=evil.example"},
        {"X-Original-URL": "/admin/", "X-Rewrite-URL": "/admin/"},
    ):
        pair = make_published_pair()
        path = pair.get_absolute_url()
        tried, clean = site.get(path, **tricks), site.get(path)
        assert clean.getheader("X-Cache") == "HIT"
        assert clean.body == tried.body
        assert b"evil.example" not in clean.body
        assert b"http://localhost/p/" in clean.body
    time_of = {"Accept-Datetime": "Thu, 01 Oct 2015 12:00:00 GMT"}
    assert site.get(pair.get_absolute_url(), **time_of).status == 302
    assert site.get(pair.get_absolute_url()).status == 200
    json = site.get(pair.get_absolute_url(), Accept="application/json")
    assert json.getheader("Content-Type") == "application/json"
    page = site.get(pair.get_absolute_url(), Accept="text/html")
    assert page.getheader("Content-Type") == "text/html; charset=utf-8"


def test_only_what_a_page_depends_on_makes_an_entry_of_the_cache(site):
    path = make_published_pair().get_absolute_url()
    own = [path, "/?relation=supports", "/?q=a", "/?q=a&relation=supports"]
    own += ["/?q=a?utm_source=1", "/?q=a%26utm_id=1", "/?q=utm_id"]
    followed = [f"{path}?utm_source=a&utm_medium=b&fbclid=c", f"{path}?fbclid"]
    followed += ["/?relation=supports&gclid=1", "/?q=a&_ga=1&"]
    refused = [f"{path}?utm_id=1&place=a", f"{path}?xfbclid=1", f"{path}?utm=1"]

    assert {site.get(x).status for x in [*own, *followed]} == {200}
    assert {site.get(x).status for x in refused} == {400}

    assert site.keys() == {f"http://localhost{x}" for x in own}
