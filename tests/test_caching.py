"""P26: what is public may be kept by everybody, and what is not by nobody."""

import gzip

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.workflow import withdraw
from config.edition import Edition
from config.shelf import Page, Shelf, shelf
from config.urls import urlpatterns
from tests import slow_urls
from tests.accounts import ROLES, account, at_the_desk
from tests.factories import make_published_pair, publish_pair, seed_user
from tests.test_addresses import CONTRACT
from tests.test_tombstones import retire
from tests.threads import at_once

UNSHARED = {"suggest/<id:public_id>", "suggest/<id:public_id>/thanks", "health"}
PRIVATE = "private, no-store"


@pytest.fixture
def kept(transactional_db):
    """A published pair of a history that is written, and an empty shelf."""
    shelf.__init__(shelf.room)
    return make_published_pair()


def asked(client, path, **headers):
    """Ask for a page and count what it asks of the database."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path, headers=headers)
    return response, len(captured)


def test_p26_of_every_public_address_it_is_decided_who_may_keep_it():
    scopes = {
        str(pattern.pattern): getattr(pattern.callback, "scope", "private")
        for pattern in urlpatterns
        if str(pattern.pattern) in CONTRACT
    }

    assert {x for x, scope in scopes.items() if scope == "private"} == UNSHARED
    assert {x for x, scope in scopes.items() if scope == "momentary"} == {"citations"}


@pytest.mark.django_db
def test_p26_what_is_public_is_shared_without_a_session_and_with_one_is_not(client):
    pair, desk = make_published_pair(), at_the_desk(account("analyst"))
    for path in ("/", pair.get_absolute_url(), "/citations", "/p/zzzzzzzz"):
        anonymous, member = client.get(path), desk.get(path)
        assert "public, max-age=0, s-maxage=2" in anonymous.headers["Cache-Control"]
        assert "stale-if-error=" in anonymous.headers["Cache-Control"]
        assert "Cookie" not in anonymous.headers.get("Vary", "")
        assert not anonymous.cookies
        assert member.headers["Cache-Control"] == PRIVATE


@pytest.mark.django_db
def test_p26_what_is_refused_failed_or_of_the_desk_is_kept_by_nobody(client, settings):
    assert client.get("/nothing").headers["Cache-Control"] == PRIVATE
    assert client.get("/?relation=wrong").headers["Cache-Control"] == PRIVATE
    assert client.post("/").headers["Cache-Control"] == PRIVATE
    assert "no-store" in client.get("/admin/").headers["Cache-Control"]
    client.raise_request_exception = False
    settings.ROOT_URLCONF = "tests.broken_urls"
    assert client.get("/broken").headers["Cache-Control"] == PRIVATE


def test_a_page_is_made_once_an_edition(client, kept):
    path = kept.get_absolute_url()
    made, cost = asked(client, path)
    again, less = asked(client, path)

    assert (cost, less) == (3, 1)
    assert again.content == made.content
    assert dict(again.items()) == dict(made.items())
    kept.rationale = "A draft that nobody has read."
    kept.save()
    assert asked(client, path)[1] == 1
    publish_pair(kept, note="Now they have.")
    page, _ = asked(client, path)
    assert "A draft that nobody has read." in page.text
    assert page.headers["ETag"] != made.headers["ETag"]


def test_a_page_that_many_ask_for_at_once_is_made_once_for_all(
    kept, settings, monkeypatch
):
    settings.ROOT_URLCONF = "tests.slow_urls"
    monkeypatch.setattr(slow_urls, "made", [])
    assert Client().get("/slow").text == "1"
    withdraw(kept, seed_user(), "It was wrong.")

    pages = at_once(*[lambda: Client().get("/slow").text] * 4)

    assert pages == ["2"] * 4


def test_what_is_withdrawn_or_merged_is_so_at_once(client, kept):
    other = make_published_pair()
    paths = [x.get_absolute_url() for x in (kept, other)]
    assert [client.get(path).status_code for path in paths] == [200, 200]

    withdraw(kept, seed_user(), "It was wrong.")
    retire(other, "merged", make_published_pair())

    assert [client.get(path).status_code for path in paths] == [410, 301]


def test_no_two_answers_are_mistaken_for_each_other(client, kept, settings):
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    path = kept.get_absolute_url()
    page = client.get(path)

    assert client.get(path, headers={"accept": "application/json"}).json()["id"]
    assert "@context" in client.get(f"{path}.jsonld").json()
    assert (
        "http://other.example/p/" in asked(client, path, host="other.example")[0].text
    )
    assert client.get("/claims/?page=2").text != client.get("/claims/").text
    time = {"accept-datetime": "Thu, 01 Oct 2015 12:00:00 GMT"}
    assert client.get(path, headers=time).status_code == 302
    assert client.get(path).content == page.content
    assert client.post(path).status_code == 405


def test_who_is_logged_in_neither_fills_the_shelf_nor_is_served_from_it(kept):
    path = kept.get_absolute_url()
    for role in ROLES:
        member = at_the_desk(account(role))
        assert member.get(path).headers["Cache-Control"] == PRIVATE
        assert asked(member, path)[1] > 1
    assert asked(Client(), path)[1] == 3
    assert member.get(path).headers["Cache-Control"] == PRIVATE


def test_who_has_the_page_is_told_so(client, kept):
    path = kept.get_absolute_url()
    page = client.get(path)

    for name, value in (
        ("if-none-match", page.headers["ETag"]),
        ("if-none-match", f'"other", {page.headers["ETag"]}'),
        ("if-modified-since", page.headers["Last-Modified"]),
    ):
        answer, cost = asked(client, path, **{name: value})
        assert (answer.status_code, answer.content, cost) == (304, b"", 1)
        for header in ("Cache-Control", "ETag", "Vary", "Last-Modified"):
            assert answer.headers[header] == page.headers[header]
    assert client.get("/p/zzzzzzzz", headers={"if-none-match": "*"}).status_code == 404


def test_a_page_is_compressed_once_for_all_who_can_read_it_so(client, kept):
    path = kept.get_absolute_url()
    plain = client.get(path)

    for accepted, compressed in (
        ("gzip, br", True),
        ("br, gzip;q=0.5", True),
        ("identity", False),
    ):
        answer = client.get(path, headers={"accept-encoding": accepted})
        assert ("Content-Encoding" in answer.headers) is compressed
        assert answer.headers["Content-Length"] == str(len(answer.content))
        read = gzip.decompress(answer.content) if compressed else answer.content
        assert read == plain.content
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert answer.headers["ETag"] == plain.headers["ETag"]


def test_the_edition_may_be_remembered_for_five_seconds_at_most(client, kept, settings):
    from django.core.cache import cache

    settings.STALE_SECONDS = 5
    path = kept.get_absolute_url()
    client.get(path)

    assert asked(client, path)[1] == 0
    withdraw(kept, seed_user(), "It was wrong.")
    assert client.get(path).status_code == 200
    cache.delete("edition")
    assert client.get(path).status_code == 410


@pytest.mark.parametrize(
    "tricks",
    [
        {"x-forwarded-host": "evil.example"},
        {"x-forwarded-proto": "https", "x-forwarded-port": "1"},
        {"x-original-url": "/admin/", "x-rewrite-url": "/admin/"},
        {"x-http-method-override": "POST"},
        {"forwarded": "host=evil.example;proto=https"},
        {"x-forwarded-prefix": "/evil", "x-script-name": "/evil"},
    ],
)
@pytest.mark.django_db
def test_p25_no_header_that_a_proxy_may_send_changes_a_public_page(client, tricks):
    path = make_published_pair().get_absolute_url()

    tried, page = client.get(path, headers=tricks), client.get(path)

    assert tried.content == page.content
    assert dict(tried.items()) == dict(page.items())


@pytest.mark.django_db
def test_p25_nothing_leads_a_reader_to_another_site(client):
    pair = make_published_pair()
    for path in (
        "//evil.example/admin",
        "//evil.example/p/..%2f",
        f"/p/{pair.public_id.upper()}?next=//evil.example",
        "/admin/login/?next=//evil.example",
        "/admin?next=https://evil.example",
        f"/cite/{pair.public_id}",
    ):
        response = client.get(path)
        location = response.headers.get("Location", "/")
        assert location.startswith("/"), path
        assert not location.startswith(("//", "/\\")), path
    login = {"username": "an-analyst", "password": "secret"}
    user = account("analyst")
    user.set_password("secret")
    user.save()
    done = client.post("/admin/login/?next=https://evil.example/", login)
    assert done.headers["Location"] == "/admin/"
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_the_shelf_makes_room_and_forgets_what_was_asked_for_longest_ago():
    made, edition = Shelf(room=7_000), Edition("1", None)
    for name in "abcd":
        made.put(name, Page(edition, b"x" * 150, {}))
        made.get("a")

    assert list(made.pages) == ["c", "d", "a"][-len(made.pages) :]
    assert made.taken == sum(page.size for page in made.pages.values()) <= 7_000
    made.put("large", Page(edition, b"y" * 20_000, {}))
    assert made.pages == {}
    assert made.taken == 0
