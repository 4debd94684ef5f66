from datetime import date

import pytest
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as st

from claims.models import PublishedStatement
from sources.chronology import newest_first, oldest_first
from sources.dates import bounds
from sources.models import PublicId
from sources.models.identity import new_id
from tests.dates import DAYS, periods
from tests.roles import as_owner

ORDERS = [oldest_first, newest_first]
OLDEST_FIRST = [
    "../2015-10-08",
    "2015-10-09",
    "2015-10-08/2015-10-09",
    "2015-09-30/2015-10-09",
    "2015-10-12",
    "2015-10-12?",
    "2015-10-31",
    "2015-10",
    "2015-10/2015-11",
    "2015",
    "2016-05-23",
    "2016-05",
    "2016-04/2016-05",
    "2015-10-09/..",
    "2016-03?/..",
    "",
]
NEWEST_FIRST = [
    "2016-05-23",
    "2016-05",
    "2016-04/2016-05",
    "2016-03?/..",
    "2015-10-31",
    "2015-10-12",
    "2015-10-12?",
    "2015-10-09",
    "2015-10-09/..",
    "2015-10-08/2015-10-09",
    "2015-10",
    "2015-10/2015-11",
    "2015-09-30/2015-10-09",
    "2015",
    "../2015-10-08",
    "",
]


def test_dates_are_sorted_from_the_oldest_and_from_the_newest():
    assert sorted(NEWEST_FIRST, key=oldest_first) == OLDEST_FIRST
    assert sorted(OLDEST_FIRST, key=newest_first) == NEWEST_FIRST


@pytest.mark.parametrize("order", ORDERS)
@given(period=periods().filter(bool), day=DAYS)
def test_a_known_day_comes_before_every_period_that_holds_it(order, period, day):
    days = bounds(period)
    if (days.lower or day) <= day <= (days.upper or day):
        known = f"{day}"

        assert sorted([period, known], key=order)[0] == known


@pytest.mark.parametrize("order", ORDERS)
@given(dates=st.lists(periods()))
def test_what_is_undated_comes_last(order, dates):
    found = sorted(dates, key=order)

    assert not any(found[len([x for x in dates if x]) :])


@pytest.mark.django_db
def test_the_database_sorts_as_the_keys_do():
    ids = {new_id(): text for text in OLDEST_FIRST}
    with as_owner():
        issued = [PublicId(pk=key, kind="claims_claim") for key in ids]
        PublicId.objects.bulk_create(issued)
    PublishedStatement.objects.bulk_create(
        PublishedStatement(
            record_id=key,
            side="claim",
            number=1,
            published_at=now(),
            happened=text,
            card={},
        )
        for key, text in ids.items()
    )
    every = PublishedStatement.objects.all()

    assert [x.happened for x in every] == NEWEST_FIRST
    assert [x.happened for x in every.oldest_first()] == OLDEST_FIRST
    assert {x.happened: x.happened_range and x.happened_range.lower for x in every}[
        "2015-10"
    ] == date(2015, 10, 1)
