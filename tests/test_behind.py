"""A pair whose statements were published again says so until it is read anew."""

import pytest

from claims.publishing import publish
from claims.workflow import withdraw
from tests.factories import (
    make_claim,
    make_published_pair,
    make_report,
    publish_pair,
    seed_user,
)
from tests.test_pages import queries
from tests.test_record_pages import address

pytestmark = pytest.mark.django_db
AGAIN = "was published again after this pair"


def page(client, pair):
    return client.get(pair.get_absolute_url()).text


def edited(statement, words="Another number was given."):
    statement.refresh_from_db()
    statement.statement = words
    statement.save()
    publish(statement, by=seed_user(), note="We misread it.")


@pytest.fixture
def pair():
    """A published pair, and a variant of its claim whose words are beside it."""
    made = make_published_pair()
    made.variant = make_claim(statement="Sixty targets in a day, it says.")
    make_report(made.variant, "Sixty targets in a day")
    made.variant.links.create(other=made.claim, kind="variant_of")
    publish(made.variant, by=seed_user())
    publish_pair(made, note="With a variant.")
    return made


@pytest.mark.parametrize(
    ("of", "called"),
    [("claim", "The claim"), ("outcome", "The outcome"), ("variant", "A claim")],
)
def test_a_statement_that_was_published_again_is_named(client, pair, of, called):
    statement = getattr(pair, of)
    assert AGAIN not in page(client, pair)

    edited(statement)

    told = " ".join(page(client, pair).split())
    assert f"{called} " in told.partition(AGAIN)[0][-60:]
    assert f'<a href="{address(statement)}">' in told.partition(AGAIN)[2][:60]
    assert "This page shows revision 1" in told
    publish_pair(pair, note="Read anew.")
    assert AGAIN not in page(client, pair)
    assert AGAIN not in client.get(f"{pair.get_absolute_url()}@2").text


def test_a_draft_says_nothing(client, pair):
    pair.claim.statement = "Nobody has read this."
    pair.claim.save()

    assert AGAIN not in page(client, pair)


def test_a_variant_that_was_withdrawn_is_named(client, pair):
    pair.variant.refresh_from_db()
    withdraw(pair.variant, seed_user(), "It was of another day.")

    told = page(client, pair)
    assert "was withdrawn or merged after this pair was published" in told
    assert f'href="{address(pair.variant)}"' in told


def test_it_costs_no_query_more(client, pair):
    edited(pair.variant)

    assert queries(client, pair.get_absolute_url()) == 2


def test_a_pair_says_of_which_revisions_it_was_made(pair):
    edited(pair.outcome)
    publish_pair(pair, note="Read anew.")

    assert pair.revisions.first().content["shows"] == {
        "claim": {pair.claim.public_id: 1, pair.variant.public_id: 1},
        "outcome": {pair.outcome.public_id: 2},
    }
