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
    ("earlier this year", "2021-01-01/2021-03-17"),
    ("in 2014", "2014"),
    ("in late September", "2020-09-21~/2020-09-30~"),
    ("from 3 to 5 May 2019", "2019-05-03/2019-05-05"),
    ("between 3 May and 4 June 2019", "2019-05-03/2019-06-04"),
    ("three days ago", "2021-03-14"),
    ("in the summer of 2017", "2017-22"),
    ("on 31 February", ""),
    ("for three hours", ""),
]


@pytest.mark.parametrize(("words", "edtf"), MEANT)
def test_a_date_is_read_beside_the_day_of_publication(words, edtf):
    (found,) = dates_in(f"{words}.", WEDNESDAY)

    assert found.edtf == edtf
    assert bool(found.lower or found.upper) == bool(edtf)


def test_without_a_day_of_publication_only_whole_dates_are_placed():
    found = dates_in("On Friday it recalled 9 October 2015.")

    assert [day.edtf for day in found] == ["", "2015-10-09"]


@pytest.mark.parametrize(
    "words", ["They may go", "A march began", "The fall of the town"]
)
def test_a_verb_is_no_month(words):
    assert dates_in(words, WEDNESDAY) == []
