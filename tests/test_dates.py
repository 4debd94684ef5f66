import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Claim
from sources import dates
from sources.dates import Bounds, bounds, readable
from tests.factories import make_claim

DAYS = st.dates(min_value=date(1000, 1, 1))


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("2015-10-09", "2015-10-09", "2015-10-09"),
        ("2015-10", "2015-10-01", "2015-10-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015", "2015-01-01", "2015-12-31"),
        ("2015-10-09?", "2015-10-09", "2015-10-09"),
        ("2015-10~", "2015-10-01", "2015-10-31"),
        ("2015%", "2015-01-01", "2015-12-31"),
        ("2015-10-08/2015-10-09", "2015-10-08", "2015-10-09"),
        ("2015-10/2015-11", "2015-10-01", "2015-11-30"),
        ("2015-09-30/..", "2015-09-30", None),
        ("../2015-10-09", None, "2015-10-09"),
        ("2015-09-30/", "2015-09-30", None),
        ("2015-10-XX", "2015-10-01", "2015-10-31"),
        ("2015-XX", "2015-01-01", "2015-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
    ],
)
def test_a_date_means_the_days_of_its_strict_bounds(text, lower, upper):
    days = [day and date.fromisoformat(day) for day in (lower, upper)]

    assert bounds(text) == Bounds(*days)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "yesterday",
        "9 October 2015",
        "2015-13",
        "2015-02-30",
        "2015-10-9",
        "09/10/2015",
        "../..",
        "/",
        "2015-10-09/2015-10-08",
        "2015/2014",
        "{2015,2016}",
        "[2015..2016]",
        "y17000",
        "Y-17E7",
        "0000",
        "-0044",
        "2015-10-09/2015-10-10/2015-10-11",
        "2015\n",
        "2015 - 10",
        " 2015",
        "2015-10-09 / 2015-10-10",
        "２０１５",
        "2015-10-09T12:00:00Z",
        "<script>",
        "2015-10-09\0",
        "2015-1X",
        "~1950S2]",
    ],
)
def test_what_is_not_an_edtf_date_of_level_0_or_1_is_refused(text):
    with pytest.raises(ValueError, match="“"):
        bounds(text)


@given(text=st.text("0123456789-/.?~%XuYE+TZ ", max_size=24))
def test_whatever_is_typed_is_bounds_or_a_complaint(text):
    try:
        found = bounds(text)
    except ValueError:
        return

    assert found.lower or found.upper
    assert readable(text)


@given(
    day=DAYS,
    precision=st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]),
    mark=st.sampled_from("?~%"),
)
def test_a_mark_of_doubt_never_widens_a_date(day, precision, mark):
    text = f"{day:{precision}}"

    assert bounds(f"{text}{mark}") == bounds(text)


@given(text=st.from_regex(dates.PLAIN, fullmatch=True))
def test_what_is_read_at_once_means_what_the_grammar_says(text):
    def read(text):
        try:
            return bounds.__wrapped__(text)
        except ValueError as error:
            return str(error)

    at_once = read(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dates, "PLAIN", re.compile("(?!)"))
        assert at_once == read(text)


@given(a=DAYS, b=DAYS)
def test_an_interval_runs_from_its_first_to_its_last_day(a, b):
    first, last = sorted((a, b))

    assert bounds(f"{first}/{last}") == Bounds(first, last)
    assert bounds(f"{first}/..") == Bounds(first, None)
    assert bounds(f"../{last}") == Bounds(None, last)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "undated"),
        ("2015-10-09", "9 Oct 2015"),
        ("2015-10-09?", "9 Oct 2015 (uncertain)"),
        ("2015-10~", "Oct 2015 (approximate)"),
        ("2015%", "2015 (uncertain and approximate)"),
        ("2015-10-08/2015-10-09", "8–9 Oct 2015"),
        ("2015-09-30/2015-10-09", "30 Sep–9 Oct 2015"),
        ("2015-12-30/2016-01-02", "30 Dec 2015–2 Jan 2016"),
        ("2015-10/2015-11", "Oct–Nov 2015"),
        ("2015/2016", "2015–2016"),
        ("2015-10-08?/2015-10-09?", "8–9 Oct 2015 (uncertain)"),
        ("2016-03?/2016-04?", "Mar–Apr 2016 (uncertain)"),
        ("2015-09-30/2015-11?", "30 Sep–Nov 2015 (uncertain)"),
        ("2016-03~/2016-04?", "Mar 2016 (approximate)–Apr 2016 (uncertain)"),
        ("2015-09-30/..", "from 30 Sep 2015"),
        ("2016-05-23?/..", "from about 23 May 2016"),
        ("../2015-10-09", "by 9 Oct 2015"),
        ("2015-23", "autumn 2015"),
        ("201X", "201X"),
    ],
)
def test_a_date_is_said_in_english(text, words):
    assert readable(text) == words


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("happened", "lower", "upper"),
    [
        ("2015-10-08/2015-10-09", date(2015, 10, 8), date(2015, 10, 9)),
        ("2015-10?", date(2015, 10, 1), date(2015, 10, 31)),
        ("2015-09-30/..", date(2015, 9, 30), None),
    ],
)
def test_a_record_keeps_the_days_that_its_date_means(happened, lower, upper):
    claim = make_claim(happened=happened)

    claim.refresh_from_db()

    days = claim.happened_range
    assert (days.lower, days.upper and days.upper - timedelta(days=1)) == (lower, upper)


@pytest.mark.django_db
def test_a_date_that_changes_takes_its_range_along():
    claim = make_claim(happened="2015")
    claim.happened = ""

    claim.save()

    claim.refresh_from_db()
    assert claim.happened_range is None


def test_a_form_says_which_date_is_wrong():
    with pytest.raises(ValidationError, match="“yesterday” is not an EDTF date"):
        Claim._meta.get_field("happened").run_validators("yesterday")
