"""What a tagging form takes from the text before the words, and what it leaves open."""

import pytest

from claims.models import Outcome
from claims.tagging.before import doubted
from tests.factories import make_actor, make_place, make_source
from tests.tagging import HTMX, address, desk, fields, propose, tag

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
FIRST = "The Defence Ministry spoke of raids on Aleppo on Friday."
THEN = "Its jets hit 60 targets, a spokesman said."
SEEN = "Two villages burned."
FUTURE = "The army will take the town, he said."
TEXT = f"The war began in 2011. {FIRST} {THEN} {SEEN} {FUTURE}"


@pytest.fixture
def text():
    make_actor(name="Defence Ministry", kind="government")
    make_place(name="Aleppo", kind="city")
    make_place(name="Syria", kind="country")
    return make_source(TEXT, published="2015-10-10")


def test_what_a_sentence_leaves_open_is_filled_from_what_is_before(desk, text):
    page = tag(desk, text, THEN)
    filled = fields(page)

    assert filled["happened"] == "2015-10-09?"
    assert filled["happened_basis"] == ["inferred"]
    assert filled["happened_ground"].startswith("By machine, from “Friday” before")
    assert filled["place-0-name"] == "Aleppo"
    assert page.text.count("is the machine’s guess, from <q>") == 2


def test_nobody_is_made_the_claimant_whom_another_sentence_names(desk, text):
    page = tag(desk, text, THEN)

    assert fields(page)["actor-0-name"] == ""
    assert "Claimant left empty: the sentence names nobody" in page.text
    assert "Defence Ministry</bdi> was named last before these words" in page.text


def test_a_day_of_speaking_before_the_words_is_not_their_day(desk):
    words = "The Defence Ministry said on Friday that talks had failed."
    text = make_source(f"{words} {SEEN}", published="2015-10-10")

    assert fields(tag(desk, text, SEEN, "outcome"))["happened"] == ""


def test_what_the_sentence_says_itself_is_no_guess(desk, text):
    page = tag(desk, text, FIRST)

    assert "machine’s guess" not in page.text
    assert fields(page)["happened"] == "2015-10-09"
    assert fields(page)["happened_ground"] == "Read off “Friday” by machine."


def test_an_outcome_is_not_laid_to_whoever_was_named(desk, text):
    filled = fields(tag(desk, text, SEEN, "outcome"))

    assert filled["happened"] == "2015-10-09?"
    assert filled["actor-0-name"] == ""


def test_what_is_to_come_gets_no_day_from_before(desk, text):
    filled = fields(tag(desk, text, FUTURE))

    assert filled["kind"] == ["intention"]
    assert filled["happened"] == ""


def test_a_year_long_ago_is_background(desk):
    old = make_source(f"The war began in 2011. {SEEN}", published="2015-10-10")

    assert fields(tag(desk, old, SEEN, "outcome"))["happened"] == ""


def test_what_nobody_looks_at_takes_its_own_sentence_alone(desk, text):
    one = propose(text, SEEN, "outcome", happened="", type="attack")

    desk.post(address(text), {"act": "accept", "suggestion": one.pk}, headers=HTMX)

    assert [x.happened for x in Outcome.objects.all()] == [""]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2015-10-09", "2015-10-09?"),
        ("2015-10-08/2015-10-09~", "2015-10-08?/2015-10-09~"),
        ("2015-10-08/..", "2015-10-08?/.."),
    ],
)
def test_a_guessed_day_is_marked_as_uncertain(day, said):
    assert doubted(day) == said
