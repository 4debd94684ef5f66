"""The pairs of a filter as a table and as data."""

import csv
import io
import json
import re
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.exports import COLUMNS, FORMULA, as_csv, as_json, cell, rows
from claims.models import PublishedPair
from tests.factories import make_published_pair
from tests.refusal import sql

EVIL = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    " =1",
    "'=1",
]


def table(client, path="/pairs.csv"):
    response = client.get(path)
    assert response.headers["Content-Type"].startswith("text/csv; charset=utf-8")
    text = b"".join(response).decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def data(client, path="/pairs.json"):
    return json.loads(b"".join(client.get(path)))["pairs"]


@pytest.mark.django_db
def test_the_table_and_the_data_hold_the_pairs_of_the_list_in_its_order(client, seeds):
    rows, found = table(client), data(client)
    listed = re.findall(
        r'class="spine">\s*<a href="/p/(\w+)"',
        client.get("/").text + client.get("/?page=2").text,
    )

    assert [row["id"] for row in rows] == [x["id"] for x in found] == listed
    assert len(listed) == 75
    assert list(found[0]) == COLUMNS == list(rows[0])
    one = PublishedPair.objects.get(public_id=rows[0]["id"])
    assert rows[0]["claim"] == found[0]["claim"] == one.card["claim"]["statement"]
    assert rows[0]["sha256"] == one.revision.sha256
    undercut = table(client, "/pairs.csv?relation=undercuts")
    assert {row["relation"] for row in undercut} == {"undercuts"}
    assert 0 < len(undercut) < 75


@pytest.mark.django_db
@pytest.mark.parametrize("evil", EVIL)
def test_p20_no_cell_is_a_formula_and_none_is_lost(client, evil):
    make_published_pair(heading=evil, claimant={"name": evil})

    [row], [found] = table(client), data(client)

    for column in ("heading", "claimants"):
        assert row[column] == f"'{evil}"
        assert row[column].removeprefix("'") == evil
    assert found["heading"] == evil
    assert found["claimants"] == [evil]


@given(st.text())
def test_p20_one_apostrophe_taken_away_gives_the_text_back(text):
    written = cell(text)

    assert written[:1] not in FORMULA - {"'"}
    assert written.removeprefix("'") == text


@given(
    st.lists(
        st.lists(st.text(), min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=5
    )
)
def test_what_is_written_is_read_back(told):
    read = list(csv.reader(io.StringIO("".join(as_csv(told)), newline=""), strict=True))
    found = json.loads("".join(as_json(told)))["pairs"]

    assert read == [COLUMNS, *([cell(text) for text in row] for row in told)]
    assert [list(pair.values()) for pair in found] == told


def test_nothing_is_a_table_too():
    assert "".join(as_csv([])) == ",".join(COLUMNS) + "\r\n"
    assert json.loads("".join(as_json([]))) == {"pairs": []}


def test_a_long_export_is_never_in_memory():
    row = ["x" * 60] * len(COLUMNS)
    for write in (as_csv, as_json):
        tracemalloc.start()
        size = sum(len(text) for text in write(row for _ in range(8000)))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert size > 12_000_000
        assert most < 8_000_000


@pytest.mark.django_db
def test_the_database_keeps_the_place_of_an_export():
    for _ in range(2):
        make_published_pair()

    found = rows({}, "http://testserver".__add__)
    next(found)

    assert sql("SELECT is_holdable FROM pg_cursors WHERE is_scrollable IS FALSE") == [
        (False,)
    ]
    assert len(list(found)) == 1
