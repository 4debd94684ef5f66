"""Merged and taken back, whatever refers to whatever."""

import random

import pytest

from claims.models import Merge
from tests.factories import (
    make_actor,
    make_claim,
    make_outcome,
    make_place,
    make_report,
    make_silence,
)
from tests.hostile import SOAK
from tests.merging import merged, tables, taken_back
from tests.refusal import allowed

pytestmark = pytest.mark.django_db


def web(chance):
    """Actors and places, and rows that name them, at random."""
    actors = [make_actor() for _ in range(3)]
    places = [make_place() for _ in range(3)]
    for actor in actors[1:]:
        if chance.random() < 0.5:
            actor.member_of = chance.choice(actors[:1])
            actor.save()
    for make in (make_claim, make_outcome):
        for _ in range(2):
            statement = make()
            roles = [x for x, _ in statement.parts.model.Part.choices]
            for actor in actors:
                for part in chance.sample(roles, chance.randint(0, 2)):
                    statement.parts.create(actor=actor, part=part)
            statement.places.add(*chance.sample(places, chance.randint(0, 3)))
            told = make_report(statement)
            for position in range(chance.randint(0, 3)):
                told.attributions.create(actor=chance.choice(actors), position=position)
    make_silence(actor=chance.choice(actors), place=chance.choice(places))
    return actors, places


@pytest.mark.parametrize("seed", range(100 if SOAK else 6))
def test_merged_and_taken_back_everything_is_as_it_was(seed):
    chance = random.Random(seed)  # noqa: S311
    for records in web(chance):
        chance.shuffle(records)
        before, many = tables(), chance.randint(1, 2)
        values = {"name": records[1]} if chance.random() < 0.5 else {}

        done = merged(records[0], *records[1 : 1 + many], **values)
        allowed()

        assert Merge.objects.open().count() == many
        assert taken_back(done) == []
        assert tables() == before
