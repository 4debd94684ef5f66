"""A point outside the area that it is said to lie in never enters."""

import pytest
from django.core.exceptions import ValidationError

from claims.locating import misplaced
from claims.models import Place
from claims.seeding.gazetteer import joined, read_gazetteer
from claims.seeding.load import GAZETTEER
from tests.accounts import account
from tests.desk import Tab
from tests.factories import make_place
from tests.seeds import READ

SYRIA = Place(name="Syria", precision="country", external_ids={"iso31662": "SY"})
ALEPPO = Place(
    name="Aleppo province",
    precision="governorate",
    parent=SYRIA,
    latitude=36.25,
    longitude=37.6,
    external_ids={"iso31662": "SY-HL"},
)
CITY = Place(
    name="Aleppo",
    precision="settlement",
    parent=ALEPPO,
    latitude=36.2,
    longitude=37.16,
)


@pytest.mark.parametrize(
    ("parent", "latitude", "longitude", "reason"),
    [
        (ALEPPO, 36.2, 37.16, ""),
        (ALEPPO, 36.7, 37.0, ""),
        (ALEPPO, 34.56, 38.27, "97 km outside Aleppo province"),
        (ALEPPO, 37.16, 36.2, "outside Aleppo province"),
        (SYRIA, 34.56, 38.27, ""),
        (SYRIA, 31.95, 35.93, "km outside Syria"),
        (CITY, 36.25, 37.2, ""),
        (CITY, 36.5, 37.2, "34 km from Aleppo, which is to contain it"),
        (Place(name="Elsewhere"), 0, 0, ""),
        (None, 0, 0, ""),
    ],
)
def test_a_point_lies_in_the_areas_that_contain_it(parent, latitude, longitude, reason):
    place = Place(
        name="A village",
        kind="village",
        precision="settlement",
        parent=parent,
        latitude=latitude,
        longitude=longitude,
    )

    assert reason in misplaced(place)
    assert bool(reason) == bool(misplaced(place))


def test_a_governorate_is_held_to_its_own_outline():
    moved = Place(
        name="Aleppo", latitude=34.5, longitude=38, external_ids={"iso31662": "SY-HL"}
    )

    with pytest.raises(ValidationError, match="km outside Aleppo"):
        moved.clean()


def test_every_place_of_the_seeds_lies_where_it_is_said_to():
    seeds = [
        y
        for x in joined(READ["places"]["places"], read_gazetteer(GAZETTEER))
        for y in x
    ]
    places = {
        seed["key"]: Place(
            name=seed["name"],
            precision=seed.get("precision", ""),
            latitude=seed.get("latitude"),
            longitude=seed.get("longitude"),
            external_ids=seed.get("external_ids", {}),
        )
        for seed in seeds
    }
    for seed in seeds:
        places[seed["key"]].parent = places.get(seed.get("parent"))

    located = [place for place in places.values() if place.latitude is not None]
    assert len(located) > 600
    assert [(x.name, y) for x in located if (y := misplaced(x))] == []


@pytest.mark.django_db
def test_the_desk_refuses_a_point_outside_its_area():
    province = make_place(name="Aleppo province", external_ids={"iso31662": "SY-HL"})
    place = make_place(name="A village", parent=province)

    answer = Tab(account("editor"), place).save(
        latitude="33.5", longitude="36.3", precision="settlement"
    )

    assert answer.status_code == 200
    assert "km outside Aleppo province" in answer.text
    place.refresh_from_db()
    assert place.latitude is None
