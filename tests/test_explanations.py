"""P29: what one editor writes, readers see when a second person has approved it."""

import importlib

import pytest
from django.db import ProgrammingError, connection
from django.urls import reverse

from claims import workflow
from claims.merging import merge
from claims.models import Claim
from claims.publishing import publish
from sources import reanchoring
from sources.models import Explanation, NotYours
from tests.accounts import account, at_the_desk
from tests.desk import Tab, form_of
from tests.factories import (
    approve_explanations,
    make_actor,
    make_citation,
    make_discrepancy,
    make_explanation,
    make_published_discrepancy,
    make_published_pair,
    make_published_silence,
    make_side,
    make_user,
    seed_user,
)
from tests.hostile import READ
from tests.refusal import refused, sql
from tests.roles import as_owner

pytestmark = pytest.mark.django_db
ALONE = "Words that one editor wrote alone."
REVIEWING = "An editor is reviewing"


@pytest.fixture
def editor():
    return account("publisher", "the-editor")


@pytest.fixture
def reader():
    return account("publisher", "the-reader")


@pytest.fixture
def pair():
    return make_published_pair(quote="Our aircraft hit 60 targets in a day")


def correct(record, editor, reader, field, note=ALONE):
    """One editor changes a published record; the other publishes it with this note."""
    setattr(record, field, "Put another way.")
    record.save()
    workflow.saved(record, editor)
    workflow.approve_and_publish(record, reader, note)
    return record


def capture(citation, text="Nothing of it is left."):
    later = citation.revision.source.revise(text, "pasted")
    reanchoring.reanchor(later)
    return citation.anchors.get(revision=later)


def claimed(pair):
    return pair.claim.reports.get().cited.get().citation


# Each writes words for readers alone, and gives the addresses that show them.
def corrected_pair(pair, editor, reader):
    correct(pair, editor, reader, "rationale")
    here = pair.get_absolute_url()
    return [here, f"{here}@1", f"{here}@2", "/corrections", *FEEDS]


def corrected_claim(pair, editor, reader):
    correct(pair.claim, editor, reader, "statement")
    here = f"/c/{pair.claim.public_id}"
    return [here, f"{here}@1", f"{here}@2", "/corrections"]


def corrected_discrepancy(pair, editor, reader):
    made = correct(make_published_discrepancy(), editor, reader, "reading")
    return [f"/discrepancies/{made.public_id}", "/corrections"]


def corrected_search(pair, editor, reader):
    made = correct(make_published_silence(), editor, reader, "note")
    return [made.get_absolute_url(), "/corrections"]


def withdrawn(pair, editor, reader):
    workflow.withdraw(pair, reader, ALONE)
    return [pair.get_absolute_url(), "/corrections", *FEEDS]


def merged(pair, editor, reader):
    merge(pair.claim, [make_published_pair().claim], reader, ALONE)
    return ["/corrections"]


def retired(pair, editor, reader):
    capture(claimed(pair)).retire(reader, ALONE)
    return [pair.get_absolute_url(), f"/c/{pair.claim.public_id}"]


def confirmed(pair, editor, reader):
    citation = claimed(pair)
    text = citation.revision.text.replace("60", "67")
    capture(citation, text).confirm(reader, ALONE)
    return [pair.get_absolute_url(), f"/c/{pair.claim.public_id}"]


FEEDS = ["/pairs.atom", "/pairs.feed.json"]
WAYS = [
    corrected_pair,
    corrected_claim,
    corrected_discrepancy,
    corrected_search,
    withdrawn,
    merged,
    retired,
    confirmed,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_p29_words_for_readers_are_shown_when_a_second_person_approved_them(
    client, pair, editor, reader, way
):
    addresses = way(pair, editor, reader)
    pages = {address: client.get(address).text for address in addresses}
    assert [x for x, page in pages.items() if ALONE in page] == []
    shown = [x for x in addresses if not x.endswith("@2")]
    assert [x for x in shown if REVIEWING not in pages[x]] == []
    with pytest.raises(NotYours):
        approve_explanations(reader)

    approve_explanations(editor)

    pages = {address: client.get(address).text for address in addresses}
    assert [x for x, page in pages.items() if ALONE not in page] == []
    assert [x for x, page in pages.items() if REVIEWING in page] == []


def test_a_note_that_was_saved_with_the_draft_is_shown_at_once(
    client, pair, editor, reader
):
    pair.claim.correction_note = ALONE
    pair.claim.save()

    correct(pair.claim, editor, reader, "statement", note="")

    assert ALONE in client.get(f"/c/{pair.claim.public_id}").text
    kept = Explanation.objects.get()
    assert (kept.written_by, kept.approved_by) == (editor, reader)
    assert Claim.objects.get(pk=pair.claim.pk).correction_note == ""


def test_who_publishes_and_puts_the_note_otherwise_has_written_it(
    client, pair, editor, reader
):
    pair.claim.correction_note = "The editor’s words."
    pair.claim.save()

    correct(pair.claim, editor, reader, "statement")

    page = client.get(f"/c/{pair.claim.public_id}").text
    assert ALONE not in page
    assert "The editor’s words." not in page
    assert Explanation.objects.get().written_by == reader


def test_the_desk_keeps_the_note_with_the_draft_and_offers_it(pair, editor, reader):
    claim = pair.claim
    answer = Tab(editor, claim).save(statement="Else.", correction_note=ALONE)
    assert answer.status_code == 302

    page = at_the_desk(reader).get(
        reverse("admin:claims_claim_review", args=[claim.pk])
    )

    assert form_of(page)["said"] == ALONE


def test_the_notes_of_the_seeds_need_no_second_person(client, pair):
    pair.claim.statement = "Else."
    pair.claim.save()

    publish(pair.claim, by=seed_user(), note=ALONE)

    assert ALONE in client.get(f"/c/{pair.claim.public_id}").text


def test_a_decision_that_is_taken_back_is_not_shown_though_it_was_approved(
    client, pair, editor, reader
):
    anchor = capture(claimed(pair))
    anchor.retire(reader, ALONE)
    approve_explanations(editor)
    assert (
        "An editor has retired this citation."
        in client.get(f"/c/{pair.claim.public_id}").text
    )

    reanchoring.reopen(anchor)

    page = client.get(f"/c/{pair.claim.public_id}").text
    assert "An editor has retired" not in page
    assert ALONE not in page


def test_words_that_were_decided_on_once_are_as_approved_in_a_still_later_text(
    client, pair, editor, reader
):
    citation = claimed(pair)
    text = citation.revision.text.replace("60", "67")
    capture(citation, text).confirm(reader, ALONE)
    approve_explanations(editor)

    capture(citation, f"{text} One more line.")

    page = client.get(pair.get_absolute_url()).text
    assert "An editor has confirmed that the later version still supports it." in page
    assert not Explanation.objects.waiting().exists()


def test_a_retirement_is_logged_for_readers_once_it_is_approved(
    client, pair, editor, reader
):
    capture(claimed(pair)).retire(reader, ALONE)
    page = client.get("/corrections").text
    assert "An editor is reviewing the citation." in page
    assert "no longer contains the cited words" not in page

    approve_explanations(editor)

    page = client.get("/corrections").text
    assert "no longer contains the cited words" in page
    assert REVIEWING not in page


def test_each_withdrawal_keeps_its_own_reason(client, pair, editor, reader):
    workflow.withdraw(pair, reader, "The first reason.")
    approve_explanations(editor)
    workflow.back_to_draft(workflow.saved(pair, editor), editor)
    workflow.submit(pair, editor)
    workflow.approve_and_publish(pair, reader, "It did not err.")
    workflow.withdraw(pair, reader, "The second reason.")

    page, log = client.get(pair.get_absolute_url()), client.get("/corrections")

    assert "The first reason." not in page.text
    assert "An editor is reviewing the reason." in page.text
    assert "The first reason." in log.text
    assert "The second reason." not in log.text


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


@pytest.fixture
def waiting(editor):
    return make_explanation(written_by=editor, text=ALONE)


def address(one):
    return reverse("admin:sources_explanation_change", args=[one.pk])


def test_the_desk_lists_what_waits_for_others_and_a_second_person_approves(
    waiting, editor, reader
):
    own, other = at_the_desk(editor), at_the_desk(reader)
    queue = reverse("admin:queue", args=["explanations"])
    assert ALONE in other.get(queue).text
    assert ALONE not in own.get(queue).text
    assert own.post(address(waiting), {"approve": "1"}).status_code == 409
    assert "somebody else approves" in own.get(address(waiting)).text

    assert other.post(address(waiting), {"approve": "1"}).status_code == 302

    waiting.refresh_from_db()
    assert waiting.approved_by == reader
    assert ALONE not in other.get(queue).text
    assert other.post(address(waiting), {"approve": "1"}).status_code == 409


def test_other_words_wait_for_somebody_else_again(waiting, editor, reader):
    desk = at_the_desk(reader)
    assert desk.post(address(waiting), {"reword": "1", "text": " "}).status_code == 400

    desk.post(address(waiting), {"reword": "1", "text": "Put more plainly."})

    [now] = Explanation.objects.waiting()
    assert (now.text, now.written_by) == ("Put more plainly.", reader)
    assert desk.post(address(now), {"approve": "1"}).status_code == 409
    now.approve(editor)
    with pytest.raises(NotYours, match="does not wait"):
        waiting.approve(reader)


def test_what_was_ticked_is_approved_but_for_words_of_ones_own(waiting, editor, reader):
    own = make_explanation(written_by=reader, number=2)
    fields = {"action": "approve_chosen", "_selected_action": [waiting.pk, own.pk]}

    listed = reverse("admin:sources_explanation_changelist")
    answer = at_the_desk(reader).post(listed, fields, follow=True)

    assert "Approved: 1." in answer.text
    assert [x.pk for x in Explanation.objects.exclude(approved_at=None)] == [waiting.pk]


def test_a_decision_on_words_that_are_not_public_waits_for_nobody(editor):
    citation = make_citation("Rents fell")
    capture(citation).retire(editor, ALONE)
    assert not Explanation.objects.waiting().exists()
    made = make_discrepancy()
    make_side(made).cited.create(citation=citation, kept_because="It was said.")

    publish(made, by=seed_user())

    assert Explanation.objects.waiting().get().text == ALONE


def test_what_readers_never_knew_needs_no_explanation(editor):
    merge(make_actor(), [make_actor()], editor, ALONE)

    assert not Explanation.objects.exists()


def test_p17_markup_is_text_in_an_explanation(editor, reader):
    for payload in READ:
        one = make_explanation(written_by=editor, text=payload[:400])

        page = at_the_desk(reader).get(address(one)).text

        assert "<script>" not in page
        assert "<img src=x" not in page


@pytest.mark.database("explanation_approved", "explanation_approved_at_a_time")
def test_the_database_lets_nobody_approve_words_of_their_own(waiting, editor, reader):
    rows = Explanation.objects.filter(pk=waiting.pk)

    for by in (editor, None):
        with refused("explanation_approved_by_another"):
            rows.update(approved_by=by, approved_at="2020-01-01T00:00Z")
    with refused("explanation_approved_at_a_time"):
        rows.update(approved_by=reader)


@pytest.mark.database("explanation_says_something")
def test_an_explanation_says_something():
    with refused("explanation_says_something"):
        make_explanation(text="")


@pytest.mark.owner("the guards bind the owner of the tables too")
@pytest.mark.database("explanation_keeps_words", "explanation_never_vanishes")
def test_an_explanation_keeps_its_words_and_its_approval(waiting, reader):
    rows = Explanation.objects.filter(pk=waiting.pk)
    with refused("an explanation keeps its words"):
        rows.update(text="Else.")
    with refused("an explanation never vanishes"):
        rows.delete()
    waiting.approve(reader)
    with refused("an explanation keeps its words"):
        rows.update(approved_by=None, approved_at=None)


def test_p6_web_processes_cannot_rewrite_an_explanation(waiting):
    with refused("permission denied", error=ProgrammingError):
        sql("UPDATE sources_explanation SET text = 'Else.'")
    with refused("permission denied", error=ProgrammingError):
        sql("DELETE FROM sources_explanation")


def test_what_was_public_before_there_was_this_rule_stays_so(
    client, pair, editor, reader
):
    correct(pair, editor, reader, "rationale", note="A first note.")
    capture(claimed(pair)).retire(reader, "A first decision.")
    merge(pair.claim, [make_published_pair().claim], reader, "A first merge.")
    gone = make_published_pair()
    workflow.withdraw(gone, reader, "A first withdrawal.")
    so_far = importlib.import_module("claims.migrations.0022_explanations_so_far")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE sources_explanation DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM sources_explanation")
        cursor.execute("ALTER TABLE sources_explanation ENABLE TRIGGER USER")
        cursor.execute(so_far.SO_FAR)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    log = client.get("/corrections").text
    for words in ("A first note.", "A first merge.", "A first withdrawal."):
        assert words in log
    assert "A first decision." in client.get(f"/c/{pair.claim.public_id}").text
    assert "A first withdrawal." in client.get(gone.get_absolute_url()).text
    assert not Explanation.objects.waiting().exists()
