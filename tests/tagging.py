"""What tests of the tagging page have in common."""

import pytest
from django.urls import reverse

from claims.models import Suggestion
from tests.accounts import account, at_the_desk
from tests.desk import form_of
from tests.factories import make_actor, make_place, make_source

SAID = "Russia's air force hit 60 IS targets in Aleppo on Friday, the Defence Ministry said."
SEEN = "Witnesses saw two villages burn."
TEXT = f"Raids go on\n\n{SAID} It rained.\n\n👩‍👩‍👧 {SEEN} It rained."
HTMX = {"HX-Request": "true"}

READ = {
    "type": "casualty_figure",
    "statement": SAID,
    "attribution": {"verb": "said", "speaker": "the Defence Ministry"},
    "wording": "indirect",
    "hedge": "",
    "happened": "2015-10-09",
    "places": [],
    "figures": [],
}


@pytest.fixture
def source():
    make_actor(name="Defence Ministry", kind="government")
    make_place(name="Aleppo", kind="city")
    return make_source(TEXT, published="2015-10-10")


@pytest.fixture
def desk():
    return at_the_desk(account("editor"))


def address(source):
    return reverse("admin:sources_source_tag", args=[source.pk])


def tag(desk, source, words=SAID, side="claim", **more):
    """Ask for the form of a tagging, as the script does."""
    posted = {"act": side, "words": words} | more
    return desk.post(address(source), posted, headers=HTMX)


def fields(page):
    return form_of(
        type("Page", (), {"content": f'id="content-main"{page.text}'.encode()})
    )


def save(desk, source, page, **typed):
    return desk.post(address(source), fields(page) | typed, headers=HTMX)


def propose(source, words=SAID, kind="claim", **read):
    revision = source.revisions.last()
    start = revision.text.index(words)
    return Suggestion.objects.create(
        kind=kind,
        revision=revision,
        start=start,
        end=start + len(words),
        exact=words,
        payload=READ | read,
        score=0.8,
    )
