import hashlib
import json
from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection

from claims.models import Mention, PairRevision, PublishedPair, PublishedStatement
from claims.publishing import publish
from claims.snapshots import canonical
from sources.models import Citation
from tests.factories import (
    CLAIMED,
    SEEN,
    make_citation,
    make_claim,
    make_pair,
    make_published_pair,
    make_report,
    make_source,
    publish_pair,
    seed_user,
)
from tests.refusal import refused

pytestmark = pytest.mark.django_db


def what_is_public():
    return [*PublishedPair.objects.values()], [*PairRevision.objects.values()]


def test_an_unpublished_pair_has_no_public_record():
    make_pair()

    assert what_is_public() == ([], [])
    assert not Citation.objects.published().exists()


def test_publishing_makes_a_numbered_revision_of_each_and_one_row():
    pair = make_published_pair()

    for record in (pair, pair.claim, pair.outcome):
        record.refresh_from_db()
        assert record.state == "published"
        assert record.revisions.get().number == 1
    row = PublishedPair.objects.get()
    assert (row.pair, row.revision) == (pair, pair.revisions.get())
    assert row.public_id == pair.public_id


def test_a_row_sorts_by_the_date_of_the_claim_and_by_strength():
    make_published_pair(
        claim={"happened": "2015-10-08/2015-10-09"},
        outcome={"happened": "2015-09-30/.."},
        strength="moderate",
    )

    row = PublishedPair.objects.get()
    assert (row.happened, row.weight) == ("2015-10-08/2015-10-09", 2)
    assert (row.happened_range.lower, row.happened_range.upper) == (
        date(2015, 10, 8),
        date(2015, 10, 10),
    )


def test_a_snapshot_is_canonical_json_and_hashed_as_its_bytes_are():
    pair = make_published_pair(claim={"statement": "Sixty “targets” — حلب 👩‍👧"})

    for record in (pair, pair.claim, pair.outcome):
        revision = record.revisions.get()
        assert revision.sha256 == hashlib.sha256(revision.snapshot.encode()).hexdigest()
        assert revision.snapshot == canonical(json.loads(revision.snapshot))


def test_a_snapshot_says_what_the_record_says():
    pair = make_published_pair(
        heading="Sixty beside four",
        claim={"statement": "Sixty were hit.", "happened": "2015-10-09?"},
        claimant={"name": "The ministry"},
        figure={"best": 60, "printed": "60 targets"},
        source={"url": "https://example.org/a?b=c&d"},
        report={"verb": "boasted"},
    )

    said = pair.revisions.get().content
    report = said["claim"]["reports"][0]
    assert said["id"] == pair.public_id
    assert said["heading"] == "Sixty beside four"
    assert said["claim"]["statement"] == "Sixty were hit."
    assert said["claim"]["happened"]["edtf"] == "2015-10-09?"
    assert said["time"]["uncertain"]
    assert said["claim"]["actors"][0]["name"] == "The ministry"
    assert report["verb"] == "boasted"
    assert report["source"]["url"] == "https://example.org/a?b=c&d"
    assert (report["figures"][0]["best"], report["figures"][0]["low"]) == ("60", None)
    quoted = [c["exact"] for q in report["quotations"] for c in q["citations"]]
    assert quoted == [CLAIMED]
    assert (
        said["outcome"]["reports"][0]["quotations"][0]["citations"][0]["exact"] == SEEN
    )


@pytest.mark.parametrize(("rights", "shown"), [("excerpts", False), ("full", True)])
def test_a_snapshot_holds_uncited_words_only_where_the_text_may_be_shown(rights, shown):
    pair = make_published_pair(
        text="Nobody may read this. {} Nor this.", source={"rights": rights}
    )

    for record in (pair, pair.claim):
        snapshot = record.revisions.get().snapshot
        assert ("Nobody may read" in snapshot) is shown
        assert ("Nor this" in snapshot) is shown


def test_publishing_shows_the_citations_that_it_rests_on_and_no_others():
    source = make_source(f"{CLAIMED}. Wages rose.")
    pair = make_pair()
    make_report(pair.claim, CLAIMED, source)
    unused = make_citation("Wages rose", source)

    publish_pair(pair)

    unpublished = Citation.objects.filter(published_at=None)
    assert [*unpublished] == [unused]


@pytest.mark.parametrize("part", ["pair", "claim", "outcome"])
def test_what_says_the_same_is_not_published_again(part):
    pair = make_published_pair()
    record = pair if part == "pair" else getattr(pair, part)
    before = what_is_public()

    assert publish(record, by=seed_user(), note="Again.") is None
    assert record.revisions.count() == 1
    assert what_is_public() == before


def test_an_edit_is_public_only_when_it_is_published_again():
    pair = make_published_pair()
    before = what_is_public()
    first = pair.claim.revisions.get().snapshot
    pair.claim.statement = "The ministry counts 61 targets."
    pair.claim.save()
    pair.rationale = "Another reason."
    pair.save()
    pair.claim.reports.get().source.revise("Another text.", "pasted")
    assert what_is_public() == before

    revision = publish_pair(pair, note="One more target.")

    assert (revision.number, revision.note) == (2, "One more target.")
    assert revision.content["claim"]["statement"] == "The ministry counts 61 targets."
    assert pair.claim.revisions.get(number=1).snapshot == first
    assert [*PairRevision.objects.filter(number=1).values()] == before[1]
    row = PublishedPair.objects.get()
    assert row.revision == revision
    assert row.card["claim"]["statement"] == "The ministry counts 61 targets."


def test_a_pair_shows_its_statements_as_they_were_last_published():
    pair = make_published_pair(claim={"statement": "Sixty were hit."})
    pair.claim.statement = "Nobody has checked this yet."
    pair.claim.save()
    pair.rationale = "Another reason."
    pair.save()

    revision = publish(pair, by=seed_user(), note="The reason.")

    assert revision.content["claim"]["statement"] == "Sixty were hit."


def test_a_pair_of_unpublished_statements_is_refused():
    pair = make_pair()

    with pytest.raises(ValueError, match="Publish the claim and the outcome"):
        publish(pair, by=seed_user())
    publish(pair.claim, by=seed_user())
    with pytest.raises(ValueError, match="Publish the claim and the outcome"):
        publish(pair, by=seed_user())

    pair.refresh_from_db()
    assert (pair.state, what_is_public()) == ("draft", ([], []))


def test_publishing_is_whole_or_not_at_all():
    pair = make_pair(relation="")
    publish(pair.claim, by=seed_user())
    publish(pair.outcome, by=seed_user())

    with pytest.raises(IntegrityError, match="pair_published_with_relation"):
        publish(pair, by=seed_user())

    pair.refresh_from_db()
    assert (pair.state, what_is_public()) == ("draft", ([], []))


def test_a_pair_without_quotations_is_refused_when_the_transaction_ends():
    pair = make_pair(claim=make_claim())

    with refused("pair_published_with_citations"):
        publish_pair(pair)

    assert what_is_public() == ([], [])


def test_the_rows_can_be_made_anew_from_the_snapshots_alone(capsys):
    pair = make_published_pair()
    make_published_pair(relation="supports", strength="")
    pair.rationale = "An edit that nobody has published."
    pair.save()
    written = [*PublishedPair.objects.order_by("pk").values()]
    PublishedPair.objects.filter(pk=pair.pk).delete()
    PublishedPair.objects.update(claimants=[], card={}, search="")

    call_command("rebuildpublished")

    assert [*PublishedPair.objects.order_by("pk").values()] == written
    assert capsys.readouterr().out == "2 published pairs\n"


def test_a_database_that_was_published_before_takes_its_dates_from_what_was_published():
    whole = make_source("Everything.", published="2015-10")
    make_published_pair(
        claim={"happened": "2015-09-30/.."},
        outcome={"happened": ""},
        source={"part_of": whole, "published": "2015-10-09"},
    )
    make_published_pair()
    before = every_date()
    for model, field in DATED:
        model.objects.update(**{field: "", f"{field}_range": None})

    fill = import_module("claims.migrations.0012_fill_printed_periods").fill
    fill(apps, SimpleNamespace(connection=connection))

    assert every_date() == before
    assert {text for text, *_ in before} >= {"2015-09-30/..", "2015-10", ""}


DATED = [
    (PublishedPair, "happened"),
    (PublishedStatement, "happened"),
    (Mention, "published"),
]


def every_date():
    return [
        (text, model.__name__, days and (days.lower, days.upper))
        for model, field in DATED
        for text, days in model.objects.order_by("pk").values_list(
            field, f"{field}_range"
        )
    ]
