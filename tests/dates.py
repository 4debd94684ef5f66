"""EDTF strings of every level as they come, for property tests."""

from datetime import date

from hypothesis import strategies as st

from sources.dates import is_edtf

DAYS = st.dates(min_value=date(2015, 9, 20), max_value=date(2015, 10, 20))
YEARS = st.sampled_from(["2015", "2016", "201X", "20XX", "0001", "9999", "-0044"])
ODD = [
    "Y170000002",
    "Y-17E7",
    "1950S2",
    "156X-12-25",
    "XXXX-12-XX",
    "2004-06-~01/2004-06-~20",
    "[1667,1668, 1670..1672]",
    "{..1983-12-31,1984}",
    "2015-10-09T10:00:00Z",
    "%2015-?10",
    "2015-33",
]


@st.composite
def one_date(draw):
    """A date of level 0 or 1, of any precision, sure or not."""
    rest = st.sampled_from(["", "-10", "-XX", "-10-09", "-10-XX", "-02-28", "-23"])
    return draw(YEARS) + draw(rest) + draw(st.sampled_from(["", "?", "~", "%"]))


ends = one_date() | st.sampled_from(["..", ""])
edtf = (
    st.sampled_from(ODD)
    | one_date()
    | st.tuples(ends, ends).map("/".join)
    | DAYS.map(str)
).filter(is_edtf)


@st.composite
def periods(draw):
    """A period of one autumn, or none."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    whole = st.sampled_from(["", "2015", "2015-10", "2015-10-09?", f"{first:%Y-%m}~"])
    ends = [f"{first}", f"{first}/{last}", f"{first}/..", f"../{last}"]
    return draw(whole | st.sampled_from(ends))
