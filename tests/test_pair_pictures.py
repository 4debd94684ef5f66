import json

import pytest

from claims.models import PairRevision
from claims.publishing import publish
from tests.factories import (
    make_place,
    make_published_discrepancy,
    make_published_pair,
    publish_pair,
    seed_user,
)
from tests.test_pages import queries

pytestmark = pytest.mark.django_db


def picture(page, name):
    start = page.index(f'<svg class="{name}"')
    return page[start : page.index("</svg>", start)]


def lit(drawn):
    return drawn.count('class="mark') - drawn.count(" pale")


@pytest.fixture
def pair():
    return make_published_pair(
        place={
            "latitude": 36.2,
            "longitude": 37.2,
            "precision": "settlement",
            "name": "Aleppo",
        }
    )


def test_a_pair_is_lit_on_the_timeline_of_its_topic(client, pair):
    other = make_published_pair(claim={"happened": "2015-10-02"})
    other.claim.topics.add(pair.claim.topics.get())
    publish_pair(other, note="Grouped.")

    drawn = picture(client.get(pair.get_absolute_url()).text, "timeline")

    assert (lit(drawn), drawn.count(" pale")) == (2, 1)
    assert "≠" in drawn
    assert "same day" in drawn


def test_a_pinned_revision_is_drawn_from_its_own_snapshot_alone(client, pair):
    other = make_published_pair()
    other.claim.topics.add(pair.claim.topics.get())
    publish_pair(other, note="Grouped.")
    touching = make_published_discrepancy(title="The day of the raids")
    touching.claims.add(pair.claim)
    publish(touching, by=seed_user(), note="Touched.")

    now = client.get(pair.get_absolute_url()).text
    pinned = client.get(f"{pair.get_absolute_url()}@1").text

    assert "The day of the raids" in now
    assert "The day of the raids" not in pinned
    assert " pale" not in picture(pinned, "timeline")
    assert lit(picture(pinned, "timeline")) == 2


def test_a_place_without_a_point_is_shown_in_the_area_around_it(client, pair):
    area = make_place(
        name="Aleppo province",
        kind="governorate",
        latitude=36.2,
        longitude=37.6,
        precision="governorate",
    )
    for name in ("Tall Qarah", "Tall Susin"):
        pair.outcome.places.add(make_place(name=name, parent=area))
    publish_pair(pair, note="Placed.")

    drawn = picture(client.get(pair.get_absolute_url()).text, "map")

    assert "Aleppo province, exact location unknown: Tall Qarah, Tall Susin" in drawn
    assert "Aleppo: 1 claimed, 1 observed" in drawn
    assert drawn.count('class="mark') == 2


def test_what_would_settle_a_pair_is_said(client):
    pair = make_published_pair(settle="Pictures of the base from that day.")

    page = client.get(pair.get_absolute_url()).text

    assert "What evidence would settle it" in page
    assert "Pictures of the base from that day." in page


NEWER = ["settle", "dimensions", "origins", "wording", "figures", "independence"]
NEWER_OF_AREAS = ["precision", "latitude", "longitude"]


def test_a_snapshot_of_old_is_drawn_without_what_came_later(client, pair):
    pair.claim.places.add(make_place(parent=make_place()))
    publish_pair(pair, note="Placed.")
    old = pair.revisions.first()
    content = old.content
    for key in NEWER:
        content.pop(key, None)
    for side in ("claim", "outcome"):
        content[side].pop("origins", None)
        for place in content[side]["places"]:
            del place["external_ids"]
        for area in (x for place in content[side]["places"] for x in place["around"]):
            for key in NEWER_OF_AREAS:
                del area[key]
    number = old.number + 1
    PairRevision.objects.create(
        pair=pair,
        number=number,
        snapshot=json.dumps(content),
        note="As once.",
        published_by=seed_user(),
    )

    page = client.get(f"{pair.get_absolute_url()}@{number}")

    assert page.status_code == 200
    assert lit(picture(page.text, "timeline")) == 2


def test_an_anonymous_reader_costs_two_queries_and_of_a_revision_three(client, pair):
    assert queries(client, pair.get_absolute_url()) == 2
    assert queries(client, f"{pair.get_absolute_url()}@1") == 3
