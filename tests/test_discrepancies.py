import pytest

from claims.models import Discrepancy, DiscrepancyRevision
from claims.publishing import publish
from sources.models import Citation
from tests.factories import (
    make_citation,
    make_claim,
    make_discrepancy,
    make_outcome,
    make_published_discrepancy,
    make_published_pair,
    make_side,
    seed_user,
)

pytestmark = pytest.mark.django_db


def test_a_published_discrepancy_says_who_puts_it_how_and_on_what_words():
    made = make_published_discrepancy(title="The day of the raids")

    said = made.revisions.get().content
    assert made.state == "published"
    assert [*said] == sorted(said) == sorted(KEYS)
    assert (said["id"], said["title"]) == (made.public_id, "The day of the raids")
    assert [side["label"] for side in said["sides"]] == ["Paper 0", "Paper 1"]
    (first, second) = (side["quotations"][0] for side in said["sides"])
    assert [x["exact"] for x in first["citations"]] == ["The raids were on Friday"]
    assert second["passages"] == [
        {"text": "On Saturday the raids began", "roles": ["statement"], "gap": False}
    ]
    assert {"id", "title", "publisher", "rights"} <= first["source"].keys()


KEYS = [
    "id",
    "title",
    "kind",
    "verdict",
    "comparable",
    "comparable_reason",
    "reading",
    "sides",
    "claims",
    "outcomes",
]


def test_what_a_discrepancy_rests_on_is_published_with_it():
    made = make_discrepancy()
    make_side(made, "The raids were on Friday")
    assert not Citation.objects.published().exists()

    revision = publish(made, by=seed_user())

    assert [*Citation.objects.published()] == [*revision.citations.all()]
    assert revision.citations.get().exact == "The raids were on Friday"


def test_a_side_groups_its_words_by_the_text_that_they_stand_in():
    made = make_discrepancy()
    side = make_side(made, "The raids were on Friday")
    text = side.cited.get().citation.revision.source
    side.cited.create(citation=make_citation("On Saturday the raids began"))
    side.cited.create(citation=make_citation("Before it", text))

    said = publish(made, by=seed_user()).content["sides"][0]["quotations"]

    quoted = [[x["exact"] for x in one["citations"]] for one in said]
    assert quoted == [
        ["The raids were on Friday", "Before it"],
        ["On Saturday the raids began"],
    ]
    assert said[0]["source"]["id"] == text.public_id


def test_a_discrepancy_names_its_statements_as_they_were_last_published():
    pair, made = make_published_pair(), make_published_discrepancy()
    made.claims.set([pair.claim, make_claim()])
    made.outcomes.set([pair.outcome, make_outcome()])
    public = pair.claim.statement
    pair.claim.statement = "Nobody has read this yet."
    pair.claim.save()

    said = publish(made, by=seed_user(), note="It touches more.").content

    assert said["claims"] == [{"id": pair.claim.public_id, "statement": public}]
    assert [x["id"] for x in said["outcomes"]] == [pair.outcome.public_id]


def test_a_discrepancy_published_again_unchanged_makes_no_revision():
    made = make_published_discrepancy()

    assert publish(made, by=seed_user()) is None
    assert made.revisions.count() == 1


def test_what_turned_out_equal_is_never_flagged():
    make_published_discrepancy(verdict="equal")
    differs = make_published_discrepancy(verdict="differs")

    flagged = DiscrepancyRevision.objects.published().flagged()
    assert [*Discrepancy.objects.flagged()] == [differs]
    assert [x.discrepancy for x in flagged] == [differs]


def test_the_newest_revision_says_whether_a_discrepancy_is_flagged():
    made = make_published_discrepancy(verdict="differs")
    made.verdict = "equal"
    made.save()
    publish(made, by=seed_user(), note="Both words name one day.")

    assert DiscrepancyRevision.objects.published().get().number == 2
    assert not DiscrepancyRevision.objects.published().flagged().exists()


def test_a_withdrawn_discrepancy_is_not_listed():
    made = make_published_discrepancy()
    made.state, made.withdrawn_reason = "withdrawn", "It erred."
    made.save()

    assert not DiscrepancyRevision.objects.published().exists()


def test_what_only_one_source_says_is_not_called_different(client):
    made = make_discrepancy(verdict="compatible")
    make_side(made, "The raids were on Friday")
    publish(made, by=seed_user())

    for path in ("/discrepancies/", f"/discrepancies/{made.public_id}"):
        page = client.get(path).text
        assert "only one source is quoted" in page
        assert "both can be true" not in page
        assert "1 side" not in page
