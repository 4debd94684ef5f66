"""Citations for reference managers that read RIS."""

from claims.citing.work import Work
from sources.dates import bounds


def ris(work: Work) -> str:
    day = bounds(work.issued) if work.issued else None
    first = day and (day.lower or day.upper)
    fields = [
        ("TY", "ELEC"),
        ("ID", work.key),
        ("TI", work.title),
        ("AU", work.author),
        ("PB", work.container),
        ("PY", str(first.year) if first else ""),
        ("DA", first.strftime("%Y/%m/%d") if day and day.lower == day.upper else ""),
        ("ET", f"revision {work.revision}"),
        ("LA", work.language),
        ("UR", work.address),
        ("Y2", work.accessed.strftime("%Y/%m/%d")),
        *(("N1", remark) for remark in work.remarks()),
    ]
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])
