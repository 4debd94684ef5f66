"""Duplicates at the desk: found, set side by side, merged, and taken back."""

import pytest
from django.urls import reverse

from claims.merging.likeness import alike
from claims.models import Merge
from sources.models import PublicId
from tests.accounts import account, at_the_desk
from tests.desk import form_of
from tests.factories import make_actor, make_claim, make_place, make_published_pair
from tests.hostile import READ, UNSEEN
from tests.merging import tables
from tests.refusal import allowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return at_the_desk(account("editor"))


@pytest.fixture
def publisher():
    return at_the_desk(account("publisher"))


def address(record):
    opts = record._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_merge")


def compare(client, *records):
    """The page that sets records side by side, and its form."""
    page = client.get(address(records[0]), {"record": [x.pk for x in records]})
    assert page.status_code == 200
    return form_of(page) | {"record": [x.pk for x in records]}


def press(client, record, fields, **typed):
    return client.post(address(record), fields | {"merge": "Merge"} | typed)


def open_merge():
    return Merge.objects.open().get()


def test_ticked_records_are_set_side_by_side(editor):
    one, other = make_actor(name="AFP"), make_actor(name="A.F.P.", kind="media")
    listed = reverse("admin:claims_actor_changelist")

    fields = {"action": "merge_chosen", "_selected_action": [one.pk, other.pk]}
    page = editor.post(listed, fields, follow=True).text

    assert "AFP" in page
    assert "A.F.P." in page
    assert "Keep this one" in page
    assert "media" in page.lower()
    one_only = editor.post(listed, fields | {"_selected_action": [one.pk]}, follow=True)
    assert "Tick at least two" in one_only.text


def test_an_editor_sees_what_moves_and_merges_just_that(editor):
    one = make_actor(name="AFP", description="An agency.")
    other, claim = make_actor(name="A.F.P.", description="Press."), make_claim()
    for row in (make_claim(), make_claim()):
        row.parts.create(actor=one, part="claimant")
    claim.parts.create(actor=other, part="claimant")
    fields = compare(editor, one, other)
    assert fields["keep"] == str(one.pk)
    assert fields["value_description"] == str(one.pk)

    answer = press(
        editor, one, fields, reason="Spelt twice.", value_description=other.pk
    )

    assert answer.status_code == 302
    one.refresh_from_db()
    assert (one.name, one.description, one.aliases) == ("AFP", "Press.", ["A.F.P."])
    assert claim.parts.get().actor == one
    assert open_merge().reason == "Spelt twice."
    assert "merged into" in editor.get(reverse("admin:index")).text
    assert "A.F.P." not in editor.get(reverse("admin:claims_actor_changelist")).text


def test_looking_changes_nothing(editor):
    one, other = make_actor(), make_actor(name="Other")
    make_claim().parts.create(actor=other, part="claimant")
    allowed()
    before = tables()

    fields = compare(editor, one, other) | {"keep": one.pk}
    page = editor.post(address(one), fields | {"look": "1", "reason": "Why."})

    assert "part in a claim: goes over" in page.text
    assert tables() == before
    assert not Merge.objects.exists()


def test_no_reason_no_merge(editor):
    one, other = make_actor(), make_actor()

    answer = press(editor, one, compare(editor, one, other), reason=" ")

    assert answer.status_code == 400
    assert "Say why" in answer.text
    assert not Merge.objects.exists()


def test_p5_what_changed_since_it_was_shown_is_shown_first(editor):
    one, other = make_actor(name="One"), make_actor(name="Other")
    fields = compare(editor, one, other)
    make_claim().parts.create(actor=other, part="claimant")

    answer = press(editor, one, fields, reason="The same body.")

    assert answer.status_code == 409
    assert "look once more" in answer.text
    assert "The same body." in answer.text
    assert not Merge.objects.exists()
    again = form_of(answer) | {"record": fields["record"]}
    assert press(editor, one, again).status_code == 302


def test_who_keeps_another_sees_first_what_would_move_then(editor):
    one, other = make_actor(name="One", kind="ngo"), make_actor(name="Other")
    fields = compare(editor, one, other)
    loser = other if fields["keep"] == str(one.pk) else one

    answer = press(editor, one, fields, reason="The same.", keep=loser.pk)

    assert answer.status_code == 409
    again = form_of(answer)
    assert again["keep"] == again["value_kind"] == again["shown"] == str(loser.pk)
    assert press(editor, one, again | {"record": fields["record"]}).status_code == 302
    assert open_merge().winner_id == loser.public_id


def test_what_readers_know_is_merged_by_a_publisher(editor, publisher):
    other = make_published_pair().claim.parts.get().actor
    one = make_actor()
    fields = compare(editor, one, other)
    fields |= {"keep": one.pk, "shown": one.pk}
    page = publisher.post(address(one), fields | {"look": "1"})
    assert "Readers know" in page.text

    assert press(editor, one, fields, reason="The same.").status_code == 403

    fields = form_of(page) | {"record": fields["record"]}
    assert press(publisher, one, fields, reason="The same.").status_code == 302


def test_what_was_merged_is_read_and_not_edited(editor):
    one, other = make_place(name="Aleppo"), make_place(name="Halab")
    press(editor, one, compare(editor, one, other), reason="One town.", keep=one.pk)
    loser = other if open_merge().loser_id == other.public_id else one
    change = reverse("admin:claims_place_change", args=[loser.pk])

    page = editor.get(change)

    assert "This was merged into" in page.text
    assert "One town." in page.text
    assert editor.post(change, {"name": "Mine"}).status_code == 409
    delete = reverse("admin:claims_place_delete", args=[loser.pk])
    assert editor.get(delete).status_code == 403
    fields = {"app_label": "claims", "model_name": "claim", "field_name": "places"}
    found = editor.get(reverse("admin:autocomplete"), fields | {"term": ""}).json()
    assert len(found["results"]) == 1


def test_a_merge_is_taken_back_at_the_desk(editor):
    one, other = make_actor(name="One"), make_actor(name="Other")
    part = make_claim().parts.create(actor=other, part="claimant")
    fields = compare(editor, one, other)
    fields |= {"keep": fields["shown"]}
    press(editor, one, fields, reason="The same.")
    made = open_merge()
    assert (
        'undo/">Take it back'
        in editor.get(reverse("admin:claims_merge_change", args=[made.pk])).text
    )
    undo = reverse("admin:claims_merge_undo", args=[made.pk])

    assert "will be as it was before" in editor.get(undo).text
    assert editor.post(undo).status_code == 302

    part.refresh_from_db()
    assert part.actor == other
    assert not PublicId.objects.merged().exists()
    assert editor.post(undo).status_code == 409
    assert editor.get(undo).status_code == 200


def test_duplicates_are_proposed_with_the_reason(editor):
    one = make_actor(name="Syrian Observatory for Human Rights", aliases=["SOHR"])
    alias, near = (
        make_actor(name="Sohr"),
        make_actor(name="Syrian Observatory of Human Rights"),
    )
    far = make_actor(name="Ministry of Defence")

    found = {like.record: like.reason for like in alike(one)}

    assert "called “sohr” too" in found[alias]
    assert "spelt nearly so" in found[near]
    assert far not in found
    page = editor.get(address(one), {"record": one.pk, "q": "Ministry"}).text
    assert "Sohr" in page
    assert "Ministry of Defence" in page


@pytest.mark.parametrize("query", ["", "record=x", "record=999999", "record=1&q=%00"])
def test_p15_what_names_no_record_is_asked_again(editor, query):
    assert editor.get(f"{address(make_actor())}?{query}").status_code == 200


def test_p15_a_reason_is_text(editor):
    one, other = make_actor(), make_actor()
    fields = compare(editor, one, other)

    for reason in ("a\0b", "x" * 401):
        assert press(editor, one, fields, reason=reason).status_code == 400
    assert not Merge.objects.exists()


@pytest.mark.parametrize("payload", READ)
def test_p17_markup_is_text_on_every_page_of_a_merge(editor, payload):
    one, other = make_actor(name=payload), make_actor(name=f"{payload} 2")
    make_claim(statement=payload).parts.create(actor=other, part="claimant")
    pages = [editor.get(address(one), {"record": one.pk, "q": payload[:9]}).text]
    pages.append(editor.get(address(one), {"record": [one.pk, other.pk]}).text)
    fields = compare(editor, one, other)
    fields |= {"keep": fields["shown"]}
    press(editor, one, fields, reason=payload)
    made = open_merge()
    for page in ("change", "undo"):
        pages.append(
            editor.get(reverse(f"admin:claims_merge_{page}", args=[made.pk])).text
        )
    pages.append(editor.get(reverse("admin:claims_actor_change", args=[one.pk])).text)

    for page in pages:
        assert payload not in page or "<" not in payload
        assert "<img src=x" not in page
        assert "<script>" not in page


@pytest.mark.parametrize(("character", "name"), UNSEEN[:3])
def test_p16_what_cannot_be_seen_is_marked_at_a_merge(editor, character, name):
    one, other = make_actor(name=f"A{character}B"), make_actor()

    page = editor.get(address(one), {"record": [one.pk, other.pk]}).text

    assert f"A⟦{name}⟧B" in page
