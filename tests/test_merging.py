"""Two records of one thing become one, and two again."""

import pytest
from django.urls import reverse

from claims.merging import make, undo
from claims.workflow import Refused
from sources.models import PublicId
from tests.accounts import account
from tests.factories import (
    make_actor,
    make_claim,
    make_place,
    make_published_pair,
    make_publisher,
    make_report,
    make_user,
)
from tests.merging import merged, tables, taken_back
from tests.refusal import allowed

pytestmark = pytest.mark.django_db


def test_what_names_the_loser_names_the_winner():
    one, other = make_actor(name="AFP"), make_actor(name="A.F.P.", aliases=["Agence"])
    claim, member = make_claim(), make_actor(member_of=other)
    claim.parts.create(actor=other, part="claimant")
    told = make_report(claim).attributions.create(actor=other, position=0)

    done = merged(one, other)

    allowed()
    for row in (told, member, one):
        row.refresh_from_db()
    assert claim.parts.get().actor == told.actor == member.member_of == one
    assert one.aliases == ["A.F.P.", "Agence"]
    assert PublicId.objects.get(pk=other.public_id).successor_id == one.public_id
    assert done.merge.reason == "The same body."


def test_what_would_be_there_twice_is_there_once():
    one, other, claim = make_actor(), make_actor(), make_claim()
    for actor in (one, other):
        claim.parts.create(actor=actor, part="claimant")
    before = tables()

    done = merged(one, other)

    assert claim.parts.get().actor == one
    assert [rows.what for rows in done.rows] == ["goes"]
    assert taken_back(done) == []
    assert tables() == before


def test_a_body_that_was_part_of_its_own_duplicate_is_so_no_more():
    one = make_actor()
    other = make_actor(member_of=one)
    one.member_of = make_actor()
    one.save()
    before = tables()

    done = merged(one, other)

    one.refresh_from_db()
    assert one.member_of != other
    taken_back(done)
    assert tables() == before


def test_what_may_stand_only_once_is_exchanged():
    paper = make_publisher()
    one, other = make_actor(name="Paper"), make_actor(name="Daily", publisher=paper)
    before = tables()

    done = merged(one, other, name=other, publisher=other)

    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.name, one.publisher, one.aliases) == ("Daily", paper, ["Paper"])
    assert (other.name, other.publisher) == ("Paper", None)
    assert taken_back(done) == []
    assert tables() == before


def test_places_that_contain_each_other_are_not_one():
    outer = make_place()
    inner = make_place(parent=make_place(parent=outer))

    with pytest.raises(Refused, match="contains"):
        merged(inner, outer)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_merge_has_a_reason(reason):
    with pytest.raises(Refused, match="Say why"):
        merged(make_actor(), make_actor(), reason=reason)


def test_what_was_merged_is_merged_no_further_and_what_it_led_to_leads_on():
    first, second, third = make_actor(), make_actor(), make_actor()
    one = merged(second, first)

    with pytest.raises(Refused, match="merged already"):
        merged(third, first)
    with pytest.raises(Refused, match="merged already"):
        merged(first, third)
    two = merged(third, second)

    leads = PublicId.objects.in_bulk([first.public_id, second.public_id]).values()
    assert {x.successor_id for x in leads} == {third.public_id}
    with pytest.raises(Refused, match="later merge first"):
        undo(one.merge, make_user())
    taken_back(two)
    assert PublicId.objects.get(pk=first.public_id).successor_id == second.public_id
    taken_back(one)
    assert not PublicId.objects.merged().exists()


def test_an_undo_keeps_what_was_written_since_and_says_so():
    one, other = make_actor(name="One"), make_actor(name="Other", description="Old.")
    claim = make_claim()
    part = claim.parts.create(actor=other, part="claimant")
    gone = claim.parts.create(actor=other, part="target")
    done = merged(one, other, description=other)
    one.refresh_from_db()
    one.description = "Newer words."
    one.save()
    gone.delete()

    stays = taken_back(done)

    assert {*stays} == {
        "actor: description was changed since: “Newer words.” stays.",
        "A claim actor was removed since.",
    }
    one.refresh_from_db()
    part.refresh_from_db()
    assert (one.description, part.actor) == ("Newer words.", other)


def test_a_merge_is_taken_back_once():
    done = merged(make_actor(), make_actor())
    undo(done.merge, make_user())

    with pytest.raises(Refused, match="taken back already"):
        undo(done.merge, make_user())


def test_what_a_merge_changed_stands_in_the_history_with_its_reason():
    claim, one, other = make_claim(), make_actor(), make_actor()
    claim.parts.create(actor=other, part="claimant")
    editor = make_user(username="maja")

    done = merged(one, other, by=editor)

    allowed()
    from sources.models import Event

    [moved] = Event.objects.of(claim).filter(table="claims_claimactor", action="update")
    assert moved.actor == "maja"
    ids = f"merges {other.public_id} into {one.public_id}"
    assert moved.reason == f"{ids}: The same body."
    assert done.merge.first_event <= moved.pk <= done.merge.last_event


def test_who_merges_has_saved_last_what_shows_the_loser():
    claim, one, other = make_claim(saved_by=make_user()), make_actor(), make_actor()
    claim.parts.create(actor=other, part="claimant")
    before, editor = tables(), make_user()

    done = merged(one, other, by=editor)

    claim.refresh_from_db()
    assert claim.saved_by == editor
    taken_back(done)
    assert tables() == before


def test_four_eyes_are_kept_when_the_merge_is_taken_back():
    writer, other_user = make_user(), make_user()
    claim, one, other = make_claim(saved_by=writer), make_actor(), make_actor()
    claim.parts.create(actor=other, part="claimant")
    done = merged(one, other, by=other_user)
    claim.refresh_from_db()
    claim.statement = "Written by who merged."
    claim.save()

    undo(done.merge, other_user)

    claim.refresh_from_db()
    assert (claim.saved_by, claim.approved_by) == (other_user, None)
    assert claim.statement == "Written by who merged."


def test_p8_published_names_lead_on_and_back(client):
    pair = make_published_pair(claimant={"name": "The ministry"})
    other = pair.claim.parts.get().actor
    one = make_actor(name="Ministry of Defence")
    before = tables()

    done = merged(one, other)

    allowed()
    led = client.get(f"/actors/{other.public_id}")
    assert (led.status_code, led.headers["Location"]) == (
        301,
        f"/actors/{one.public_id}",
    )
    page = client.get(f"/actors/{one.public_id}")
    assert pair.claim.statement in page.text
    assert "The ministry" in client.get(f"/c/{pair.claim.public_id}").text
    assert client.get(f"/?claimant={one.public_id}").text.count("/p/") > 0
    assert taken_back(done) == []
    assert tables() == before
    assert client.get(f"/actors/{other.public_id}").status_code == 200


def test_p8_published_places_lead_on_and_back(client):
    inner = make_place()
    pair = make_published_pair(place={"parent": inner, "name": "A village"})
    one, before = make_place(name="Azaz"), tables()

    done = merged(one, inner)

    allowed()
    assert client.get(f"/places/{inner.public_id}").status_code == 301
    page = client.get(f"/places/{one.public_id}").text
    assert "A village" in page
    taken_back(done)
    assert tables() == before
    assert client.get(f"/places/{inner.public_id}").status_code == 200
    assert pair


def test_the_history_of_what_was_merged_says_where_it_leads(client):
    one, other = make_actor(), make_actor()
    merged(one, other, reason="The same agency.")
    allowed()
    client.force_login(account("editor"))

    page = client.get(reverse("admin:claims_actor_history", args=[other.pk])).text

    assert "The same agency." in page
    assert one.public_id in page
    assert "Take this change back" not in page


def test_more_than_can_be_moved_at_once_is_merged_the_other_way_round(monkeypatch):
    monkeypatch.setattr(make, "MOST", 1)
    one, other, claim = make_actor(), make_actor(), make_claim()
    for part in ("claimant", "target"):
        claim.parts.create(actor=other, part=part)

    with pytest.raises(Refused, match="2 rows refer"):
        merged(one, other)
    assert merged(other, one).merge
