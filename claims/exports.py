"""The published pairs of a filter as a table or as data, a row at a time."""

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO

from django.db import transaction

from claims.models import PublishedPair
from claims.models.publication import glance_of_card

AT_ONCE = 500  # rows fetched from the database, and written, together
# What a spreadsheet would take for a formula, and the mark that says “this is text”.
FORMULA = frozenset("=+-@\t\r\n＝＋－＠'")
COLUMNS = [
    "id",
    "address",
    "revision",
    "pinned_address",
    "published",
    "sha256",
    "heading",
    "relation",
    "strength",
    "time",
    "place",
    "claim_id",
    "claim",
    "claim_kind",
    "claimants",
    "claim_happened",
    "claim_reports",
    "claim_origins",
    "outcome_id",
    "outcome",
    "outcome_event",
    "outcome_status",
    "observers",
    "outcome_happened",
    "outcome_reports",
    "outcome_origins",
    "independence",
    "independent_sources",
]
FIELDS = (
    "public_id",
    "relation",
    "claim",
    "outcome",
    "card",
    "glance",
    "independent_sources",
    "revision__number",
    "revision__published_at",
    "revision__sha256",
)


def rows(wanted, at) -> Iterator[list]:
    """Yield what is exported of each pair; the database keeps its place meanwhile.

    `at` makes a path absolute.
    """
    root = at("/").removesuffix("/")
    pairs = PublishedPair.objects.matching(**wanted).values_list(*FIELDS)
    with transaction.atomic():
        for pair in pairs.iterator(chunk_size=AT_ONCE):
            yield row(root, *pair)


def row(root, *fields):
    key, relation, claim, outcome, card, glance, *rest = fields
    sources, number, published, sha256 = rest
    glance = glance or glance_of_card(card)
    said, seen = card["claim"], card["outcome"]
    address = f"{root}/p/{key}"
    return [
        key,
        address,
        number,
        f"{address}@{number}",
        published.isoformat(timespec="seconds"),
        sha256,
        card["heading"],
        relation,
        card["strength"],
        glance["time"],
        glance["place"],
        claim,
        said["statement"],
        said["kind"],
        said["by"],
        said["happened"],
        said["reports"],
        said["origins"],
        outcome,
        seen["statement"],
        seen["event_type"],
        seen["status"],
        seen["by"],
        seen["happened"],
        seen["reports"],
        seen["origins"],
        glance["independence"],
        sources,
    ]


def as_csv(rows: Iterable[list]) -> Iterator[str]:
    """Write a table (RFC 4180). Names of several actors are parted by “; ”.

    Text that a spreadsheet would take for a formula has an apostrophe before
    it, and so has text that begins with an apostrophe: who takes one leading
    apostrophe away has the text as it was.
    """
    out = StringIO()
    write = csv.writer(out).writerow
    write(COLUMNS)
    for number, row in enumerate(rows, 1):
        write([cell(value) for value in row])
        if number % AT_ONCE == 0:
            yield taken(out)
    yield taken(out)


def cell(value: object) -> object:
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, str) and (value[:1] in FORMULA or begins_late(value)):
        return f"'{value}"
    return value


def begins_late(text: str) -> bool:
    return text[:1] == " " and text.lstrip(" ")[:1] in FORMULA


def as_json(rows: Iterable[list]) -> Iterator[str]:
    """Write an object whose `pairs` are objects, one a line."""
    write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    yield '{"pairs":['
    lines, before = [], "\n"
    for row in rows:
        lines.append(before + write(dict(zip(COLUMNS, row, strict=True))))
        before = ",\n"
        if len(lines) == AT_ONCE:
            yield "".join(lines)
            lines.clear()
    yield "".join(lines) + "\n]}\n"


def taken(out: StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text
