"""RFC 7089: what stood at an address at a time."""

import re
from datetime import UTC, datetime

import pytest

from tests.factories import make_pair, make_published_pair, make_report, publish_pair
from tests.roles import unguarded
from tests.test_pages import queries
from tests.test_record_pages import address
from tests.test_tombstones import retire

pytestmark = pytest.mark.django_db
DAYS = [datetime(2015, 10, day, 12, 0, 0, 700_000, UTC) for day in (1, 8, 20)]
URL = "https://paper.example/a day/<1>,2"


def read(links):
    """The links of a header or of a timemap: (address, attributes)."""
    found = re.findall(r"<([^>]*)>((?:; \w+=\"(?:[^\"\\]|\\.)*\")*)", links)
    return [(link, dict(re.findall(r'(\w+)="([^"]*)"', said))) for link, said in found]


def by_rel(links):
    return {rel: link for link, said in read(links) for rel in said["rel"].split()}


def captured(**fields):
    """A source with three public texts, captured on DAYS."""
    pair = make_published_pair(source=fields)
    source = pair.claim.reports.get().source
    for text in ("Again: 60 targets hit", "At last: 59 targets hit"):
        source.revise(f"{text}.", "pasted")
        make_report(pair.claim, text, source)
    publish_pair(pair, note="Later texts.")
    with unguarded():
        for number, day in enumerate(DAYS, 1):
            source.revisions.filter(number=number).update(captured_at=day)
    return source


def test_a_revision_says_when_it_stood_and_what_stood_around_it(client):
    source = captured(url=URL)
    path = f"http://testserver{address(source)}"

    response = client.get(f"{address(source)}@2")

    links = by_rel(response.headers["Link"])
    assert response.headers["Memento-Datetime"] == "Thu, 08 Oct 2015 12:00:00 GMT"
    assert links["original"] == "https://paper.example/a%20day/%3C1%3E,2"
    assert links["timegate"] == path
    assert links["timemap"] == f"{path}/timemap"
    assert links["first"] == links["prev"] == f"{path}@1"
    assert links["last"] == links["next"] == f"{path}@3"
    assert response.status_code == 200


def test_what_has_no_other_address_is_its_own_original(client):
    source = captured()
    path = f"http://testserver{address(source)}"

    for step in ("", "@1", "/timemap"):
        response = client.get(f"{address(source)}{step}")
        told = response.headers["Link"] if step != "/timemap" else response.text
        assert (path, {"rel": "original timegate"}) in read(told)


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("Thu, 01 Jan 1970 00:00:00 GMT", 1),
        ("Thu, 01 Oct 2015 12:00:00 GMT", 1),
        ("Thu, 08 Oct 2015 11:59:59 GMT", 1),
        ("Thu, 08 Oct 2015 12:00:00 GMT", 2),
        ("Mon, 19 Oct 2015 00:00:00 GMT", 2),
        ("Tue, 20 Oct 2015 12:00:00 GMT", 3),
        ("Tue, 20 Oct 2099 12:00:00 GMT", 3),
    ],
)
def test_a_time_leads_to_the_text_that_stood_then(client, asked, number):
    source = captured(url=URL)

    response = client.get(address(source), headers={"accept-datetime": asked})

    assert response.status_code == 302
    path = f"http://testserver{address(source)}"
    assert response.headers["Location"] == f"{path}@{number}"
    assert "Accept-Datetime" in response.headers["Vary"]
    assert "Memento-Datetime" not in response.headers
    links = by_rel(response.headers["Link"])
    assert (links["timegate"], links["timemap"]) == (path, f"{path}/timemap")
    assert links["original"].startswith("https://paper.example/")


@pytest.mark.parametrize("asked", ["yesterday", "", "2015-10-08", "Thu, 99 Oct 2015"])
def test_a_time_that_cannot_be_read_is_refused(client, asked):
    source = captured()

    response = client.get(address(source), headers={"accept-datetime": asked})

    assert response.status_code == 400
    assert "Thu, 08 Oct 2015 12:00:00 GMT" in response.text
    assert "Accept-Datetime" in response.headers["Vary"]


def test_a_timemap_lists_every_text(client):
    source = captured(url=URL)
    path = f"http://testserver{address(source)}"

    response = client.get(f"{address(source)}/timemap")

    assert response.headers["Content-Type"] == "application/link-format"
    assert read(response.text)[1:] == [
        (path, {"rel": "timegate"}),
        (
            f"{path}/timemap",
            {
                "rel": "self",
                "type": "application/link-format",
                "from": "Thu, 01 Oct 2015 12:00:00 GMT",
                "until": "Tue, 20 Oct 2015 12:00:00 GMT",
            },
        ),
        *(
            (
                f"{path}@{number}",
                {"rel": rel, "datetime": f"{day} Oct 2015 12:00:00 GMT"},
            )
            for number, rel, day in (
                (1, "first memento", "Thu, 01"),
                (2, "memento", "Thu, 08"),
                (3, "last memento", "Tue, 20"),
            )
        ),
    ]


@pytest.mark.parametrize("of", ["pair", "claim", "outcome"])
def test_what_was_published_can_be_asked_for_by_time(client, of):
    pair = make_published_pair()
    record = pair if of == "pair" else getattr(pair, of)
    pair.rationale = "Another."
    pair.save()
    path = address(record)

    pinned = client.get(f"{path}@1")
    time = pinned.headers["Memento-Datetime"]
    led = client.get(path, headers={"accept-datetime": time})

    assert led.headers["Location"] == f"http://testserver{path}@1"
    assert f'{path}@1>; rel="first last memento"' in client.get(f"{path}/timemap").text
    assert by_rel(client.get(path).headers["Link"])["timemap"].endswith("/timemap")


def test_only_what_is_public_has_a_history(client):
    draft, gone = make_pair(), make_published_pair()
    source = gone.claim.reports.get().source
    source.revise("Nothing published cites this.", "pasted")

    assert "@2" not in client.get(f"{address(source)}/timemap").text
    assert client.get(f"{draft.get_absolute_url()}/timemap").status_code == 404
    for record in (gone, source):
        retire(record, "withdrawn")
        assert client.get(f"{address(record)}/timemap").status_code == 410


def test_a_history_costs_no_query_for_each_text(client):
    source = captured()
    paths = [address(source), f"{address(source)}@1", f"{address(source)}/timemap"]
    before = [queries(client, path) for path in paths]
    for n in range(5):
        source.revise(f"Text {n}: 60 targets hit.", "pasted")
        pair = make_pair()
        make_report(pair.claim, f"Text {n}", source)
        publish_pair(pair)

    assert [queries(client, path) for path in paths] == before
    assert max(before) <= 10
