import pytest

from claims.models import (
    Actor,
    Claim,
    ClaimRevision,
    OutcomeRevision,
    Pair,
    PairRevision,
    PublishedPair,
    Seed,
)
from claims.seeding.records import fingerprint
from claims.snapshots import canonical
from sources.models import Source
from tests.factories import make_outcome, make_pair, make_report
from tests.refusal import allowed, sql
from tests.roles import as_owner
from tests.seeds import (
    FOLDER,
    READ,
    change,
    copied,
    everything,
    load,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_seeds")]
NOTE = "Updated from the seed data: its wording, assessment or cited text changed."


@pytest.fixture
def folder(tmp_path):
    return copied(FOLDER, tmp_path)


def test_seeds_loaded_again_change_nothing():
    before = everything()

    again = load()

    assert everything() == before
    assert "left alone" not in again


def test_a_changed_seed_makes_a_further_revision_that_says_why(folder):
    first = PairRevision.objects.values_list("pk", "snapshot")
    before = dict(first)
    change(folder / "pairs.toml", "Both are in AFP’s news", "Both are in news")

    load(folder)

    revision = PairRevision.objects.get(number=2)
    assert revision.note == NOTE
    assert "Both are in news" in revision.content["rationale"]
    assert before.items() <= dict(first).items()
    assert PublishedPair.objects.get(pair=revision.pair).revision == revision
    assert not ClaimRevision.objects.filter(number=2).exists()


def test_a_changed_claim_is_published_with_every_pair_that_shows_it(folder):
    change(folder / "claims.toml", "struck 60 IS targets", "struck sixty IS targets")

    load(folder)

    claim = Claim.objects.get(public_id="hs7t7kq5")
    shown = {row.pair.claim for row in PairRevision.objects.filter(number=2)}
    assert claim.revisions.count() == 2
    assert shown == {claim}
    assert PairRevision.objects.filter(number=2).count() == claim.pairs.count()


def test_a_changed_place_is_published_with_every_statement_and_pair_that_shows_it(
    folder,
):
    change(folder / "places.toml", "latitude = 36.3747", "latitude = 36.3748")

    load(folder)

    again = {
        place["latitude"]
        for revision in OutcomeRevision.objects.filter(number=2)
        for place in revision.content["places"]
        if place["name"] == "Tall Qarah"
    }
    assert again == {36.3748}
    pairs = PairRevision.objects.filter(number=2)
    assert pairs
    assert all('"latitude":36.3748' in x.snapshot for x in pairs)
    assert {x.note for x in pairs} == {NOTE}


@pytest.mark.parametrize(
    ("model", "key", "field", "file", "old"),
    [
        (Claim, "hs7t7kq5", "statement", "claims", "struck 60 IS targets"),
        (Pair, "fw22s37m", "rationale", "pairs", "Both are in AFP’s news"),
        (Source, "3c8krtv6", "title", "documents", "ISIS at outskirts"),
        (Actor, READ["actors"]["actors"][0]["id"], "name", "actors", 'name = "'),
    ],
)
def test_what_an_editor_changed_is_left_alone_and_named(
    folder, model, key, field, file, old
):
    record = model.objects.get(public_id=key)
    setattr(record, field, "As the editor has it.")
    record.save()
    change(
        folder / f"{file}.toml", old, old.replace(old[-5:], f"{old[-5:]} in short, ")
    )
    allowed()  # what the history has to record of this is recorded now
    before = everything()

    said = load(folder)

    assert f"left alone, changed by an editor: {model._meta.verbose_name} {key}" in said
    assert everything() == before


def test_an_edit_of_a_pair_is_not_published_because_its_claim_changed(folder):
    pair = Pair.objects.get(public_id="fw22s37m")
    pair.rationale = "Nobody has read this twice."
    pair.save()
    change(folder / "claims.toml", "struck 60 IS targets", "struck sixty IS targets")

    said = load(folder)

    assert f"pair {pair.public_id}" in said
    assert pair.revisions.count() == 1


def test_a_withdrawn_pair_stays_withdrawn_when_its_claim_changes(folder):
    pair = Pair.objects.filter(public_id="fw22s37m")
    pair.update(state="withdrawn", withdrawn_reason="It erred.")
    change(folder / "claims.toml", "struck 60 IS targets", "struck sixty IS targets")

    load(folder)

    assert Pair.objects.get(public_id="fw22s37m").state == "withdrawn"
    allowed()


def test_a_link_that_an_editor_removed_stays_removed():
    claim = Claim.objects.get(public_id="hs7t7kq5")
    claim.links.all().delete()

    load()

    assert not claim.links.exists()


def test_a_membership_that_an_editor_ended_stays_ended():
    member = Actor.objects.exclude(member_of=None).first()
    member.member_of = None
    member.save()

    load()

    member.refresh_from_db()
    assert member.member_of is None


def test_a_draft_of_an_editor_is_not_published_because_its_claim_changed(folder):
    claim, seen = Claim.objects.get(public_id="hs7t7kq5"), make_outcome()
    make_report(seen)
    draft = make_pair(claim=claim, outcome=seen)
    change(folder / "claims.toml", "struck 60 IS targets", "struck sixty IS targets")

    load(folder)

    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_link_that_leaves_its_seed_leaves_the_record(folder):
    change(folder / "claims.toml", 'variant_of = ["ru-60-terrorist-targets"]\n', "")

    load(folder)

    assert not Claim.objects.get(public_id="hs7t7kq5").links.exists()


def test_a_pair_that_is_computed_otherwise_than_published_is_published_again():
    pair = Pair.objects.get(public_id="p321wds1")
    earlier = pair.revisions.get()
    content = earlier.content
    content["time"]["words"] = "83 days into a period without a stated end"
    with as_owner():
        sql("SET LOCAL session_replication_role = replica")
        PairRevision.objects.filter(pk=earlier.pk).update(snapshot=canonical(content))
        sql("SET LOCAL session_replication_role = origin")
    pair.dimensions.filter(kind="time").update(reason="What was observed lies 83 days.")
    written = Seed.objects.filter(record=pair.public_id)
    written.update(stored_sha256=fingerprint(pair))

    said = load()

    revision = pair.revisions.get(number=2)
    assert revision.note == "Its assessment was computed again."
    assert revision.content["time"]["words"] == "periods overlap"
    assert pair.dimensions.get(kind="time").reason.startswith("The periods overlap.")
    assert pair.public_id not in said
    before = everything()
    load()
    assert everything() == before
