import pytest

from claims.publishing import publish
from sources import reanchoring
from tests.factories import make_claim, make_report, make_source, seed_user

pytestmark = pytest.mark.django_db
FIRST = "Rents fell by 3 % in March, the office said. A secret line. Wages rose."
SECOND = "Rents fell by 4 % in March, the office said. A covert line. Wages rose."
WORDS = ("Rents fell by 3 % in March", "Rents fell by 4 % in March")


def revised(rights):
    """A source with two texts; of each the same clause is cited and published."""
    source, claim = make_source(FIRST, rights=rights), make_claim()
    make_report(claim, WORDS[0], source)
    later = source.revise(SECOND, "pasted")
    make_report(claim, WORDS[1], source)
    publish(claim, by=seed_user())
    reanchoring.reanchor(later)
    return source


def changes(client, source, number=2):
    return client.get(f"/s/{source.public_id}@{number}/changes")


def test_a_reader_sees_what_a_text_says_otherwise(client):
    page = changes(client, revised("full")).text

    assert "Revision 2 against revision 1" in page
    assert "1 wording, 1 material" in page
    assert "0 exact, 0 moved, 1 drifted, 0 lost" in page
    assert "secret" in page


def test_words_that_are_not_cited_are_not_compared_in_public(client):
    page = changes(client, revised("excerpts")).text

    assert "0 wording, 1 material" in page
    assert "secret" not in page
    assert "covert" not in page
    assert "[…]" in page


def test_the_first_text_says_that_there_is_none_before(client):
    assert "first text" in changes(client, revised("full"), 1).text


def test_a_text_that_readers_may_not_see_is_not_compared(client):
    source = revised("full")
    source.revise("Nothing of it is cited.", "pasted")

    assert changes(client, source, 3).status_code == 404
    assert changes(client, source, 4).status_code == 404


def test_the_reader_leads_to_the_changes(client):
    source = revised("full")

    assert (
        f"/s/{source.public_id}@2/changes" in client.get(f"/s/{source.public_id}").text
    )
