"""Citations as CSL-JSON, dates both in parts and as EDTF."""

from datetime import date

from claims.citing.work import Work
from sources.dates import SEASONS, bounds


def csl(work: Work) -> dict[str, object]:
    made: dict[str, object] = {
        "id": work.key,
        "type": "webpage",
        "title": work.title,
        "author": [{"literal": work.author}] if work.author else [],
        "container-title": work.container,
        "issued": dated(work.issued) if work.issued else None,
        "accessed": dated(work.accessed.isoformat()),
        "version": f"revision {work.revision}",
        "language": work.language,
        "URL": work.address,
        "archive_location": work.archived,
        "note": "\n".join(work.remarks()),
    }
    return {name: value for name, value in made.items() if value}


def dated(edtf: str) -> dict[str, object]:
    """A date for readers of parts and for readers of EDTF.

    Parts name no day that the date does not: of “from 8 October 2015” and of a
    season they tell the year.
    """
    plain = edtf.rstrip("?~%")
    ends, circa = plain.split("/"), plain != edtf
    if not all(is_calendar(end) for end in ends):
        found = bounds(edtf)
        days = [day for day in (found.lower, found.upper) if day]
        ends, circa = [*dict.fromkeys(f"{day:%Y}" for day in days)], True
    made = {"date-parts": [list(map(int, end.split("-"))) for end in ends]}
    season = plain.partition("-")[2]
    made |= {"season": int(season) - 20} if season in SEASONS else {}
    return made | {"edtf": edtf} | ({"circa": True} if circa else {})


def is_calendar(end: str) -> bool:
    """Whether it is a year, a month or a day, and not a season or digits unknown."""
    try:
        date.fromisoformat(f"{end}-01-01"[:10])
    except ValueError:
        return False
    return True
