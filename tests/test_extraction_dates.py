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
    ("in the year-ago quarter", "2020"),
    ("in the same period of 2019", "2019"),
    ("in 2020's third quarter", "2020-07-01/2020-09-30"),
    ("in the April-through-June quarter of 2020", "2020-04/2020-06"),
    ("on 03/16/21", "2021-03-16"),
    ("in '89", "1989"),
    ("in the twentieth century", "19XX"),
    ("on Thursday of next week", "2021-03-25"),
    ("the third Monday in January", "2021-01-18"),
    ("last Thanksgiving", "2020-11-26"),
    ("in last February’s vote", "2020-02"),
    ("The vote could be in May", "2021-05"),
    ("It was shut in May", "2020-05"),
    ("It could strike late on Friday", "2021-03-19"),
    ("He could not be reached on Friday", "2021-03-12"),
    ("He will be tried for a raid that killed two on Friday", "2021-03-12"),
    ("It was put off, and stays shut until Friday", "../2021-03-19"),
    ("The worst since Friday", "2021-03-12"),
    ("three weeks from now", "2021-04-07~"),
    ("at the end of the year", "2021"),
    ("at 10 a.m.", "2021-03-17"),
    ("a month-long siege", ""),
    ("in the near future", ""),
    ("It is now quiet", ""),
    ("They gave up hopes of saving a ship that sank on Friday", "2021-03-12"),
    ("It has killed at least 38 people since Friday", "2021-03-12/.."),
    ("on 5 May\u00a02016", "2016-05-05"),
    ("in the past month", "2021-02-17/2021-03-17"),
    ("in the last two quarters", "2020-07-01/2020-12-31"),
    ("last year's third quarter", "2020-07-01/2020-09-30"),
    ("on 6 April last year", "2020-04-06"),
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
        ("In 2015 it lost money, as it had two years earlier.", "2013"),
        ("In fiscal 2019 it lost money, as in the prior year.", "2018"),
        (
            "The first quarter of 2019 was bad; sales in the quarter fell.",
            "2019-01-01/2019-03-31",
        ),
        ("He said on Friday that it will sail on Friday.", "2021-03-12"),
        ("It could hit land on Thursday or Friday.", "2021-03-19"),
        ("On Monday police came at 4 a.m.", "2021-03-15"),
    ],
)
def test_a_date_is_counted_from_the_one_before(words, edtf):
    assert dates_in(words, WEDNESDAY)[-1].edtf == edtf


def test_without_a_day_of_publication_only_whole_dates_are_placed():
    found = dates_in("On Friday it recalled 9 October 2015.")

    assert [day.edtf for day in found] == ["", "2015-10-09"]


@pytest.mark.parametrize(
    "words",
    [
        "They may go",
        "A march began",
        "The fall of the town",
        "Theresa May spoke",
        "Senator March spoke",
        "The Sunday Times wrote",
        "It lost $3.07 a share",
        "It killed 2000 people",
        "Flight 2012 was late",
        "He scored in the third quarter with a touchdown",
    ],
)
def test_what_only_looks_like_a_date_is_none(words):
    assert dates_in(words, WEDNESDAY) == []
