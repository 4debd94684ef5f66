"""Words cited for a side of a discrepancy, and for a figure; texts pasted."""

import pytest
from django.urls import reverse

from sources.models import Citation
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
