from types import SimpleNamespace

import pytest

from sources.models import Anchor
from sources.models.source import Revision
from tests.factories import make_anchor, make_citation, make_source
from tests.refusal import refused

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SAID = "Rents fell by 3 % in “the\u00a0north”"


def anchored(words, *, said=SAID, **fields):
    """Record where words stand in a later text as where a citation stands now."""
    citation = make_citation(said, make_source(f"Before it. {said}. After it."))
    later = citation.revision.source.revise(f"Now: {words}.", "pasted")
    place = {"start": 5, "end": 5 + len(words), "state": "exact"}
    return citation.anchors.create(revision=later, **place | fields)


@pytest.mark.database("anchor_true")
@pytest.mark.parametrize("state", ["exact", "moved"])
@pytest.mark.parametrize("changes", [[], ["case", "whitespace", "quotes"]])
@pytest.mark.parametrize(
    "words",
    [
        "Rents rose by 3 % in “the\u00a0north”",
        "Rents fell by 8 % in “the\u00a0north”",
        "Rents fell by −3 % in “the\u00a0north”",
        "Rents fell by 3 % in “the\u00a0south”",
        "Rents fell by 3 % in “the\u00a0north” again",
        "Rents fell by 3 % in “the",
    ],
)
def test_other_words_never_pass_as_the_words_that_were_cited(words, changes, state):
    with refused("anchor_says_the_very_words"):
        anchored(words, state=state, changes=changes)
    assert anchored(words, state="drifted", changes=["wording"], score=0.8).pk


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (SAID, 'rents fell by 3 % in "the north"'),
        (SAID, "RENTS FELL BY 3\u2009%\nIN «THE NORTH»"),
        ("the co\u00adfe\u0301 in Aleppo", "the cofé in Aleppo"),
        ("8–9 of them", "8-9 of them"),
        ("في حلب", "في\u00a0حلب"),
        ("Взяли Пальмиру", "ВЗЯЛИ ПАЛЬМИРУ"),
        ("die Straße", "die STRASSE"),
        ("the office\u200b of ω", "the o\ufb03ce of Ω"),
    ],
)
def test_the_very_words_may_be_printed_differently_if_that_is_said(said, words):
    with refused("anchor_says_the_very_words"):
        anchored(words, said=said)
    assert anchored(words, said=said, state="moved", changes=["case"]).pk


@pytest.mark.database("anchor_true")
def test_an_anchor_lies_inside_its_text():
    for state in Anchor.State.values[:3]:
        with refused("anchor_inside_text"):
            make_anchor(start=15, end=25, state=state)


@pytest.mark.database("anchor_true")
def test_a_citation_is_anchored_in_later_texts_of_its_own_source_alone():
    citation = make_citation("Rents fell")
    same = citation.revision
    other = make_source("Rents fell. Wages rose.").revisions.get()
    second = other.source.revise("Rents fell again.", "pasted")
    later = second.cite(0, 10)
    anchor = make_anchor(start=10, end=20)

    for quoted, revision in ((citation, same), (citation, other), (later, other)):
        with refused("anchor_in_later_revision"):
            quoted.anchors.create(revision=revision, state="exact", start=0, end=10)
        with refused("anchor_in_later_revision"):
            quoted.anchors.create(revision=revision, state="lost")
    with refused("anchor_in_later_revision"):
        Anchor.objects.filter(pk=anchor.pk).update(revision=second)
    with refused("anchor_says_the_very_words"):
        Anchor.objects.filter(pk=anchor.pk).update(start=0, end=10)
    assert Revision.objects.filter(anchors=anchor).exists()


def test_what_the_engine_finds_is_stored_as_it_was_found():
    found = SimpleNamespace(
        start=5, end=15, state="drifted", score=0.9, changes=frozenset({"material"})
    )
    citation = make_citation("Rents fell")
    first, second = (
        citation.revision.source.revise(text, "pasted")
        for text in ("Now: Rents rose.", "Nothing.")
    )

    Anchor.objects.bulk_create(
        [Anchor.of(citation, first, found), Anchor.of(citation, second, None)]
    )

    stands, lost = citation.anchors.order_by("pk")
    assert (stands.start, stands.end, stands.score) == (5, 15, 0.9)
    assert (stands.state, stands.changes) == ("drifted", ["material"])
    assert (lost.state, lost.start, lost.changes) == ("lost", None, [])
    assert stands.looked_at
