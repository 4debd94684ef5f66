"""Citations for reference managers that read RIS."""

from claims.citing.work import Work, year
from sources.dates import is_known_to_the_day


def ris(work: Work) -> str:
    day = work.issued if is_known_to_the_day(work.issued) else ""
    fields = [
        ("TY", "ELEC"),
        ("ID", work.key),
        ("TI", work.title),
        ("AU", work.author),
        ("PB", work.container),
        ("PY", year(work.issued)),
        ("DA", "" if "/" in day else day.replace("-", "/")),
        ("ET", f"revision {work.revision}"),
        ("LA", work.language),
        ("UR", work.address),
        ("Y2", work.accessed.strftime("%Y/%m/%d")),
        *(("N1", remark) for remark in work.remarks()),
    ]
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])
