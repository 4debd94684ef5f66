"""What engines read of a page: a review that rates in words, never in numbers."""

import json
import re

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from claims.models import Pair, PairRevision, PublishedPair
from claims.structured import Data, review
from tests.factories import make_published_pair
from tests.hostile import SCRIPTS
from tests.suites import SUITES, suite

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def broken():
    """Name what of the rules for fact checks a review breaks."""
    file = SUITES / "claimreview.schema.json"
    if not file.exists():
        pytest.skip("no claimreview.schema.json: PLUMBLINE_SUITES names its folder")
    schema = Draft202012Validator(
        json.loads(file.read_text()), format_checker=FormatChecker()
    )
    return lambda made: [error.message for error in schema.iter_errors(made)]


def structured(client, address):
    [block] = BLOCK.findall(client.get(address).text)
    return json.loads(block)


def test_the_schema_judges_its_examples_as_they_say(broken):
    examples = suite("claimreview_examples.jsonl")

    assert examples
    for example in examples:
        assert bool(broken(example["claimreview"])) == bool(example["schema_errors"])


@pytest.mark.django_db
def test_every_published_pair_of_the_seeds_is_a_valid_review(client, broken, seeds):
    def at(path):
        return f"http://testserver{path}"

    revisions = PairRevision.objects.filter(publishedpair__isnull=False)
    made = [review(revision, at) for revision in revisions]

    assert len(made) == 75
    for one in made:
        assert broken(one) == []
        assert one["reviewRating"]["alternateName"] in Pair.Relation.labels
        assert "ratingValue" not in json.dumps(one)
        assert one["itemReviewed"]["author"]
        assert one["itemReviewed"]["appearance"]
        assert one["license"]
    for pair in PublishedPair.objects.order_by("pair")[:3]:
        assert structured(client, pair.get_absolute_url()) in made


@pytest.mark.django_db
def test_a_statement_without_a_review_is_a_claim_with_its_sources(client):
    pair = make_published_pair(claim={"statement": "Sixty targets were hit."})
    source = pair.claim.reports.get().source

    made = structured(client, f"/c/{pair.claim.public_id}")

    assert (made["@type"], made["text"]) == ("Claim", "Sixty targets were hit.")
    assert made["citation"][0]["headline"] == source.title
    assert made["url"] == f"http://testserver/c/{pair.claim.public_id}"
    assert structured(client, f"/o/{pair.outcome.public_id}")["@type"] == "Claim"


@pytest.mark.django_db
def test_only_the_page_of_what_is_published_now_says_so(client):
    pair = make_published_pair()

    assert BLOCK.findall(client.get(pair.get_absolute_url()).text)
    assert not BLOCK.findall(client.get(f"{pair.get_absolute_url()}@1").text)


@pytest.mark.parametrize("harm", [*SCRIPTS, "</ScRiPt\n>", "<!-- <script", "\u2028"])
def test_p17_nothing_ends_the_block_it_stands_in(harm):
    written = Data.of({"text": harm}).__html__()

    assert json.loads(written) == {"text": harm}
    assert not re.search("[<>&\u2028\u2029]", written)


@pytest.mark.django_db
def test_p17_a_statement_stays_in_its_block(client):
    harm = "</script><script>window.__pwned=1</script><!--"
    pair = make_published_pair(claim={"statement": harm}, rationale=harm)

    for address in (pair.get_absolute_url(), f"/c/{pair.claim.public_id}"):
        assert "<script>window" not in client.get(address).text
        assert harm in json.dumps(structured(client, address))
