"""Two editors who merge the same records at once, on real connections."""

import pytest

from claims.merging import merge, undo
from claims.models import Actor, Merge
from claims.workflow import Refused
from sources.models import PublicId
from tests.factories import make_actor, make_claim, make_user
from tests.threads import at_once, faults

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def tried(work, *arguments):
    """Return a task that does the work, or says that it was refused."""

    def task():
        try:
            return work(*arguments)
        except Refused as refused:
            return str(refused)

    return task


def refusals(results):
    return [result for result in results if isinstance(result, str)]


def test_of_two_merges_into_each_other_one_is_refused():
    one, other = make_actor(name="AFP"), make_actor(name="A.F.P.")
    claim, by = make_claim(), [make_user(), make_user()]
    claim.parts.create(actor=other, part="claimant")

    done = at_once(
        tried(merge, one, [other], by[0], "The same."),
        tried(merge, other, [one], by[1], "The same."),
    )

    assert len(refusals(done)) == Merge.objects.count() == 1
    kept = Merge.objects.get().winner_id
    assert claim.parts.get().actor.public_id == kept
    merged = PublicId.objects.filter(state="merged")
    assert [row.successor_id for row in merged] == [kept]
    assert faults() == []


def test_a_chain_of_merges_at_once_ends_at_one_record():
    first, second, third = (make_actor(name=name) for name in ("A", "B", "C"))
    by = [make_user(), make_user()]

    done = at_once(
        tried(merge, second, [third], by[0], "The same."),
        tried(merge, first, [second], by[1], "The same."),
    )

    assert refusals(done) == [] or len(refusals(done)) == 1
    assert Merge.objects.count() == 2 - len(refusals(done))
    assert Actor.objects.filter(pk=first.pk).exists()
    assert faults() == []


def test_a_merge_taken_back_twice_at_once_is_taken_back_once():
    one, other = make_actor(name="AFP"), make_actor(name="A.F.P.")
    done = merge(one, [other], make_user(), "The same.")
    by = [make_user(), make_user()]

    results = at_once(*(tried(undo, done.merge, each) for each in by))

    assert len(refusals(results)) == 1
    assert {actor.name for actor in Actor.objects.all()} >= {"AFP", "A.F.P."}
    assert faults() == []
