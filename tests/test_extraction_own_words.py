import pytest

from tests import own_words

HALVES = pytest.mark.parametrize("half", [0, 1], ids=["development", "held out"])


@HALVES
def test_who_said_what_is_found_as_well_as_it_was(half):
    found = own_words.attributions(half)

    assert found["content"].f >= 0.92
    assert found["cue"].f >= 0.87
    assert found["source"].f >= 0.89


@HALVES
def test_dates_are_found_and_right_as_often_as_they_were(half):
    found, right, wanted = own_words.dates(half)

    assert found.f >= 0.96
    assert right / wanted >= 0.86


@HALVES
def test_places_are_found_as_often_as_they_were(half):
    assert own_words.places(half).f >= 0.89


@HALVES
def test_events_are_found_and_named_as_often_as_they_were(half):
    found, kinds, _, _ = own_words.events(half)

    assert found.f >= 0.93
    assert kinds / found.wanted >= 0.74
