"""What was published of an open text is not shown once the text is closed."""

import pytest

from claims.publishing import publish
from sources.models import Source
from tests.factories import make_discrepancy, make_published_pair, make_side, seed_user
from tests.test_record_pages import address

pytestmark = pytest.mark.django_db
AROUND = "Nobody cites this lead"


@pytest.fixture
def pair():
    return make_published_pair(
        text=f"{AROUND}. {{}}. But this neither.", source={"rights": "full"}
    )


@pytest.mark.parametrize("of", ["pair", "claim", "outcome"])
@pytest.mark.parametrize("step", ["", "@1"])
def test_a_page_shows_the_cited_words_alone_once_its_source_is_closed(
    client, pair, of, step
):
    path = address(pair if of == "pair" else getattr(pair, of)) + step
    assert AROUND in client.get(path).text

    Source.objects.update(rights="excerpts")

    page = client.get(path).text
    assert AROUND not in page
    assert "But this neither" not in page
    assert "in a day</mark>" in page or "that day</mark>" in page
    assert "The stored snapshot hashes to it" in page


def test_the_data_are_withheld_then_and_the_page_gives_the_hash(client, pair):
    path = f"{address(pair)}@1"
    assert AROUND in client.get(f"{path}.json").text

    Source.objects.update(rights="excerpts")

    answer = client.get(f"{path}.json")
    assert answer.status_code == 451
    assert AROUND not in answer.text
    assert pair.revisions.get().sha256 in client.get(path).text


def test_a_discrepancy_keeps_to_it_too(client):
    discrepancy = make_discrepancy()
    make_side(discrepancy, "The raids were on Friday")
    make_side(discrepancy, "On Saturday the raids began")
    Source.objects.update(rights="full")
    publish(discrepancy, by=seed_user())
    path = f"/discrepancies/{discrepancy.public_id}"
    assert "Before it." in client.get(path).text

    Source.objects.update(rights="excerpts")

    assert "Before it." not in client.get(path).text
    assert "The raids were on Friday" in client.get(path).text
