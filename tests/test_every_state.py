"""Every kind of record, in every state, at every address it can have."""

import pytest
from django.urls import get_resolver

from claims import workflow
from claims.merging import merge
from claims.public_records import RECORDS, SEALED
from sources.models import PublicId
from tests.explanations import approve_explanations
from tests.factories import (
    make_actor,
    make_citation,
    make_discrepancy,
    make_pair,
    make_place,
    make_published_discrepancy,
    make_published_pair,
    make_published_silence,
    make_silence,
    make_source,
    make_topic,
    make_user,
    make_whole_claim,
    publish_pair,
)
from tests.refusal import allowed

pytestmark = pytest.mark.django_db
VERSIONED = {"pair", "claim", "outcome", "source"}


def addresses(kind, public_id, number=1):
    """Every public address that a record of a kind can have, by its name."""
    found = {}
    for pattern in get_resolver().url_patterns:
        name, route = getattr(pattern, "name", None), str(pattern.pattern)
        if (
            name
            and "<id:public_id>" in route
            and name.split("_")[0] in {kind, "suggest"}
        ):
            path = route.replace("<id:public_id>", public_id)
            found[name] = f"/{path.replace('<int:number>', str(number))}"
    return found


def answers(client, kind, public_id, number=1):
    paths = addresses(kind, public_id, number)
    return {name: client.get(path).status_code for name, path in paths.items()}


def drafts():
    """A record of every kind that was never public."""
    pair, citation = make_pair(), make_citation("Never published")
    return {
        "pair": pair,
        "claim": make_whole_claim(),
        "outcome": pair.outcome,
        "source": make_source(),
        "citation": citation,
        "actor": make_actor(),
        "place": make_place(),
        "topic": make_topic(),
        "discrepancy": make_discrepancy(),
        "silence": make_silence(),
    }


def published():
    """A record of every kind that is public."""
    pair = make_published_pair()
    report = pair.claim.reports.get()
    return {
        "pair": pair,
        "claim": pair.claim,
        "outcome": pair.outcome,
        "source": report.source,
        "citation": report.cited.get().citation,
        "actor": pair.claim.parts.get().actor,
        "place": pair.claim.places.get(),
        "topic": pair.claim.topics.get(),
        "discrepancy": make_published_discrepancy(),
        "silence": make_published_silence(),
    }


KINDS = sorted(RECORDS)
MERGED = ["pair", "claim", "outcome", "source", "actor", "place"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_never_public_is_not_found_at_any_address(client, kind):
    record = drafts()[kind]

    found = answers(client, kind, record.public_id)

    assert set(found.values()) == {404}, found


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_public_answers_at_every_address(client, kind):
    record = published()[kind]

    found = answers(client, kind, record.public_id)

    if kind == "citation":  # it stands in its source, and has no page of its own
        suggest = {found.pop("suggest"), found.pop("suggest_thanks")}
        assert (found.pop("citation"), suggest) == (302, {404})
    assert set(found.values()) == {200}, found


def withdraw(record, reason="The source was forged."):
    """Withdraw a record, and the pairs that show it before."""
    for pair in record.pairs.all() if hasattr(record, "pairs") else ():
        withdraw(pair)
    workflow.withdraw(record, make_user(), reason)
    record.refresh_from_db()


@pytest.mark.parametrize("kind", sorted(SEALED))
def test_what_was_withdrawn_is_gone_at_every_address_and_says_why(client, kind):
    record = published()[kind]
    withdraw(record)
    approve_explanations()

    for _ in ("withdrawn", "draft"):
        found = answers(client, kind, record.public_id)
        assert set(found.values()) == {410}, (record.state, found)
        page = client.get(addresses(kind, record.public_id)[kind]).text
        assert "The source was forged." in page
        if record.state == "withdrawn":
            record = workflow.back_to_draft(record, make_user())


def test_a_source_that_was_taken_back_is_gone_at_every_address(client):
    source = published()["source"]
    PublicId.objects.filter(pk=source.public_id).update(state="withdrawn")

    found = answers(client, "source", source.public_id)

    assert set(found.values()) == {410}, found


@pytest.mark.parametrize("kind", MERGED)
def test_what_was_merged_leads_to_its_successor_in_the_same_format(client, kind):
    loser, winner = published()[kind], published()[kind]
    allowed()
    if kind == "pair":
        ids = PublicId.objects.filter(pk=loser.public_id)
        ids.update(state="merged", successor=winner.public_id)
    else:
        merge(winner, [loser], make_user(), "They are one.")

    there = addresses(kind, winner.public_id)
    for name, path in addresses(kind, loser.public_id).items():
        answer = client.get(path)
        if answer.status_code == 301:
            expected = there[name.replace("_revision", "").replace("_changes", "")]
            assert answer.headers["Location"] == expected
        else:  # its own versions stay, for they are cited
            assert answer.status_code == 200, name
            assert "@1" in path or name == "source_timemap", name


@pytest.mark.parametrize("kind", ["claim", "source", "actor", "place"])
def test_a_draft_that_was_merged_into_what_is_public_was_never_public(client, kind):
    winner, draft = published()[kind], drafts()[kind]
    merge(winner, [draft], make_user(), "They are one.")

    found = answers(client, kind, draft.public_id)

    assert set(found.values()) == {404}, found


@pytest.mark.parametrize("kind", sorted(VERSIONED))
@pytest.mark.parametrize("state", ["live", "withdrawn", "merged"])
def test_a_version_that_never_was_is_not_found(client, kind, state):
    record, other = published()[kind], published()[kind]
    successor = other.public_id if state == "merged" else None
    allowed()
    ids = PublicId.objects.filter(pk=record.public_id)
    ids.update(state=state, successor=successor)

    found = answers(client, kind, record.public_id, number=9)

    assert {x for name, x in found.items() if "9" in addresses(kind, "x", 9)[name]} == {
        404
    }


def test_a_source_that_only_its_parts_are_cited_of_has_a_page_and_takes_suggestions(
    client,
):
    pair = make_published_pair()
    part = pair.claim.reports.get().source
    page = make_source("Five clipped articles.", title="A page of clippings")
    part.part_of = page
    part.save()
    publish_pair(pair, note="It stands on a page of clippings.")

    found = answers(client, "source", page.public_id)

    shown = {name for name, status in found.items() if status == 200}
    assert shown == {"source", "source_jsonld", "suggest", "suggest_thanks"}
    assert {found[name] for name in found.keys() - shown} == {404}
    assert "A page of clippings" in client.get(f"/suggest/{page.public_id}").text
    assert f"/s/{page.public_id}/cite" not in client.get(f"/s/{page.public_id}").text


def test_a_body_that_only_its_members_name_has_no_page_and_no_link(client):
    pair = make_published_pair()
    actor, body = pair.claim.parts.get().actor, make_actor(name="The whole army")
    actor.member_of = body
    actor.save()
    publish_pair(pair, note="Its army is named.")

    page = client.get(f"/actors/{actor.public_id}").text

    assert "member of" in page
    assert "The whole army" in page
    assert body.public_id not in page
    assert client.get(f"/actors/{body.public_id}").status_code == 404


def test_a_name_that_nothing_published_names_any_more_is_gone_and_not_withdrawn(client):
    pair = make_published_pair()
    place = pair.claim.places.get()
    for statement in (pair.claim, pair.outcome):
        statement.places.clear()
    publish_pair(pair, note="The place was wrong.")

    answer = client.get(f"/places/{place.public_id}")

    assert answer.status_code == 410
    assert "No published statement names this place any more." in answer.text
    assert "withdrawn" not in answer.text
