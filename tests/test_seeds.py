import re

import pytest
from django.core.management import CommandError

from claims.models import Claim, Outcome, PairRevision, PublishedPair
from sources.models import PublicId, Revision, Source
from tests.refusal import allowed
from tests.seeds import FOLDER, READ, RECORDS, REPORTS, change, copied, load


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["quote"][:30])
def test_a_seed_quotes_at_most_100_characters(report):
    assert 0 < len(report["quote"]) == report["end"] - report["start"] <= 100


@pytest.mark.parametrize(
    "document", READ["documents"]["documents"], ids=lambda d: d["key"]
)
def test_less_than_half_of_a_document_is_quoted(document):
    quoted = {
        place
        for report in REPORTS
        if report["source"] == document["key"]
        for place in range(report["start"], report["end"])
    }
    kept = sum(len(gap) for gap in document["gaps"].values())

    assert max(quoted) < document["chars"]
    assert len(quoted) + kept < document["chars"] / 2


def test_the_ids_of_the_seeds_are_well_formed_and_given_once():
    ids = [record["id"] for record in RECORDS if "id" in record]

    assert len(ids) == len({*ids}) > 80
    assert all(re.fullmatch("[0-9b-df-hjkmnp-tv-z]{8}", one) for one in ids)


def test_the_seed_files_hold_their_quotations_and_not_the_documents():
    files = [*FOLDER.iterdir()]

    assert {file.suffix for file in files} == {".toml"}


@pytest.mark.django_db
def test_the_seeds_are_loaded_cited_and_published():
    said = load()

    assert said.startswith(
        "2 documents, 21 claims, 23 outcomes, 52 reports\n"
        "30 pairs of 30 in the reference\n"
        "citations exact 52 of 52\n"
    )
    assert {*Revision.objects.values_list("origin", flat=True)} == {"excerpts"}
    assert PublishedPair.objects.count() == 30
    assert {*Claim.objects.values_list("state", flat=True)} == {"published"}
    assert {*Outcome.objects.values_list("state", flat=True)} == {"published"}
    assert {*PairRevision.objects.values_list("number", "note")} == {(1, "")}
    user = PairRevision.objects.first().published_by
    assert (user.username, user.is_active, user.has_usable_password()) == (
        "seed",
        False,
        False,
    )
    allowed()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        (
            "claims.toml",
            "hit 60 IS targets in",
            "hit 600 IS targets in",
            r"claims\.toml",
        ),
        ("outcomes.toml", "end = ", "end = 1", r"outcomes\.toml"),
        ("documents.toml", '"476" = ".\\n\\n"', '"476" = "."', r"documents\.toml"),
        ("pairs.toml", "[[pairs]]", "[[pairs", r"pairs\.toml"),
        (
            "claims.toml",
            'happened = "2015-10-08',
            'happened = "201-10-08',
            "not an EDTF",
        ),
    ],
)
def test_a_wrong_seed_stops_the_load_and_leaves_nothing(
    tmp_path, file, old, new, complaint
):
    folder = copied(FOLDER, tmp_path)
    change(folder / file, old, new)

    with pytest.raises(CommandError, match=complaint) as refusal:
        load(folder)

    assert str(refusal.value).startswith("Nothing was loaded.")
    assert not Source.objects.exists()
    assert not PublicId.objects.exists()
