"""An editor reads a text and tags it: what is found, filled in, made and refused."""

import pytest

from claims.models import Claim, Outcome
from sources.models import Citation
from tests.factories import make_claim, make_place, make_report, make_source
from tests.tagging import (
    SAID,
    SEEN,
    TEXT,
    address,
    desk,
    fields,
    save,
    source,
    tag,
)

__all__ = ["desk", "source"]
pytestmark = pytest.mark.django_db
STATED = "The Defence Ministry says that Russia's air force hit 60 IS targets in Aleppo on Friday."


def test_the_whole_text_is_there_word_for_word(desk, source):
    page = desk.get(address(source)).text

    shown = page[page.index('id="text"') : page.index('id="keys-hint"')]
    assert shown.count('class="sentence') == 5
    assert "👩‍👩‍👧 Witnesses saw two villages burn.</span> <span" in shown


def test_the_form_is_filled_with_what_the_sentence_tells(desk, source):
    filled = fields(tag(desk, source))

    assert filled["statement"] == STATED
    assert filled["actor-0-name"] == "Defence Ministry"
    assert filled["place-0-name"] == "Aleppo"
    assert filled["happened"] == "2015-10-09"
    assert filled["report-verb"] == "said"
    assert (filled["figure-0-best"], filled["figure-0-counted"]) == ("60", "IS targets")
    assert filled["kind"] == ["performance_figure"]


def test_the_day_of_a_date_is_no_figure(desk):
    words = "The ministry said on 9 October 2015 that it had hit 60 targets."
    made = make_source(words)

    filled = fields(tag(desk, made, words))

    assert (filled["figure-0-best"], filled["figure-1-best"]) == ("60", "")


def test_a_tagging_makes_a_draft_with_its_citation_and_all_that_was_typed(desk, source):
    page = save(desk, source, tag(desk, source), statement="The ministry counts 60.")

    assert page.status_code == 200
    claim = Claim.objects.get()
    report = claim.reports.get()
    assert (claim.state, claim.statement) == ("draft", "The ministry counts 60.")
    assert claim.saved_by.username == "an-editor"
    assert [x.actor.name for x in claim.parts.all()] == ["Defence Ministry"]
    assert [x.name for x in claim.places.all()] == ["Aleppo"]
    assert [x.exact for x in report.citations.all()] == [SAID]
    assert [(x.printed, x.citation.exact) for x in report.figures.all()] == [
        ("60", "60")
    ]
    assert [x.actor.name for x in report.attributions.all()] == ["Defence Ministry"]
    assert 'class="claim begins"' in page.text


def test_without_script_the_page_comes_back_with_the_words_marked(desk, source):
    posted = {"act": "outcome", "words": SEEN}
    page = desk.post(address(source), posted)
    form = page.text[page.text.index('id="panel"') :]

    saved = desk.post(
        address(source),
        fields(type("Page", (), {"text": form})) | {"event_type": "attack"},
        follow=True,
    )

    assert "Saved: a draft outcome" in saved.text
    assert f'<mark class="outcome begins">{SEEN}</mark>' in saved.text
    assert Outcome.objects.get().reports.get().citations.get().start == TEXT.index(SEEN)


def test_words_that_stand_twice_are_asked_for_and_told_by_what_is_around(desk, source):
    asked = tag(desk, source, "It rained.", "outcome")
    assert asked.status_code == 400
    assert "says so 2 times" in asked.text
    second = str(TEXT.rindex("It rained."))

    chosen = tag(desk, source, "It rained.", "outcome", where=second)
    around = tag(desk, source, "It rained.", "outcome", prefix="villages burn. ")

    for page in (chosen, around):
        save(desk, source, page, event_type="attack")
        assert Citation.objects.order_by("pk").last().start == int(second)


@pytest.mark.parametrize("where", ["0", "-1", "x", "99999999999999999999"])
def test_an_offset_from_a_browser_is_never_taken(desk, source, where):
    page = tag(desk, source, "It rained.", "outcome", where=where)

    assert page.status_code == 400
    assert "valid choice" in page.text


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("", "Select words"),
        (" \n ", "does not say"),
        ("It snowed.", "does not say these words"),
        ("it  rained.", "nearly this"),
        ("a\0b", "Null characters"),
        ("x" * 5001, "at most 5000"),
    ],
)
def test_p15_words_that_are_not_there_get_one_message(desk, source, words, complaint):
    page = tag(desk, source, words)

    assert page.status_code == 400
    assert complaint in page.text
    assert not Citation.objects.exists()


def test_p1_words_changed_on_their_way_to_the_save_are_refused(desk, source):
    forged = save(desk, source, tag(desk, source), words="hit 61 IS targets")

    assert forged.status_code == 409
    assert "What you typed is kept" in forged.text
    assert fields(forged)["statement"] == STATED
    assert not Claim.objects.exists()


def test_what_looks_the_same_is_offered_and_becomes_a_further_report(desk, source):
    known = make_claim(statement="Russia's air force hit 60 IS targets, it says.")
    make_report(known, "Russian planes hit 60 IS targets in a day")

    page = tag(desk, source)
    assert "Add as a further report of" in page.text
    saved = save(desk, source, page, of=known.public_id, statement="")

    assert saved.status_code == 200
    assert Claim.objects.get() == known
    assert known.reports.count() == 2
    assert known.reports.last().citations.get().exact == SAID


def test_a_name_that_is_not_known_is_made_once_its_kind_is_said(desk, source):
    page = save(desk, source, tag(desk, source), **{"actor-1-name": "Air Command"})
    assert page.status_code == 400
    assert "No actor of this name is known" in page.text

    save(desk, source, page, **{"actor-1-which": "new:state_military"})

    parts = Claim.objects.get().parts.all()
    assert [x.actor.name for x in parts] == ["Defence Ministry", "Air Command"]


def test_places_of_one_name_are_told_apart(desk, source):
    other = make_place(name="Aleppo", kind="governorate")

    filled = tag(desk, source)
    assert "Aleppo (Governorate)" in filled.text
    save(desk, source, filled, **{"place-0-which": str(other.pk)})

    assert [*Claim.objects.get().places.all()] == [other]


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"statement": ""}, "required"),
        ({"happened": "yesterday"}, "not an EDTF date"),
        ({"figure-0-printed": "61"}, "do not say this"),
        ({"figure-0-low": "70"}, "in this order"),
        ({"figure-0-time": "2"}, "not so often"),
        ({"of": "zzzzzzzz"}, "was deleted: choose again"),
        ({"side": "pair"}, "claim or an outcome"),
        ({"act": "publish"}, "Nothing was asked"),
        ({"statement": "a\0b"}, "Null characters"),
        ({"figure-TOTAL_FORMS": "x"}, "ManagementForm"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(desk, source, typed, complaint):
    page = save(desk, source, tag(desk, source), **typed)

    assert page.status_code in (400, 409)
    assert complaint in page.text
    assert not Claim.objects.exists()
    assert not Citation.objects.exists()


def test_a_source_without_a_text_leads_to_its_capture(desk):
    source = make_source().part_of or make_source()
    bare = type(source).objects.create(title="A container")

    assert "has no text yet" in desk.get(address(bare)).text
    assert desk.post(address(bare), {"act": "claim"}).status_code == 400
