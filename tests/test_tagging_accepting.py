"""What a proposal says of who speaks, and whether it is said or denied, is not lost."""

import re

import pytest

from claims.models import Actor, Claim, Outcome
from tests.factories import make_actor, make_publisher, make_source
from tests.spoken import Spoken, make_text, propose, spoken
from tests.tagging import HTMX, address, desk, fields, save, tag
from tests.test_tagging_suggestions import decide

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
DENIED = (
    "Health Minister Ana Duarte denied on Tuesday that hospitals had run out of oxygen."
)
WORDS = "hospitals had run out of oxygen"


def proposed(text, words, **more):
    one = Spoken(text, words, "", (), **more)
    source = make_text(one)
    return source, propose(source, one)


def test_an_accepted_denial_says_who_denies_it(desk):
    source, one = proposed(DENIED, WORDS)

    page = decide(desk, source, "accept", one)

    claim = Claim.objects.get()
    said = "Health Minister Ana Duarte denies that hospitals had run out of oxygen."
    assert (claim.statement, claim.kind) == (said, "denial")
    assert [(x.actor.name, x.part) for x in claim.parts.all()] == [
        ("Ana Duarte", "claimant")
    ]
    assert f"Accepted: a draft claim (denial), with its citation. {said}" in page.text
    report = claim.reports.get()
    assert (report.verb, report.said, claim.happened) == ("denied", "2024-03-05", "")


def test_the_kind_and_the_statement_are_shown_before_a_proposal_is_accepted(desk):
    source, one = proposed(DENIED, WORDS)

    page = desk.get(address(source)).text

    row = page[page.index(f'data-proposal="{one.pk}"') :].partition("</li>")[0]
    assert "Claim? Denial." in row
    assert "denies that hospitals had run out of oxygen." in row


@pytest.mark.parametrize(
    "stale", [{"type": "casualty_figure"}, {"happened": "2024-03-05"}]
)
def test_what_an_earlier_reading_kept_of_a_denial_is_a_denial_all_the_same(desk, stale):
    source, one = proposed(DENIED, WORDS)
    one.payload |= stale | {"statement": "Hospitals had run out of oxygen"}
    one.save()

    decide(desk, source, "accept", one)

    claim = Claim.objects.get()
    assert claim.statement.startswith("Health Minister Ana Duarte denies that")
    assert (claim.kind, claim.happened) == ("denial", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Minister Paul Reyes spoke. He denied that a ferry had sunk.",
            "a ferry had sunk",
        ),
        (
            "Ana Duarte spoke. The ministry denied that a ferry had sunk.",
            "a ferry had sunk",
        ),
        (
            "The Coast Guard could not confirm that a ferry had sunk.",
            "a ferry had sunk",
        ),
        ("Spokesman Luis Vega denied that a ferry had sunk.", "a ferry had sunk"),
        ("Moscow said Kyiv had denied that a ferry had sunk.", "a ferry had sunk"),
    ],
)
def test_what_is_not_certain_is_not_accepted_by_one_key(desk, text, words):
    source, one = proposed(text, words)

    page = decide(desk, source, "accept", one)

    assert not Claim.objects.exists()
    assert "Look once before it is kept" in page.text
    assert fields(page)["statement"] != words


def test_every_claim_that_one_key_accepts_names_its_claimant_and_how_it_is_said(desk):
    for one in spoken("spoken"):
        if one.side == "claim":
            source = make_source(one.text, published="2024-03-07")
            for name in {one.speaker} - {""}:
                Actor.objects.get_or_create(name=name, defaults={"kind": "expert"})
            if found := propose(source, one):
                decide(desk, source, "accept", found)

    made = [*Claim.objects.all()]
    assert len(made) > 8
    told = [(x.statement, x.parts.get().actor.name.split(" ")[-1]) for x in made]
    assert [x for x in told if x[1].casefold() not in x[0].casefold()] == []


def test_a_new_speaker_is_offered_with_what_the_text_says_of_him(desk):
    text = "Paul Reyes, a minister, spoke first. Vladimir Leontyev, the mayor, said the town had no water."
    source = make_text(Spoken(text, "", "", ()))

    page = tag(desk, source, "the town had no water")
    assert 'new: <bdi dir="auto">Vladimir Leontyev, the mayor</bdi>' in page.text
    save(desk, source, page, **{"actor-0-which": "new:government"})

    made = Claim.objects.get().parts.get().actor
    assert (made.name, made.description) == ("Vladimir Leontyev", "the mayor")


def test_a_new_speaker_whom_nobody_confirmed_is_left_out_and_the_message_says_so(desk):
    source = make_source("Vladimir Leontyev, the mayor, said the town had no water.")

    page = save(desk, source, tag(desk, source, "the town had no water"))

    assert "“Vladimir Leontyev” is not saved as an actor" in page.text
    assert not Claim.objects.get().parts.exists()
    assert not Actor.objects.exists()


def test_what_is_said_of_one_name_is_not_kept_of_another(desk):
    source = make_source("Vladimir Leontyev, the mayor, said the town had no water.")

    page = tag(desk, source, "the town had no water")
    typed = {"actor-0-name": "Water Board", "actor-0-which": "new:government"}
    save(desk, source, page, **typed)

    assert Claim.objects.get().parts.get().actor.description == ""


def test_a_surname_is_the_one_whom_the_text_has_named_in_full(desk):
    make_actor(name="Dmitry Peskov", kind="government")
    text = "Dmitry Peskov met the press. Peskov denied that the dam had burst."
    source = make_source(text)

    filled = fields(tag(desk, source, "the dam had burst"))

    assert filled["actor-0-name"] == "Dmitry Peskov"


def test_the_chain_follows_the_claimant_whom_the_editor_puts_there(desk):
    paper = make_publisher(name="Evening Star")
    make_actor(name="Evening Star", kind="media", publisher=paper)
    make_actor(name="Air Force", kind="state_military")
    text = "Nine jets of the National Army fell, the Interior Ministry said."
    source = make_text(Spoken(text, "", "", ()))
    source.publisher = paper
    source.save()

    page = tag(desk, source, "Nine jets of the National Army fell")
    assert fields(page)["actor-0-name"] == "Interior Ministry"
    save(desk, source, page, **{"actor-0-name": "Air Force"})

    [report] = Claim.objects.get().reports.all()
    passed = [x.actor.name for x in report.attributions.all()]
    assert passed == ["Air Force", "Evening Star"]


def test_one_who_speaks_for_the_claimant_comes_first_in_the_chain(desk):
    make_actor(name="Igor Makushev", kind="state_military")
    source = make_text(Spoken("The National Army said it had hit a depot.", "", "", ()))

    page = tag(desk, source, "it had hit a depot")
    speaker = {"actor-1-name": "Igor Makushev", "actor-1-part": "speaker"}
    save(desk, source, page, **speaker)

    report = Claim.objects.get().reports.get()
    passed = [x.actor.name for x in report.attributions.all()]
    assert passed == ["Igor Makushev", "National Army"]


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        ("The Coast Guard told Reuters that a trawler had sunk.", ["Reuters"]),
        ("The Coast Guard said a trawler had hit the Reuters office.", []),
        ("After a raid on Reuters, the Coast Guard said that a trawler had sunk.", []),
    ],
)
def test_an_outlet_passes_on_only_what_it_was_told(desk, text, passed):
    source = make_text(Spoken(text, "", "", ()))
    words = re.search(r"a trawler had [\w ]+", text)[0]

    page = tag(desk, source, words)

    named = [v for k, v in fields(page).items() if re.fullmatch(r"chain-\d-name", k)]
    assert [x for x in named if x] == passed


def test_an_observer_s_denial_is_no_event(desk):
    text = "Residents denied that the National Army had seized Temera."
    source, one = proposed(text, "the National Army had seized Temera", side="outcome")
    make_actor(name="Residents", kind="witness")

    decide(desk, source, "accept", one)

    [outcome] = Outcome.objects.all()
    assert (
        outcome.statement == "Residents deny that the National Army had seized Temera."
    )


def test_nothing_that_will_be_published_is_folded_away(desk):
    source = make_text(Spoken(DENIED, "", "", ()))

    page = tag(desk, source, WORDS).text

    form = page[page.index('<form id="tagging"') :].partition("</form>")[0]
    assert "<details>" not in form
    assert form.count("<details open>") == 3


def test_whom_he_stands_for_is_left_to_the_editor(desk):
    text = "Minister Paul Reyes spoke. He denied that a ferry had sunk."
    source, one = proposed(text, "a ferry had sunk")
    posted = {"act": "edit", "suggestion": one.pk}

    page = desk.post(address(source), posted, headers=HTMX)

    assert fields(page)["actor-0-name"] == ""
    assert fields(page)["statement"] == "He denies that a ferry had sunk."
    assert "Claimant left empty" in page.text
    assert "Paul Reyes</bdi> was named last" in page.text
