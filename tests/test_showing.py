"""P29: who changes what a record shows has saved that record last, whatever it is."""

import pytest

from claims import workflow
from tests.accounts import account
from tests.desk import Tab
from tests.factories import (
    make_actor,
    make_claim,
    make_discrepancy,
    make_place,
    make_publisher,
    make_report,
    make_side,
    make_silence,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db


def silence(**fields):
    made = make_silence(**fields)
    return made, next(iter(fields.values()))


def body_of_a_claimant():
    body = make_actor()
    claim = make_claim()
    make_report(claim)
    claim.parts.create(actor=make_actor(member_of=body), part="claimant")
    return claim, body


def cited_by_a_discrepancy():
    made = make_discrepancy()
    side = make_side(made, "The raids were on Friday")
    return made, side.cited.get().citation.revision.source


def country_of_a_village():
    """The widest of five places, each within the next."""
    country = around = make_place(kind="country")
    for _ in range(4):
        around = make_place(parent=around)
    claim = make_claim()
    make_report(claim)
    claim.places.add(around)
    return claim, country


def publisher_of_a_container():
    publisher = make_publisher()
    page = make_source(publisher=publisher)
    claim = make_claim()
    make_report(claim, "Rents fell", make_source("Rents fell.", part_of=page))
    return claim, publisher


SHOWN = {
    "the country that a village lies in": country_of_a_village,
    "who put out the page that a source is part of": publisher_of_a_container,
    "the actor of a silence": lambda: silence(actor=make_actor()),
    "the place of a silence": lambda: silence(place=make_place()),
    "the topic of a silence": lambda: silence(topic=make_topic()),
    "the body of a claimant": body_of_a_claimant,
    "a source that a discrepancy cites": cited_by_a_discrepancy,
}


@pytest.mark.parametrize("case", SHOWN)
def test_p29_who_changes_what_it_shows_has_saved_it_last(case):
    record, shown = SHOWN[case]()
    editor, reader = account("editor"), account("publisher")
    workflow.saved(record, editor)
    workflow.submit(record, editor)
    workflow.approve(record, reader)
    name = "name" if hasattr(shown, "name") else "title"

    assert Tab(reader, shown).save(**{name: "Put another way"}).status_code == 302

    record.refresh_from_db()
    assert (record.saved_by, record.approved_by) == (reader, None)
