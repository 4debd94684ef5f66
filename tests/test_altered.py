"""A source changes the words that a published pair rests on: the pair says so."""

import pytest

from sources import reanchoring
from tests.accounts import account
from tests.explanations import approve_explanations
from tests.factories import make_published_pair

pytestmark = pytest.mark.django_db
HIT = "Our aircraft hit 60 targets in a day"
ALTERED = "A later version of the source"


@pytest.fixture
def pair():
    return make_published_pair(quote=HIT)


def revised(pair, old, new):
    """Capture a later text of what the claim rests on; return the anchors."""
    source = pair.claim.reports.get().source
    later = source.revise(source.revisions.last().text.replace(old, new), "pasted")
    reanchoring.reanchor(later)
    return later.anchors


def page(client, pair):
    return client.get(pair.get_absolute_url()).text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("60", "67", "changes these cited words"),
        ("hit", "did not hit", "changes these cited words"),
        (
            HIT,
            "Nothing is said any more of it by anyone",
            "does not contain these cited words",
        ),
    ],
)
def test_a_material_change_is_marked_on_the_pair(client, pair, old, new, said):
    revised(pair, old, new)

    assert said in page(client, pair)
    assert "An editor is reviewing it." in page(client, pair)
    assert said in client.get(f"{pair.get_absolute_url()}@1").text


@pytest.mark.parametrize(
    ("old", "new"),
    [("Our aircraft", "Our\u00a0aircraft"), ("in a day", "within a day")],
)
def test_a_change_of_form_is_not(client, pair, old, new):
    revised(pair, old, new)

    assert ALTERED not in page(client, pair)


def test_what_an_editor_decided_is_told(client, pair):
    anchors = revised(pair, "60", "67")

    anchors.get().retire(account("editor"), "The ministry corrected the number.")
    assert "The ministry corrected the number." not in page(client, pair)
    approve_explanations()

    assert "An editor has retired this citation." in page(client, pair)
    assert "The ministry corrected the number." in page(client, pair)


def test_the_newest_text_is_what_counts(client, pair):
    revised(pair, "60", "67")
    revised(pair, "67", "60")

    assert ALTERED not in page(client, pair)


def test_other_pairs_are_not_marked(client, pair):
    other = make_published_pair()
    revised(pair, "60", "67")

    assert ALTERED not in page(client, other)
