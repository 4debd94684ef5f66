"""Two drafts that belong side by side, and the desk where they are paired."""

import pytest
from django.urls import reverse

from tests.accounts import account, at_the_desk
from tests.desk import form_of
from tests.factories import (
    make_actor,
    make_claim,
    make_figure,
    make_outcome,
    make_place,
    make_report,
)

SAID = {"relation": "undercuts", "rationale": "Both tell of one day and one front."}


@pytest.fixture
def sides():
    """A claim and an outcome of one day, with a figure, a place and a target each."""
    claim, outcome = make_claim(), make_outcome(happened="2015-10-12")
    place, group = make_place(name="Aleppo"), make_actor(name="The group")
    for side, part in ((claim, "target"), (outcome, "by")):
        side.places.add(place)
        side.parts.create(actor=group, part=part)
        make_figure(make_report(side))
    return claim, outcome


@pytest.fixture
def editor():
    return at_the_desk(account("editor", "editor"))


@pytest.fixture
def other():
    return at_the_desk(account("editor", "other"))


def beside(sides):
    return reverse("admin:claims_pair_beside", args=[side.pk for side in sides])


def candidates(statement):
    name = f"admin:claims_{statement._meta.model_name}_pair"
    return reverse(name, args=[statement.pk])


def opened(desk, sides):
    return form_of(desk.get(beside(sides)))


def saved(desk, sides, **typed):
    return desk.post(beside(sides), opened(desk, sides) | typed)
