import pytest

from claims.models.statement import Statement
from sources.models import Identified, PublicId, Source, new_id
from tests.factories import (
    make_actor,
    make_claim,
    make_discrepancy,
    make_outcome,
    make_pair,
    make_place,
    make_silence,
    make_source,
    make_topic,
)
from tests.refusal import refused, sql

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def make_textless_source(**fields):
    return Source.objects.create(title="A day in March", **fields)


def make_uncited_citation(public_id=None):
    fields = {"public_id": public_id} if public_id else {}
    return make_source().revisions.get().cite(0, 5, **fields)


MAKE = {
    "source": make_textless_source,
    "citation": make_uncited_citation,
    "actor": make_actor,
    "place": make_place,
    "topic": make_topic,
    "claim": make_claim,
    "outcome": make_outcome,
    "pair": make_pair,
    "discrepancy": make_discrepancy,
    "silence": make_silence,
}
identified = pytest.mark.parametrize("make", MAKE.values(), ids=MAKE)


def test_every_record_with_a_page_is_tried_here():
    models = Identified.__subclasses__() + Statement.__subclasses__()

    assert {m._meta.model_name for m in models if not m._meta.abstract} == {*MAKE}


@identified
@pytest.mark.database("id_issued")
def test_a_public_id_is_issued_once_over_all_tables(make):
    issued = {make().public_id, make_topic().public_id, make_source().public_id}

    for taken in issued:
        with refused("publicid_pkey"):
            make(public_id=taken)


@identified
@pytest.mark.database("id_kept")
def test_a_public_id_never_changes(make):
    record = make()

    with refused("a public id never changes"):
        type(record).objects.filter(pk=record.pk).update(public_id=new_id())


@identified
@pytest.mark.database("id_retired")
def test_the_id_of_what_was_deleted_is_kept_and_never_given_again(make):
    record = make()
    record.delete()

    assert PublicId.objects.get(pk=record.public_id).state == "deleted"
    with refused("publicid_pkey"):
        make(public_id=record.public_id)


@pytest.mark.owner("the guards bind the owner of the tables too")
@pytest.mark.database("id_never_forgotten")
def test_an_issued_id_is_never_forgotten():
    live, gone = make_topic(), make_topic()
    gone.delete()

    for topic in (live, gone):
        with refused("an issued id is never forgotten"):
            sql("DELETE FROM sources_publicid WHERE id = %s", topic.public_id)


@pytest.mark.owner("the guards bind the owner of the tables too")
@pytest.mark.database("id_never_renamed")
@pytest.mark.parametrize("change", [{"id": "23456789"}, {"kind": "claims_claim"}])
def test_an_issued_id_never_changes(change):
    issued = PublicId.objects.filter(id=make_topic().public_id)

    with refused("an issued id never changes"):
        issued.update(**change)
