from datetime import date

import pytest

from claims.extraction.dates import dates_in

WEDNESDAY = date(2021, 3, 17)
MEANT = [
    ("on Friday", "2021-03-12"),
    ("on Wednesday", "2021-03-17"),
    ("next Friday", "2021-03-19"),
    ("The sides will meet on Friday", "2021-03-19"),
    ("It will stay, he said on Friday", "2021-03-12"),
    ("over the weekend", "2021-03-13/2021-03-14"),
    ("in the past 24 hours", "2021-03-16/2021-03-17"),
    ("last week", "2021-03-08/2021-03-14"),
    ("since 30 September", "2020-09-30/.."),
    ("on Tuesday night", "2021-03-16"),
    ("this month", "2021-03"),
    ("earlier this year", "2021"),
    ("in 2014", "2014"),
    ("in late September", "2020-09"),
    ("from 3 to 5 May 2019", "2019-05-03/2019-05-05"),
    ("between 3 May and 4 June 2019", "2019-05-03/2019-06-04"),
    ("three days ago", "2021-03-14"),
    ("in the summer of 2017", "2017-22"),
    ("in the third quarter", "2020-07-01/2020-09-30"),
    ("in the first quarter of 2019", "2019-01-01/2019-03-31"),
    ("in the October-December quarter", "2020-10/2020-12"),
    ("at 8 a.m. on Tuesday", "2021-03-16"),
    ("on Tuesday at noon", "2021-03-16"),
    ("in the second half of 2016", "2016-07-01/2016-12-31"),
    ("in the first nine months of 2016", "2016-01-01/2016-09-30"),
    ("in the late 1990s", "199X"),
    ("in the 19th century", "18XX"),
    ("on Election Day 2016", "2016-11-08"),
    ("on Easter Sunday 2016", "2016-03-27"),
    ("on 25/12/2016", "2016-12-25"),
    ("on 3/4/2016", ""),
    ("in the fall of 1962, before the crisis", "1962-23"),
    ("in May last year", "2020-05"),
    ("a fortnight ago", "2021-03-03~"),
    ("The sides will meet on Wednesday", "2021-03-17"),
    ("every Friday", ""),
    ("a 42-year-old", ""),
    ("for decades", ""),
    ("on 31 February", ""),
    ("for three hours", ""),
]


@pytest.mark.parametrize(("words", "edtf"), MEANT)
def test_a_date_is_read_beside_the_day_of_publication(words, edtf):
    (found,) = dates_in(f"{words}.", WEDNESDAY)

    assert found.edtf == edtf
    assert bool(found.lower or found.upper) == bool(edtf)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("It fell on 3 May 2019. Four days later it rose.", "2019-05-07"),
        ("It fell on 3 May 2019 and rose the next day.", "2019-05-04"),
        ("It met on Monday and Tuesday.", "2021-03-16"),
        ("Sales were up from 2019 and down from the year before.", "2018"),
    ],
)
def test_a_date_is_counted_from_the_one_before(words, edtf):
    assert dates_in(words, WEDNESDAY)[-1].edtf == edtf


def test_without_a_day_of_publication_only_whole_dates_are_placed():
    found = dates_in("On Friday it recalled 9 October 2015.")

    assert [day.edtf for day in found] == ["", "2015-10-09"]


@pytest.mark.parametrize(
    "words", ["They may go", "A march began", "The fall of the town"]
)
def test_a_verb_is_no_month(words):
    assert dates_in(words, WEDNESDAY) == []
