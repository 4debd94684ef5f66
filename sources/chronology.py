"""The order of dates that may be periods, in every list that is sorted by date.

What lies within a period comes before it, whichever way the list runs: “May 2016” never
comes before 17 May 2016. So a list from the oldest goes by the last day that each date
can mean, and a list from the newest by the first; of those that share it the shorter
comes first, and a known day before a doubtful one. A period without an end comes last
from the oldest, one without a beginning last from the newest, and what is undated after
all.

Both keys are for `sorted`; `sources.fields` orders rows of the database in the same way.
"""

from datetime import date

from sources.dates import bounds

Key = tuple[bool, int, int, int, str]
LEAST, MOST = date.min.toordinal(), date.max.toordinal() + 1  # without a bound
UNDATED: Key = (True, 0, 0, 0, "")


def oldest_first(text: str) -> Key:
    """Return the key of an EDTF date in a list that begins with the oldest.

    Periods without an end follow one another by their beginnings.
    """
    if not text:
        return UNDATED
    first, last = _ends(text)
    return (False, last, first if last == MOST else LEAST, -first, text)


def newest_first(text: str) -> Key:
    """Return the key of an EDTF date in a list that begins with the newest."""
    if not text:
        return UNDATED
    first, last = _ends(text)
    return (False, -first, last, 0, text)


def _ends(text: str) -> tuple[int, int]:
    found = bounds(text)
    return (
        found.lower.toordinal() if found.lower else LEAST,
        found.upper.toordinal() if found.upper else MOST,
    )
