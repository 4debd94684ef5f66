import re

import pytest

from tests.factories import make_published_pair

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("relation=supports", "They agree", "They differ"),
        ("relation=supports&relation=undercuts", "They differ", "Neither"),
        ("claimant={actor}", "They agree", "They differ"),
        ("q=hospital", "They differ", "They agree"),
        ("q=hospitals+-school", "They differ", "They agree"),
        ("q=%22bus+station%22", "They agree", "They differ"),
    ],
)
def test_the_query_string_filters_the_pairs(client, query, shown, hidden):
    one = make_published_pair(
        relation="supports", heading="They agree", claim={"statement": "A bus station."}
    )
    make_published_pair(
        relation="undercuts", heading="They differ", claim={"statement": "A hospital."}
    )
    make_published_pair(
        relation="context", heading="Neither", claim={"statement": "A school hospital."}
    )
    actor = one.claim.parts.get().actor.public_id

    page = client.get(f"/?{query.format(actor=actor)}").text

    assert shown in page
    assert hidden not in page


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("relation=wrong", "“wrong” is not a relation. Choose from the list."),
        ("claimant=nobody00", "“nobody00” is not a claimant. Choose from the list."),
        ("q=%00", "Null characters are not allowed"),
        ("q=%ff", "not valid UTF-8"),
        (f"q={'x' * 201}", "at most 200 characters"),
        ("page=0", "must be a number from 1 to 100,000"),
        ("page=two", "must be a number from 1 to 100,000"),
    ],
)
def test_a_filter_that_cannot_be_read_says_what_is_wrong(client, query, complaint):
    make_published_pair()

    response = client.get(f"/?{query}")

    assert response.status_code == 400
    assert complaint in response.text
    assert "See all pairs" in response.text


@pytest.mark.parametrize(
    "words",
    ["-" * 200, "- " * 100, "-\t" * 99 + "x", '"' * 200, "or " * 66, "(" * 200],
)
def test_a_search_of_nothing_but_signs_is_answered(client, words):
    make_published_pair()

    assert client.get("/", query_params={"q": words}).status_code == 200


def test_an_empty_list_says_what_to_do_next(client):
    assert "loadseeds" in client.get("/").text
    make_published_pair()
    assert "Remove a search word or a filter" in client.get("/?q=nothing").text
    beyond = client.get("/?page=7")
    assert beyond.status_code == 404
    assert 'The last page is <a href="?page=1">page 1</a>' in beyond.text


@pytest.mark.parametrize("query", ["q=nothing", "q=nothing&page=3", "page=two"])
def test_a_filter_without_a_result_keeps_its_boxes_and_can_be_cleared(client, query):
    pair, other = make_published_pair(relation="supports"), make_published_pair()
    actors = [x.claim.parts.get().actor for x in (pair, other)]
    chosen = f"relation=supports&claimant={actors[0].public_id}"

    page = client.get(f"/?{chosen}&{query}").text

    assert ticked(page) == {"supports", actors[0].public_id}
    assert actors[0].name in page
    assert "Clear filters" in page
    assert not re.search(r'class="pair"', page)


def test_a_filter_of_boxes_that_exclude_each_other_keeps_both(client):
    pair, other = (make_published_pair(relation=x) for x in ("supports", "context"))
    actor = other.claim.parts.get().actor.public_id

    page = client.get(f"/?relation=supports&claimant={actor}").text

    assert ticked(page) == {"supports", actor}
    assert "0 pairs" in page
    assert "No pairs found" in page
    assert pair.heading not in page


def test_a_filter_that_is_wrong_in_one_part_keeps_the_others(client):
    make_published_pair(relation="supports")

    page = client.get("/?relation=supports&claimant=nobody00&q=aleppo").text

    assert ticked(page) == {"supports"}
    assert 'value="aleppo"' in page


def ticked(page):
    return set(re.findall(r'value="(\w+)" checked', page))
