"""Time, place and independence of a pair are said in the same words wherever it is shown."""

import csv
import io
import json

import pytest
from django.core.management import call_command
from lxml import html

from claims.models import PairRevision, PublishedPair
from claims.seeding.publication import seed_user
from claims.views.card import told
from tests.factories import (
    make_actor,
    make_published_pair,
    make_publisher,
    publish_pair,
)
from tests.seeds import READ

pytestmark = pytest.mark.django_db
SAID = ("time", "place", "independence")


def listed(client):
    """What the rows of the list say, by the id of the pair."""
    found = {}
    for number in (1, 2):
        page = html.fromstring(client.get(f"/?page={number}").text)
        for row in page.xpath("//li[@class='pair']/div[@class='spine']"):
            key = row.xpath("a/@href")[0].rpartition("/")[2]
            found[key] = tuple(x.text_content() for x in row.xpath("span"))
    return found


def in_table(client):
    rows = csv.DictReader(io.StringIO(client.get("/pairs.csv").getvalue().decode()))
    return {row["id"]: tuple(row[name] for name in SAID) for row in rows}


def in_data(client):
    rows = json.loads(client.get("/pairs.json").getvalue())["pairs"]
    return {row["id"]: tuple(row[name] for name in SAID) for row in rows}


def on_page(client, key):
    """What a pair's page says at a glance, and heads its independence with."""
    page = html.fromstring(client.get(f"/p/{key}").text)
    glance = [x.text_content() for x in page.xpath("//section[@class='spine']//strong")]
    return (*glance[:2], page.xpath("//h2[@id='independence']")[0].text_content())


def line(said):
    return " · ".join(said)


def test_list_page_table_data_card_and_frame_say_the_same_of_every_pair(
    client, rf, seeds
):
    rows, table, data = listed(client), in_table(client), in_data(client)

    assert rows.keys() == {seed["id"] for seed in READ["pairs"]["pairs"]}
    assert table == data == rows
    for revision in PairRevision.objects.published():
        key = revision.content["id"]
        assert on_page(client, key) == rows[key]
        frame = html.fromstring(client.get(f"/embed/p/{key}").text)
        assert frame.xpath("//p[@class='glance']")[0].text_content() == line(rows[key])
        assert told(rf.get("/"), revision)["glance"]["text"] == line(rows[key])
        assert revision.pair.publishedpair.at_a_glance() == dict(
            zip(SAID, rows[key], strict=True)
        )


def test_feed_review_annotation_and_citation_say_how_independent_a_pair_is(
    client, seeds
):
    rows = listed(client)
    feed = client.get("/pairs.feed.json").json()["items"]

    for item in feed:
        key = item["url"].rpartition("/")[2]
        assert line(rows[key]) in item["content_text"]
    for key in ("crqys6nx", "fw22s37m", "v25cffws"):
        said = rows[key][2]
        page = html.fromstring(client.get(f"/p/{key}").text)
        [review] = page.xpath("//script[@type='application/ld+json']")
        rating = json.loads(review.text)["reviewRating"]
        assert f"{said}." in rating["ratingExplanation"]
        for name in ("og:description", "og:image:alt"):
            assert said in page.xpath(f"//meta[@property='{name}']/@content")[0]
        body = client.get(f"/p/{key}.jsonld").json()["body"]
        purposes = {x["value"]: x["purpose"] for x in body if "value" in x}
        assert purposes[said] == "describing"
        assert said in client.get(f"/p/{key}/cite").text
        for name in ("ris", "bib", "csl.json"):
            assert said in client.get(f"/p/{key}.{name}").text


def test_most_seeded_pairs_have_one_source_and_many_are_one_article(seeds):
    found = [
        revision.content["independence"] for revision in PairRevision.objects.all()
    ]

    assert sum(one["sources"] == 1 for one in found) > len(found) / 2
    assert {one["shared"] for one in found} >= {"article", "agency", ""}
    for one in found:
        assert ("independent sources" in one["words"]) == (one["sources"] > 1)


def test_a_second_outlet_is_counted_once_it_is_known_on_whose_word_it_rests(client):
    pair = make_published_pair(publisher={"name": "The Paper"})
    one = pair.outcome.reports.get()

    assert (
        on_page(client, pair.public_id)[2] == "One outlet behind both sides: The Paper"
    )
    one.attributions.all().delete()
    one.source.publisher = None
    one.source.save()
    publish_pair(pair, note="Traced.")
    assert on_page(client, pair.public_id)[2] == "Independence not established"
    assert PublishedPair.objects.get().independent_sources is None
    one.source.agency = make_publisher(name="Wire", kind="agency")
    one.source.save()
    one.attributions.create(actor=make_actor(name="A witness"), position=0)
    publish_pair(pair, note="Traced.")
    words = "Two independent sources: The Paper and Wire"
    assert on_page(client, pair.public_id)[2] == words
    assert PublishedPair.objects.get().independent_sources == 2


def test_what_an_editor_finds_of_a_place_is_what_the_list_says(client):
    pair = make_published_pair()
    pair.dimensions.create(kind="place", verdict="differs", reason="Ten km apart.")
    publish_pair(pair, note="Assessed.")

    assert on_page(client, pair.public_id)[1] == (
        "place inconsistent (assessed by an editor)"
    )
    assert listed(client)[pair.public_id][1] == on_page(client, pair.public_id)[1]


def test_a_snapshot_of_before_is_judged_from_what_it_has(client):
    pair = make_published_pair()
    content = pair.revisions.first().content
    now = on_page(client, pair.public_id)
    del content["independence"]
    made = PairRevision.objects.create(
        pair=pair,
        number=2,
        snapshot=json.dumps(content),
        note="As once.",
        published_by=seed_user(),
    )
    PublishedPair.objects.update(revision=made, glance=None, independent_sources=None)

    assert on_page(client, pair.public_id) == now
    assert listed(client)[pair.public_id][2] == "Independence not established"
    call_command("rebuildpublished", verbosity=0)
    assert listed(client)[pair.public_id] == now
    assert PublishedPair.objects.get().independent_sources == 1
