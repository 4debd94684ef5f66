"""Readers see names as they were published."""

import pytest

from claims import workflow
from claims.publishing import publish
from tests.desk import Tab
from tests.factories import (
    make_published_discrepancy,
    make_published_pair,
    make_user,
    seed_user,
)
from tests.test_explanations import (
    ALONE,
    FEEDS,
    capture,
    claimed,
    editor,
    pair,
    reader,
)

__all__ = ["editor", "pair", "reader"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("of", ["statement", "discrepancy", "withdrawn"])
def test_p29_a_source_is_named_as_it_was_published(client, of):
    if of == "discrepancy":
        made = make_published_discrepancy()
        citation = made.sides.first().cited.get().citation
    else:
        pair = make_published_pair()
        citation = claimed(pair)
    if of == "withdrawn":
        workflow.withdraw(pair, make_user(), "It erred.")
        workflow.withdraw(pair.claim, make_user(), "It erred.")
    source, title = citation.revision.source, citation.revision.source.title
    type(source).objects.update(title=ALONE, byline=ALONE, rights="full")
    capture(citation)

    for address in (
        f"/s/{source.public_id}",
        f"/s/{source.public_id}@1",
        f"/s/{source.public_id}/cite",
        f"/s/{source.public_id}@1/changes",
        f"/cite/{citation.public_id}.jsonld",
        "/citations",
    ):
        page = client.get(address)
        assert page.status_code == 200, address
        assert ALONE not in page.text, address
        assert "After it." not in page.text, address
    assert title in client.get(f"/s/{source.public_id}").text


def test_p29_a_container_is_named_as_it_was_published(client):
    made = make_published_pair(source={})
    part = claimed(made).revision.source
    page = type(part).objects.create(title="The whole page")
    type(part).objects.filter(pk=part.pk).update(part_of=page)
    publish_again(made)
    workflow.withdraw(made, make_user(), "It erred.")
    for side in (made.claim, made.outcome):
        workflow.withdraw(side, make_user(), "It erred.")
    type(part).objects.filter(pk=page.pk).update(title=ALONE)

    assert ALONE not in client.get(f"/s/{page.public_id}").text


def publish_again(pair):
    for record in (pair.claim, pair.outcome, pair):
        publish(record, by=seed_user(), note="Said of the page that it is part of.")
    pair.refresh_from_db()


def test_p29_names_are_shown_as_they_were_published(client, editor):
    pair = make_published_pair()
    actor, place = pair.claim.actors.get(), pair.claim.places.get()
    topic, publisher = (
        pair.claim.topics.get(),
        pair.claim.reports.get().source.publisher,
    )
    for record in (actor, place, publisher):
        assert Tab(editor, record).save(name=ALONE).status_code == 302
    assert Tab(editor, topic).save(title=ALONE).status_code == 302

    for address in (
        pair.get_absolute_url(),
        f"/c/{pair.claim.public_id}",
        f"/actors/{actor.public_id}",
        f"/places/{place.public_id}",
        f"/topics/{topic.public_id}",
        "/",
        "/actors/",
        "/places/",
        "/topics/",
        "/sources/",
        "/pairs.csv",
        *FEEDS,
    ):
        page = client.get(address)
        body = b"".join(page) if page.streaming else page.content
        assert page.status_code == 200, address
        assert ALONE not in body.decode(), address
