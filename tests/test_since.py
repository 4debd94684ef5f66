"""Nothing that differs between two snapshots goes unsaid."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.since import since, told
from tests.factories import make_published_pair

pytestmark = pytest.mark.django_db
NUMBERS = {"low", "best", "high"}  # a snapshot keeps them as text


@pytest.fixture(scope="module")
def snapshot(django_db_setup, django_db_blocker):
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield make_published_pair(settle="A list of sorties.").revisions.get().content
        transaction.set_rollback(True)


def leaves(content, path=()):
    """Every place in a snapshot that holds text."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield from leaves(value, (*path, key))
    elif isinstance(content, list):
        for key, value in enumerate(content):
            yield from leaves(value, (*path, key))
    elif isinstance(content, str):
        yield path


def altered(content, path, text):
    changed = copy.deepcopy(content)
    part = changed
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = text
    return changed


def test_what_is_the_same_has_not_changed(snapshot):
    found = since(snapshot, copy.deepcopy(snapshot))

    assert (found.lines, found.computed, found.other) == ([], [], False)


@given(st.data())
def test_whatever_differs_is_told(snapshot, data):
    path = data.draw(st.sampled_from([*leaves(snapshot)]))
    after = altered(snapshot, path, "41" if path[-1] in NUMBERS else "2015-10-01")

    found = since(snapshot, after)

    assert found.lines or found.computed or found.other or after == snapshot


@pytest.mark.parametrize(
    ("path", "label"),
    [
        (("rationale",), "Why we compare them"),
        (("settle",), "What evidence would settle it"),
        (("claim", "statement"), "Claim: statement"),
        (("outcome", "happened", "edtf"), "Outcome: when"),
        (("claim", "actors", 0, "name"), "Claim: who"),
        (("claim", "places", 0, "name"), "Claim: where"),
    ],
)
def test_a_line_has_the_name_that_the_page_gives_it(snapshot, path, label):
    after = altered(snapshot, path, "2014-01-01")

    assert label in [line.label for line in since(snapshot, after).lines]


def test_a_report_that_came_or_went_is_told_in_its_words(snapshot):
    without = copy.deepcopy(snapshot)
    [report] = without["claim"]["reports"]
    without["claim"]["reports"] = []
    words = report["quotations"][0]["citations"][0]["exact"]

    came, went = since(without, snapshot), since(snapshot, without)

    assert words in [v.after for line in came.lines for v in line.variants]
    assert words in [v.before for line in went.lines for v in line.variants]


def test_two_reports_in_one_source_are_kept_apart(snapshot):
    twice = copy.deepcopy(snapshot)
    twice["claim"]["reports"] *= 2

    assert len(told(twice)) > len(told(snapshot))
