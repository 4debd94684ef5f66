"""Feeds of new and changed pairs: RFC 4287, 5005, 6721 and JSON Feed 1.1."""

import re
from datetime import datetime

import pytest
from django.db import connection
from lxml import etree

from claims.feeds import entries as feed_entries
from claims.models import PublishedPair
from claims.workflow import withdraw
from tests.factories import (
    make_actor,
    make_published_pair,
    publish_pair,
    seed_user,
)
from tests.hostile import READ
from tests.test_tombstones import retire

pytestmark = pytest.mark.django_db
NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "at": "http://purl.org/atompub/tombstones/1.0",
}


def read(client, path="/pairs.atom", **headers):
    response = client.get(path, headers=headers)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(response.content)


def texts(feed, path):
    return [
        x if isinstance(x, str) else x.text for x in feed.xpath(path, namespaces=NAMES)
    ]


def links(feed):
    return {x.get("rel"): x.get("href") for x in feed.findall("a:link", NAMES)}


def test_a_feed_tells_of_every_pair_with_both_sides(client):
    pair = make_published_pair(heading="Sixty & four")

    feed = read(client)

    assert texts(feed, "a:entry/a:title") == ["Sixty & four"]
    assert texts(feed, "a:entry/a:link[@rel='alternate']/@href") == [
        f"http://testserver/p/{pair.public_id}"
    ]
    [content] = texts(feed, "a:entry/a:content")
    assert pair.claim.statement in content
    assert pair.outcome.statement in content
    for one in [feed, *feed.findall("a:entry", NAMES)]:
        for needed in ("id", "title", "updated"):
            assert len(one.findall(f"a:{needed}", NAMES)) == 1
    assert datetime.fromisoformat(feed.findtext("a:updated", None, NAMES)).tzinfo
    assert feed.find("a:author/a:name", NAMES) is not None


def test_a_feed_is_named_by_what_its_pairs_are_chosen_by(client):
    pair = make_published_pair(
        relation="not_comparable", claimant={"name": "The ministry"}
    )
    actor = pair.claim.parts.get().actor.public_id
    query = f"relation=not_comparable&claimant={actor}&q=aleppo"

    feeds = [
        *texts(read(client, f"/pairs.atom?{query}"), "a:title"),
        client.get(f"/pairs.feed.json?{query}").json()["title"],
    ]

    title = "Plumbline: claims compared with outcomes"
    chosen = ["Not comparable", "The ministry", "“aleppo”"]
    assert feeds == [" – ".join([title, *chosen])] * 2
    assert texts(read(client), "a:title") == [title]


def test_the_feed_of_a_claimant_whom_nothing_published_names_is_empty(client):
    make_published_pair()

    feed = read(client, f"/pairs.atom?claimant={make_actor().public_id}")

    assert texts(feed, "a:entry/a:title") == []
    assert texts(feed, "a:title")[0].endswith("a claimant whom nothing published names")


@pytest.mark.parametrize("claimant", ["zzzzzzzz", "%00", "%ff", "'", "a" * 300])
@pytest.mark.parametrize("path", ["/", "/pairs.atom", "/pairs.feed.json", "/pairs.csv"])
def test_what_is_no_public_id_is_no_claimant(client, path, claimant):
    make_published_pair()

    answer = client.get(f"{path}?claimant={claimant}")

    assert answer.status_code == 400
    assert "is not a claimant" in answer.text


def test_a_changed_pair_comes_first_and_keeps_its_id(client, settings):
    settings.ALLOWED_HOSTS = ["testserver", "moved.example"]
    pair, _ = make_published_pair(heading="First"), make_published_pair(heading="Next")
    known = dict(
        zip(
            *(texts(read(client), f"a:entry/a:{x}") for x in ("title", "id")),
            strict=True,
        )
    )
    pair.rationale = "Another."
    pair.save()

    publish_pair(pair, note="We gave the wrong reason.")

    feed = read(client, host="moved.example")
    assert texts(feed, "a:entry/a:title") == ["First", "Next"]
    assert texts(feed, "a:entry/a:id") == [known["First"], known["Next"]]
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", x) for x in known.values())
    assert texts(feed, "a:entry/a:summary") == ["Changed: We gave the wrong reason."]
    [first, _] = feed.findall("a:entry", NAMES)
    assert first.findtext("a:updated", None, NAMES) > first.findtext(
        "a:published", None, NAMES
    )


def test_the_feed_of_a_filter_is_that_of_the_list_and_found_from_it(client):
    make_published_pair(heading="One", relation="supports")
    make_published_pair(heading="Other", relation="contradicts")

    page = client.get("/?relation=supports&page=1").text

    for name in ("atom", "feed.json", "csv", "json"):
        assert f'href="/pairs.{name}?relation=supports"' in page
    feed = read(client, "/pairs.atom?relation=supports")
    assert texts(feed, "a:entry/a:title") == ["One"]
    assert links(feed)["alternate"] == "http://testserver/?relation=supports"
    items = client.get("/pairs.feed.json?relation=supports").json()["items"]
    assert [x["title"] for x in items] == ["One"]
    assert client.get("/pairs.atom?relation=wrong").status_code == 400


def test_what_is_taken_back_is_announced(client):
    gone, merged, other = (make_published_pair() for _ in range(3))
    ids = {pair: feed_entries.urn(pair.public_id) for pair in (gone, merged)}

    withdraw(gone, seed_user(), "It was <wrong>.")
    retire(merged, "merged", other)
    connection.check_constraints()

    feed = read(client)
    notices = {
        x.get("ref"): x.findtext("at:comment", None, NAMES)
        for x in feed.findall("at:deleted-entry", NAMES)
    }
    assert notices == {
        ids[gone]: "Withdrawn: It was <wrong>.",
        ids[merged]: f"Merged into {other.public_id}.",
    }
    assert len(feed.findall("a:entry", NAMES)) == 1
    deleted = client.get("/pairs.feed.json").json()["_deleted"]
    assert {x["id"] for x in deleted} == {*ids.values()}
    when = [x.get("when") for x in feed.findall("at:deleted-entry", NAMES)]
    assert feed.findtext("a:updated", None, NAMES) == max(when)


def test_pages_lead_on_and_hold_every_pair_and_every_notice_once(client, monkeypatch):
    monkeypatch.setattr(feed_entries, "PER_PAGE", 2)
    pairs = [make_published_pair() for _ in range(6)]
    withdraw(pairs[2], seed_user(), "It was wrong.")
    seen, notices, page = [], [], "http://testserver/pairs.atom?relation=undercuts"
    while page:
        feed = read(client, page.removeprefix("http://testserver"))
        seen += texts(feed, "a:entry/a:id")
        notices += texts(feed, "at:deleted-entry/@ref")
        assert links(feed)["first"] == "http://testserver/pairs.atom?relation=undercuts"
        page = links(feed).get("next")

    assert len(seen) == len({*seen}) == 5
    assert notices == [feed_entries.urn(pairs[2].public_id)]
    assert client.get("/pairs.feed.json").json()["next_url"].endswith("?page=2")


def test_a_json_feed_says_what_the_format_asks_for(client):
    pair = make_published_pair()

    response = client.get("/pairs.feed.json")

    feed = response.json()
    assert response.headers["Content-Type"] == "application/feed+json"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://testserver/pairs.feed.json"
    [item] = feed["items"]
    assert item["url"] == f"http://testserver/p/{pair.public_id}"
    assert item["_revision"]["sha256"] == pair.revisions.get().sha256
    assert {"id", "content_text", "title", "date_published", "tags"} <= item.keys()


@pytest.mark.parametrize("harm", [*READ[:8], "bell \x07 and \x1b[2J", "\ufffe", "]]>"])
def test_p20_a_title_is_a_title_whatever_it_says(client, harm):
    make_published_pair(heading=harm[:160], claim={"statement": harm})

    feed = read(client)

    kept = re.sub(
        r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", harm
    )
    assert texts(feed, "a:entry/a:title") == [kept[:160]]
    assert client.get("/pairs.feed.json").json()["items"][0]["title"] == harm[:160]


def test_an_empty_feed_is_a_feed(client):
    assert not PublishedPair.objects.exists()

    assert texts(read(client), "a:updated") == ["1970-01-01T00:00:00.000+00:00"]
    assert client.get("/pairs.feed.json").json()["items"] == []
