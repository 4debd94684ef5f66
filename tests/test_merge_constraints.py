"""What the database asks of a merge, whoever writes."""

import pytest
from django.utils import timezone

from claims.merging import merge, undo
from claims.models import Actor, Merge
from sources.models import PublicId
from tests.factories import (
    make_actor,
    make_claim,
    make_outcome,
    make_pair,
    make_place,
    make_report,
    make_silence,
    make_source,
    make_user,
)
from tests.refusal import refused

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def make_merge(one=None, other=None):
    made = merge(
        one or make_actor(), [other or make_actor()], make_user(), "The same body."
    )
    return made.merge


@pytest.mark.database("merge_one_open")
def test_an_id_is_merged_into_one_other_at_a_time():
    first = make_merge()
    first.pk = None

    with refused("merge_one_open"):
        first.save(force_insert=True)


@pytest.mark.owner("the guards bind the owner of the tables too")
@pytest.mark.database(
    "merge_not_into_itself", "merge_has_reason", "merge_undone_by_somebody"
)
@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"winner": "loser"}, "merge_not_into_itself"),
        ({"reason": ""}, "merge_has_reason"),
        ({"undone_at": timezone.now()}, "merge_undone_by_somebody"),
    ],
)
def test_the_database_refuses_a_merge(fields, name):
    made = make_merge()
    if "winner" in fields:
        fields = {"winner": made.loser}

    with refused(name):
        Merge.objects.filter(pk=made.pk).update(**fields)


@pytest.mark.database("successor_lasts")
def test_what_others_lead_to_is_neither_merged_nor_removed():
    winner = make_actor()
    made = make_merge(winner)
    ids = PublicId.objects.filter(pk=winner.public_id)
    rows = Actor.objects.filter(pk=winner.pk)

    with refused("successor_lasts"):
        rows.delete()
    with refused("successor_lasts"):
        ids.update(state="merged", successor=make_actor().public_id)
    with refused("successor_lasts"):
        ids.update(state="merged", successor=made.loser)
    undo(made, make_user())
    rows.delete()


def test_what_was_merged_is_not_removed():
    loser = make_actor()
    make_merge(other=loser)

    with refused("publicid_merged_has_successor"):
        loser.delete()


def merged_actor():
    other = make_actor()
    make_merge(other=other)
    return other


def merged_place():
    other = make_place()
    make_merge(make_place(), other)
    return other


def merged_claim():
    other = make_claim()
    make_merge(make_claim(), other)
    return other


def merged_outcome():
    other = make_outcome()
    make_merge(make_outcome(), other)
    return other


@pytest.mark.database("refers_to_no_loser")
@pytest.mark.parametrize(
    ("make", "refer"),
    [
        (merged_actor, lambda x: make_actor(member_of=x)),
        (merged_actor, lambda x: make_claim().parts.create(actor=x, part="claimant")),
        (merged_actor, lambda x: make_outcome().parts.create(actor=x, part="by")),
        (
            merged_actor,
            lambda x: make_report(make_claim()).attributions.create(
                actor=x, position=0
            ),
        ),
        (merged_actor, lambda x: make_silence(actor=x)),
        (merged_place, lambda x: make_place(parent=x)),
        (merged_place, lambda x: make_claim().places.add(x)),
        (merged_place, lambda x: make_outcome().places.add(x)),
        (merged_place, lambda x: make_silence(place=x)),
        (merged_claim, lambda x: make_report(x)),
        (merged_claim, lambda x: make_pair(claim=x)),
        (merged_claim, lambda x: make_claim().links.create(other=x, kind="disputes")),
        (merged_claim, lambda x: x.links.create(other=make_claim(), kind="disputes")),
        (merged_outcome, lambda x: make_report(x)),
        (merged_outcome, lambda x: make_pair(outcome=x)),
        (merged_outcome, lambda x: make_outcome().links.create(other=x)),
    ],
)
def test_nothing_new_refers_to_what_was_merged(make, refer):
    loser = make()

    with refused("refers_to_no_loser"):
        refer(loser)


def test_a_source_is_part_of_none_that_was_merged():
    loser, winner = make_source(), make_source()
    PublicId.objects.filter(pk=loser.public_id).update(
        state="merged", successor=winner.public_id
    )

    with refused("refers_to_no_loser"):
        make_source(part_of=loser)
    with refused("refers_to_no_loser"):
        make_report(make_claim(), source=loser, quote="Rents fell")
