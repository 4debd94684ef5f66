"""Words cited for a side of a discrepancy, and for a figure; texts pasted."""

import pytest
from django.urls import reverse

from sources.models import Citation, Source
from tests.accounts import account, at_the_desk
from tests.desk import Tab
from tests.factories import (
    make_claim,
    make_discrepancy,
    make_published_discrepancy,
    make_report,
    make_source,
)

pytestmark = pytest.mark.django_db
SAID = "The raids were on Friday"


def test_a_side_cites_the_words_of_the_source_that_is_chosen():
    side = make_discrepancy().sides.create(position=0, label="AFP", value="Friday")
    source, tab = make_source(f"{SAID}. It rained."), Tab(account("editor"), side)

    answer = tab.save(
        **{
            "cited-TOTAL_FORMS": "1",
            "cited-0-words": SAID,
            "cited-0-source_said": source.pk,
        }
    )

    assert answer.status_code == 302
    assert side.citations.get().exact == SAID
    side.discrepancy.refresh_from_db()
    assert side.discrepancy.saved_by.username == "an-editor"


def test_a_side_without_a_source_says_so():
    side = make_discrepancy().sides.create(position=0, label="AFP", value="Friday")

    answer = Tab(account("editor"), side).save(
        **{"cited-TOTAL_FORMS": "1", "cited-0-words": SAID}
    )

    assert answer.status_code == 200
    assert "no text yet" in answer.text


def test_a_figure_may_cite_its_words():
    report = make_report(make_claim(), "60 targets", make_source("It hit 60 targets."))
    typed = {"counted": "targets hit", "unit": "targets", "best": "60", "printed": "60"}

    answer = Tab(account("editor"), report).save(
        **{"figures-TOTAL_FORMS": "1", "figures-0-words": "60"},
        **{f"figures-0-{name}": value for name, value in typed.items()},
    )

    assert answer.status_code == 302
    assert report.figures.get().citation == Citation.objects.get(exact="60")


def test_a_discrepancy_is_previewed():
    made = make_published_discrepancy()
    path = reverse("admin:claims_discrepancy_preview", args=[made.pk])

    page = at_the_desk(account("analyst")).get(path)

    assert page.status_code == 200
    assert made.title in page.text


@pytest.mark.parametrize(
    ("text", "complaint"),
    [("a\0b", "ull characters"), ("a\ud800b", "lone surrogate"), (" \n ", "no words")],
)
def test_p15_an_unreadable_text_is_refused_and_nothing_is_stored(text, complaint):
    tab = Tab(account("editor"), make_source("Rents fell."))
    tab.fields = {k: v for k, v in tab.fields.items() if v is not None}
    source = Source.objects.get()
    form = tab.client.get(tab.address).context["adminform"].form
    bound = type(form)(tab.fields | {"text": text}, instance=source)

    assert not bound.is_valid()
    assert complaint in str(bound.errors["text"])
    assert source.revisions.count() == 1


def test_a_pasted_text_is_a_further_revision_with_line_ends_as_stored():
    source = make_source("Rents fell.")
    tab = Tab(account("editor"), source)

    assert tab.save(text="Rents rose.\r\nWages fell.").status_code == 302

    assert source.revisions.last().text == "Rents rose.\nWages fell."
