"""Numbers as people type them into the form of a figure, at the desk."""

from decimal import Decimal

import pytest

from claims.admin.tagging_rows import FigureForm
from claims.extraction.numbers import write_number
from claims.models import Claim, Figure
from tests.accounts import account
from tests.desk import Tab
from tests.factories import make_claim, make_figure, make_report, make_source
from tests.tagging import desk, fields, save, tag

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
WORDS = "The ministry said that 1,000 people had left."


def form(best, text="", **more):
    typed = {"printed": "people", "counted": "people", "unit": "people", "best": best}
    return FigureForm(typed | more, words="1,000 people", text=text)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1000", "1000"),
        ("1,000", "1000"),
        (" 1 000 ", "1000"),
        ("1\u00a0000", "1000"),
        ("1\u202f250\u202f000", "1250000"),
        ("1.4 thousand", "1400"),
        ("1.5", "1.5"),
        ("-3.25", "-3.25"),
        ("0.125", "0.125"),
    ],
)
def test_the_form_takes_a_number_as_people_write_it(typed, value):
    figure = form(typed)

    assert figure.is_valid(), figure.errors
    assert f"{figure.cleaned_data['best']:f}" == value


@pytest.mark.parametrize("typed", ["1.000", "1,5", "12,3456.7", "1,00,0", "a few"])
def test_a_number_that_reads_in_two_ways_is_refused_with_what_to_type(typed):
    figure = form(typed)

    assert "reads in one way only" in str(figure.errors["best"])


def test_a_number_is_read_by_the_habit_of_the_text_it_is_from():
    commas, points = "It is 3,5 km long.", "It is 3.5 km long."

    assert form("1.000", commas).fields["best"].clean("1.000") == 1000
    assert form("1.000", points).fields["best"].clean("1.000") == 1
    assert not form("1,000", commas).is_valid()


@pytest.mark.parametrize(
    ("value", "written"),
    [(2.174, "2.1740"), (60, "60"), (0.125, "0.125"), (1e6, "1000000")],
)
def test_a_number_that_was_read_is_shown_so_that_it_reads_the_same_again(
    value, written
):
    assert write_number(value) == written
    assert form(written).fields["best"].clean(written) == Decimal(str(value))


def test_a_figure_tagged_as_1_000_is_stored_as_a_thousand(desk):
    source = make_source(WORDS)

    page = tag(desk, source, WORDS)
    assert fields(page)["figure-0-best"] == "1000"
    save(desk, source, page, **{"figure-0-best": "1,000", "actor-0-name": ""})

    assert [x.best for x in Figure.objects.all()] == [1000]
    assert Claim.objects.count() == 1


def test_a_report_s_own_page_takes_1_000_too():
    report = make_report(make_claim())
    figure = make_figure(report, best="2.174")
    tab = Tab(account("editor"), report)
    assert tab.fields["figures-0-best"] == "2.1740"

    assert tab.save(**{"figures-0-best": "1,000"}).status_code == 302

    figure.refresh_from_db()
    assert figure.best == 1000
    assert "in one way only" in tab_with(report, "1.000").text


def tab_with(report, best):
    tab = Tab(account("editor", "another"), report)
    return tab.save(**{"figures-0-best": best})
