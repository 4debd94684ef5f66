"""Merged and taken back, whatever refers to whatever."""

import random

import pytest

from claims.models import Merge, PublishedPair
from claims.publishing import publish
from tests.factories import (
    make_actor,
    make_claim,
    make_discrepancy,
    make_outcome,
    make_pair,
    make_place,
    make_report,
    make_silence,
    make_topic,
    seed_user,
)
from tests.hostile import SOAK
from tests.merging import merged, published_pair, tables, taken_back
from tests.refusal import allowed

pytestmark = pytest.mark.django_db


def names(chance):
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
    for records in names(chance):
        chance.shuffle(records)
        before, many = tables(), chance.randint(1, 2)
        values = {"name": records[1]} if chance.random() < 0.5 else {}

        done = merged(records[0], *records[1 : 1 + many], **values)
        allowed()

        assert Merge.objects.open().count() == many
        assert taken_back(done) == []
        assert tables() == before


def statements(chance):
    """Claims and outcomes, some of them public, paired and linked at random."""
    sides = []
    for make in (make_claim, make_outcome):
        made = [make() for _ in range(3)]
        for statement in made:
            make_report(statement)
            statement.topics.add(make_topic())
        kinds = [x for x, _ in made[0].links.model.Kind.choices]
        for one, other in chance.sample([(0, 1), (1, 2), (2, 0)], 2):
            made[one].links.create(other=made[other], kind=chance.choice(kinds))
        sides.append(made)
    public = chance.random() < 0.6
    for claim in sides[0]:
        for outcome in chance.sample(sides[1], chance.randint(0, 3)):
            pair = make_pair(claim=claim, outcome=outcome)
            if public:
                published_pair(pair)
    make_discrepancy().claims.add(*chance.sample(sides[0], 2))
    make_silence(outcome=chance.choice(sides[1]), actor=None)
    if public:
        for statement in [x for side in sides for x in side]:
            publish(statement, by=seed_user())
    return sides


@pytest.mark.parametrize("seed", range(100 if SOAK else 3))
def test_merged_and_taken_back_all_statements_are_as_they_were(seed, client):
    chance = random.Random(seed)  # noqa: S311
    for found in statements(chance):
        allowed()
        chance.shuffle(found)
        before, many = tables(), chance.randint(1, 2)

        done = merged(found[0], *found[1 : 1 + many])
        allowed()
        for pair in PublishedPair.objects.all():
            assert client.get(pair.get_absolute_url()).status_code == 200

        assert taken_back(done) == []
        assert tables() == before
