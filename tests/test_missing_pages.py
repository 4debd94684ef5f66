"""What is asked for and does not exist is answered with what does."""

import pytest

from claims.publishing import publish
from tests.factories import (
    make_place,
    make_published_pair,
    make_topic,
    publish_pair,
    seed_user,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path", ["/silences/", "/corrections", "/citations", "/", "actor", "place", "topic"]
)
def test_a_page_after_the_last_one_is_not_found_and_leads_to_that(client, path):
    pair = make_published_pair()
    records = {
        "actor": pair.claim.parts.get().actor,
        "place": make_place(),
        "topic": make_topic(),
    }
    pair.claim.places.add(records["place"])
    pair.claim.topics.add(records["topic"])
    publish(pair.claim, by=seed_user(), note="Again.")
    path = f"/{path}s/{records[path].public_id}" if path in records else path

    response = client.get(f"{path}?page=9")

    assert response.status_code == 404
    assert "Page 9 does not exist" in response.text
    assert 'href="?page=1"' in response.text
    assert client.get(f"{path}?page=1").status_code == 200


def test_a_version_that_does_not_exist_yet_names_the_newest(client):
    pair = make_published_pair()
    pair.heading = "A new heading."
    pair.save()
    publish_pair(pair, note="Again.")
    source = pair.claim.reports.get().source

    for address, newest in (
        (pair.get_absolute_url(), 2),
        (f"/c/{pair.claim.public_id}", 1),
        (source.get_absolute_url(), 1),
    ):
        response = client.get(f"{address}@9")
        assert response.status_code == 404
        assert f'<a href="{address}@{newest}">version {newest}</a>' in response.text


def test_every_public_address_leads_from_its_form_with_or_without_a_final_slash(client):
    pair = make_published_pair()

    for address in (
        *("/method", "/corrections", "/citations", "/pairs.csv"),
        *(pair.get_absolute_url(), f"{pair.get_absolute_url()}@1.bib"),
    ):
        led = client.get(f"{address}/")
        assert (led.status_code, led.headers["Location"]) == (301, address)
    assert client.get("/?q=").status_code == 200
    assert client.get("/corrections/?page=1").headers["Location"].endswith("?page=1")
    for address in ("/silences", "/topics", "/claims"):
        assert client.get(address).headers["Location"] == f"{address}/"
    assert client.get("/p/zzzzzzzz/", follow=True).status_code == 404
