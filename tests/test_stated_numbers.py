"""P29: a second reader is told of a number that nothing quoted states."""

from decimal import Decimal

import pytest
from django.urls import reverse

from claims.comparison.stated_numbers import misprinted, numbers_in, unsupported
from claims.models import Figure
from tests.accounts import account, at_the_desk
from tests.desk import form_of
from tests.factories import make_claim, make_figure, make_report
from tests.tagging import save, source, tag

__all__ = ["source"]


def figure(printed, low=None, best=None, high=None):
    given = {"low": low, "best": best, "high": high}
    amounts = {key: Decimal(str(x)) for key, x in given.items() if x is not None}
    return Figure(printed=printed, **amounts)


def lacking(statement, *quotations, figures=(), dates=()):
    return [x.printed for x in unsupported(statement, quotations, figures, dates)]


def test_a_number_that_was_changed_in_the_statement_alone_is_named():
    quoted, printed = "hit 41 targets in a day", figure("41 targets", best=41)

    assert lacking("They hit 41 targets.", quoted, figures=[printed]) == []
    assert lacking("They hit 42 targets.", quoted, figures=[printed]) == ["42"]


@pytest.mark.parametrize(
    ("statement", "quoted"),
    [
        ("60 targets were hit.", "sixty targets"),
        ("Sixty targets were hit.", "hit 60 targets"),
        ("1,000 men left.", "a thousand men"),
        ("1,000 men left.", "1.000 men, 2,5 km away"),
        ("10,000 men left.", "10 000 men"),
        ("1.4 million fled.", "fled: 1,400,000"),
        ("Dozens died.", "dozens of fighters were killed"),
        ("Two dozen died.", "24 people were killed"),
        ("Hundreds were killed.", "hundreds of jihadists"),
        ("Two bombs went off.", "a twin suicide-car bombing"),
        ("About half the country is lost.", "half of Syria"),
        ("The aid is worth $2bn.", "2 billion dollars"),
        ("They came within 21 km of it.", "to within 13 miles of the road"),
        ("F-16 and Su-24 aircraft flew over the M5.", "the aircraft flew"),
        ("One of the ministers says several powers agree.", "the powers agree"),
    ],
)
def test_a_number_is_found_however_it_is_written(statement, quoted):
    assert lacking(statement, quoted) == []


@pytest.mark.parametrize(
    ("statement", "quoted", "named"),
    [
        ("At least 17 died.", "at least 16 civilians", ["17"]),
        ("Seventeen died, 3 of them children.", "17 were killed", ["3"]),
        ("They came within 40 km of it.", "to within 13 miles", ["40"]),
        ("2,000 fled.", "200 fled", ["2,000"]),
        ("Dozens died.", "people were killed", ["Dozens"]),
        ("They took four villages.", "they took Homs and Hama", ["four"]),
        ("5bn was spent.", "5 million was spent", ["5bn"]),
    ],
)
def test_a_number_that_no_quotation_has_is_named(statement, quoted, named):
    assert lacking(statement, quoted) == named


def test_a_figure_states_a_number_that_the_quotation_leaves_out():
    counted = figure("Homs, Hama and Idlib", best=3)

    assert (
        lacking("They struck three provinces.", "Homs, Hama", figures=[counted]) == []
    )


def test_a_day_is_looked_for_among_the_recorded_dates_and_nowhere_else():
    dates = ["2015-10-09/2015-10-10", ""]

    assert lacking("It began on 9 October 2015.", "on Friday", dates=dates) == []
    assert lacking("It began on 8 October 2015.", "on Friday", dates=dates) == ["8"]
    assert lacking("They hit 9 targets.", "on Friday", dates=dates) == ["9"]


def test_where_a_number_stands_is_told_in_code_points():
    words = "In Ḥims 1,000 men, two of them hurt."

    assert [words[x.start : x.end] for x in numbers_in(words)] == ["1,000", "two"]


@pytest.mark.parametrize(
    "good",
    [
        figure("60 IS targets", best=60),
        figure("nearly 150", high=150),
        figure("dozens", low=24),
        figure("between 44 and 50", low=44, high=50),
        figure("the majority", low=50),
        figure("mostly", low=50),
        figure("several times", low=2),
        figure("an IS training camp", best=1),
        figure("one on Raqa", best=1),
        figure("1,000", best=1000),
        figure("1.4 million", best=1_400_000),
        figure("two-thirds of it", best="0.666666666667"),
    ],
    ids=str,
)
def test_a_figure_that_is_printed_is_not_flagged(good):
    assert misprinted(good) == []


@pytest.mark.parametrize(
    ("wrong", "numbers"),
    [
        (figure("41 targets", best=42), [42]),
        (figure("41 targets", low=41, best=42, high=43), [42, 43]),
        (figure("Homs, Hama and Idlib", best=3), [3]),
        (figure("1,000", best=1), [1]),
        (figure("dozens", best=30), [30]),
        (figure("Hamedani", best=1), [1]),
    ],
    ids=str,
)
def test_a_figure_whose_words_do_not_contain_its_number_is_flagged(wrong, numbers):
    assert misprinted(wrong) == numbers


@pytest.fixture
def wrong():
    """A stored figure of 42 under the words “41 targets”, saved past the desk."""
    return make_figure(make_report(make_claim()), best=42, printed="41 targets")


@pytest.mark.django_db
def test_the_form_of_a_figure_flags_it(wrong):
    desk = at_the_desk(account("editor"))
    address = reverse("admin:claims_report_change", args=[wrong.report_id])
    form = desk.get(address)
    assert "“41 targets” does not contain 42." in form.text

    answer = desk.post(address, form_of(form) | {"hedge": "some"}, follow=True)

    assert "Check this figure: “41 targets” does not contain 42." in answer.text


@pytest.mark.django_db
def test_the_form_says_of_a_good_figure_that_it_is_printed(wrong):
    Figure.objects.update(best=41)
    address = reverse("admin:claims_report_change", args=[wrong.report_id])

    page = at_the_desk(account("editor")).get(address).text

    assert "The printed words contain the numbers." in page
    assert "does not contain" not in page


@pytest.mark.django_db
def test_a_tagging_that_stores_another_number_than_is_printed_says_so(source):
    desk = at_the_desk(account("editor"))
    form = tag(desk, source)

    answer = save(desk, source, form, **{"figure-0-best": "61"})

    assert answer.status_code == 200
    assert "does not contain 61." in answer.text
    assert "does not contain" not in save(desk, source, tag(desk, source)).text
