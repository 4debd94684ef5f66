import pytest

from claims.extraction import extract


def places(text):
    return [place.name for place in extract(text).places]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KYIV, Ukraine (AP) — It rained.", ["KYIV", "Ukraine"]),
        ("Shells fell on the towns Rubizhne and Lyman.", ["Rubizhne", "Lyman"]),
        ("They burned the villages of Karu, Lewa and Dinga.", ["Karu", "Lewa", "Dinga"]),
        ("Soldiers left the Niafunke army post.", ["Niafunke"]),
        ("The convoy stopped at the border with Mali.", ["Mali"]),
        ("The army controls Bir Tawil.", ["Bir Tawil"]),
        ("Shells fell on Chasiv Yar.", ["Chasiv Yar"]),
        ("A resident of Ta Kan Thar wept.", ["Ta Kan Thar"]),
        ("The convoy left Lewa, about 40 km away.", ["Lewa"]),
        ("Troops burned Mindat and Matupi townships.", ["Mindat", "Matupi"]),
        ("A shell hit Orikhiv General Hospital.", ["Orikhiv General Hospital"]),
        ("It sank at 12.8628°N 44.9958°E.", ["12.8628°N 44.9958°E"]),
    ],
)  # fmt: skip
def test_a_place_is_told_by_the_words_beside_it(text, names):
    assert [
        name for name in places(text) if name[0].isupper() or name[0].isdigit()
    ] == names


@pytest.mark.parametrize(
    "text",
    [
        "The Tripoli Protection Force said nothing.",
        "He is the minister for the Middle East.",
        "The crew of HMS Ocean slept.",
        "Brig. Gen. Hale spoke.",
        "Kurdish districts and Arab villages were quiet.",
        "States such as Australia, Belgium and Canada spoke.",
    ],
)
def test_a_body_an_office_or_a_ship_is_no_place(text):
    assert places(text) == []
