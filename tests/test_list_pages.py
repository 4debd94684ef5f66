import re

import pytest

from claims.publishing import publish
from tests.factories import (
    make_actor,
    make_claim,
    make_outcome,
    make_place,
    make_published_discrepancy,
    make_published_pair,
    make_report,
    make_source,
    make_topic,
    publish_pair,
    seed_user,
)
from tests.test_pages import queries
from tests.test_record_pages import address

pytestmark = pytest.mark.django_db

LISTS = [
    "/claims/",
    "/outcomes/",
    "/sources/",
    "/actors/",
    "/places/",
    "/topics/",
    "/discrepancies/",
]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_with_nothing_in_it_says_what_to_do(client, path):
    assert "loadseeds" in client.get(path).text
    assert client.get(f"{path}?page=0").status_code == 400
    make_published_pair()
    make_published_discrepancy()
    beyond = client.get(f"{path}?page=9")
    assert beyond.status_code == 404
    assert "Page 9 does not exist" in beyond.text
    assert 'href="?page=1"' in beyond.text


def test_the_lists_show_what_is_published_with_what_has_no_pair_yet(client):
    make_published_pair(claim={"statement": "Paired."})
    alone = make_claim(statement="Alone.")
    make_report(alone, "We alone", make_source("We alone", title="A lonely paper"))
    publish(alone, by=seed_user(), note="Again.")
    make_claim(statement="A draft.")

    every, unpaired = (client.get(f"/claims/{q}").text for q in ("", "?unpaired=1"))
    sources = client.get("/sources/?unpaired=1").text

    assert "Paired." in every
    assert "Alone." in every
    assert "A draft." not in every + unpaired
    assert "Paired." not in unpaired
    assert "Alone." in unpaired
    assert "All <b>2</b>" in unpaired
    assert "No pair yet <b>1</b>" in every
    assert sources.count('class="row"') == 1
    assert "A lonely paper" in sources


def test_parts_of_a_source_stand_under_it_and_lead_to_it(client):
    whole = make_source("Everything.", title="A page of clippings")
    pair = make_published_pair(source={"part_of": whole, "title": "A clipping"})
    part = pair.claim.reports.get().source

    listed = client.get("/sources/").text
    page = client.get(whole.get_absolute_url()).text

    assert listed.count('class="row"') == 1
    assert "A page of clippings" in listed
    assert part.get_absolute_url() in listed
    assert part.get_absolute_url() in page
    assert "Everything." not in page
    assert whole.get_absolute_url() in client.get(part.get_absolute_url()).text


def test_an_actor_a_place_and_a_topic_show_what_is_stated_of_them(client):
    country = make_place(name="A country", kind="country")
    pair = make_published_pair(
        claimant={"name": "The ministry"}, place={"name": "A town", "parent": country}
    )
    actor, place = pair.claim.parts.get().actor, pair.claim.places.get()
    topic = pair.claim.topics.get()
    paths = [f"/actors/{actor.public_id}", f"/places/{place.public_id}"]
    paths += [f"/places/{country.public_id}", f"/topics/{topic.public_id}"]

    pages = [client.get(path).text for path in paths]

    for page in pages:
        assert address(pair.claim) in page
    assert "Undercuts" in pages[0]
    assert paths[2] in pages[1]
    assert paths[1] in pages[2]
    assert "<h2>9 Oct 2015</h2>" in pages[3]
    assert paths[0] in client.get("/actors/").text
    assert paths[1] in client.get(pair.get_absolute_url()).text


def test_who_and_what_nothing_published_names_is_nowhere(client):
    drafts = {"actors": make_actor(), "places": make_place(), "topics": make_topic()}

    for kind, draft in drafts.items():
        assert client.get(f"/{kind}/{draft.public_id}").status_code == 404
        assert draft.public_id not in client.get(f"/{kind}/").text


def test_an_edit_changes_no_page_until_it_is_published(client):
    pair = make_published_pair()
    named = pair.claim
    edited = [pair, named, pair.outcome, named.reports.get().source]
    edited += [named.parts.get().actor, named.places.get(), named.topics.get()]
    paths = every_page(pair) + LISTS
    before = {path: client.get(path).content for path in paths}
    for record in edited:
        for field in ("name", "title", "statement", "heading", "kind", "byline"):
            if hasattr(record, field):
                setattr(record, field, "other")
        record.save()

    assert {path: client.get(path).content for path in paths} == before


def every_page(pair):
    """The page of everything that a published pair shows."""
    paths = [pair.get_absolute_url()]
    for side in (pair.claim, pair.outcome):
        paths += [address(side), side.reports.get().source.get_absolute_url()]
        paths.append(f"/actors/{side.parts.get().actor.public_id}")
        paths.append(f"/places/{side.places.get().public_id}")
        paths.append(f"/topics/{side.topics.get().public_id}")
    return paths


def test_p14_the_number_of_queries_of_a_page_is_constant_and_small(client):
    pair = make_published_pair()
    paths = every_page(pair) + LISTS
    before = {path: queries(client, path) for path in paths}
    actor, place = pair.claim.parts.get().actor, pair.claim.places.get()
    for _ in range(5):
        more = make_published_pair()
        more.claim.parts.create(actor=actor, part="claimant")
        more.claim.places.add(place)
        more.claim.topics.add(pair.claim.topics.get())
        make_report(more.claim, "Before it", pair.claim.reports.get().source)
        publish_pair(more, note="More.")

    after = {path: queries(client, path) for path in paths}

    assert after == before
    assert max(after.values()) <= 12


def test_a_discrepancy_shows_every_side_with_its_words(client):
    pair = make_published_pair()
    made = make_published_discrepancy(title="The day of the raids")
    made.claims.add(pair.claim)
    publish(made, by=seed_user(), note="Again.")

    page = client.get(f"/discrepancies/{made.public_id}").text

    for words in ("The day of the raids", "Paper 0", "Paper 1", "were on Friday"):
        assert words in page
    assert address(pair.claim) in page
    for path in ("/discrepancies/", address(pair.claim)):
        assert "The day of the raids" in client.get(path).text
    assert "The day of the raids" not in client.get(address(pair.outcome)).text


def test_what_sources_put_the_same_is_never_called_a_discrepancy(client):
    made = make_published_discrepancy(title="Said twice", verdict="equal")

    page = client.get(f"/discrepancies/{made.public_id}").text

    assert "Said twice" not in client.get("/discrepancies/").text
    assert "the sources say the same" in page
    assert "differ." not in page


def test_a_topic_heads_statements_with_the_date_that_is_printed(client):
    topic = make_topic()
    dates = ["2016-05", "2016-05-23", "2016-04/2016-05", "2016-05-17/..", "2016-05-31"]
    for happened in dates:
        claim = make_claim(happened=happened, statement=f"In {happened}.")
        claim.topics.add(topic)
        make_report(claim)
        publish(claim, by=seed_user())

    page = client.get(f"/topics/{topic.public_id}").text
    headed = [
        (section.partition("</h2>")[0], "".join(re.findall(r">(In [^<]+)\.<", section)))
        for section in page.split('<section class="day">\n        <h2>')[1:]
    ]

    assert headed == [
        ("23 May 2016", "In 2016-05-23"),
        ("31 May 2016", "In 2016-05-31"),
        ("May 2016", "In 2016-05"),
        ("Apr–May 2016", "In 2016-04/2016-05"),
        ("From 17 May 2016", "In 2016-05-17/.."),
    ]
    assert page.count("no report recorded") == 5
    assert "no claim recorded" not in page


def test_a_topic_says_that_nothing_is_recorded_only_where_no_date_overlaps(client):
    topic = make_topic()
    of_a_week = make_claim(happened="2015-10-05/2015-10-11")
    of_a_day = make_outcome(happened="2015-10-09")
    of_another = make_outcome(happened="2015-10-20")
    for statement in (of_a_week, of_a_day, of_another):
        statement.topics.add(topic)
        make_report(statement)
        publish(statement, by=seed_user())

    page = client.get(f"/topics/{topic.public_id}").text
    told = {x.partition("<")[0]: x for x in page.split("<h2>")}

    assert "no claim recorded" not in told["9 Oct 2015"]
    assert "Claims for overlapping dates:\n    5–11 Oct 2015 (1)" in told["9 Oct 2015"]
    assert "Reports for overlapping dates:\n    9 Oct 2015 (1)" in told["5–11 Oct 2015"]
    assert "no claim recorded" in told["20 Oct 2015"]


@pytest.mark.parametrize("path", ["/claims/", "/sources/", "/", "/pairs.csv"])
def test_a_month_never_comes_before_a_day_within_it_where_the_newest_is_first(
    client, path
):
    for date in ("2016-05", "2016-05-23", "2016-06", "2016-05-17"):
        make_published_pair(
            claim={"happened": date, "statement": f"In {date}."},
            source={"published": date, "title": f"In {date}."},
        )

    page = answer(client.get(path))
    found = sorted(
        ("2016-05.", "2016-05-23.", "2016-06.", "2016-05-17."),
        key=lambda date: page.index(f"In {date}"),
    )

    assert found == ["2016-06.", "2016-05-23.", "2016-05-17.", "2016-05."]


def answer(response):
    return response.getvalue().decode() if response.streaming else response.text
