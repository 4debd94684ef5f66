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
        ("relation=wrong", "not one of the available choices"),
        ("claimant=nobody00", "not one of the available choices"),
        ("q=%00", "Null characters are not allowed"),
        ("q=%ff", "not valid UTF-8"),
        (f"q={'x' * 201}", "at most 200 characters"),
        ("page=0", "greater than or equal to 1"),
        ("page=two", "Enter a whole number"),
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
    assert "Take a word or a box away" in client.get("/?q=nothing").text
    assert "Go to the first" in client.get("/?page=7").text
