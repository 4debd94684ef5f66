import re

import pytest
from django.core.management import CommandError

from claims.comparison.coverage import days_named
from claims.models import Claim, Discrepancy, Outcome, PairRevision, PublishedPair
from sources.models import PublicId, Revision, Source
from tests.refusal import allowed
from tests.seeds import (
    ALL_DOCUMENTS,
    FOLDER,
    PARTS,
    QUOTED,
    READ,
    RECORDS,
    STATEMENTS,
    change,
    copied,
    load,
)


@pytest.mark.parametrize("quoted", QUOTED, ids=lambda quoted: quoted["quote"][:30])
def test_a_seed_quotes_at_most_100_characters(quoted):
    assert 0 < len(quoted["quote"]) == quoted["end"] - quoted["start"] <= 100


def shown(key):
    """The places of a document that its excerpt edition holds, parts included."""
    seed = ALL_DOCUMENTS[key]
    places = {
        place
        for quoted in QUOTED
        if quoted["source"] == key
        for place in range(quoted["start"], quoted["end"])
    }
    for end, gap in seed.get("gaps", {}).items():
        places |= {*range(int(end), int(end) + len(gap))}
    for part in PARTS.values():
        if part["part_of"] == key:
            places |= {part["range"][0] + place for place in shown(part["key"])}
    return places


@pytest.mark.parametrize("key", ALL_DOCUMENTS)
def test_less_than_half_of_a_document_is_quoted(key):
    length, places = ALL_DOCUMENTS[key]["chars"], shown(key)

    assert places
    assert max(places) < length
    assert len(places) < length / 2


@pytest.mark.parametrize("key", PARTS)
def test_a_part_is_a_range_of_its_page_and_of_no_other_part(key):
    part = PARTS[key]
    page = ALL_DOCUMENTS[part["part_of"]]
    start, end = part["range"]

    assert 0 <= start < end <= page["chars"]
    assert end - start == part["chars"]
    for other in PARTS.values():
        assert other is part or other["range"][1] <= start or end <= other["range"][0]


def test_no_trap_is_a_pair():
    pairs = {(pair["claim"], pair["outcome"]) for pair in READ["pairs"]["pairs"]}
    traps = READ["traps"]["traps"]

    assert len(traps) == 8
    assert not pairs & {(trap["claim"], trap["outcome"]) for trap in traps}
    assert all(trap["reason"] for trap in traps)


def test_the_ids_of_the_seeds_are_well_formed_and_given_once():
    ids = [record["id"] for record in RECORDS if "id" in record]

    assert len(ids) == len({*ids}) > 300
    assert all(re.fullmatch("[0-9b-df-hjkmnp-tv-z]{8}", one) for one in ids)


def test_the_seed_files_hold_their_quotations_and_not_the_documents():
    files = [*FOLDER.iterdir()]

    assert {file.suffix for file in files} == {".toml"}


@pytest.mark.django_db
def test_the_seeds_are_loaded_cited_and_published():
    said = load()

    assert said.startswith(
        "10 sources, 5 of them parts of another\n"
        "54 claims, 65 outcomes, 132 reports\n"
        "75 pairs of 75 in the reference\n"
        "22 discrepancies, 680 places\n"
        "citations exact 269 of 269\n"
    )
    assert {*Revision.objects.values_list("origin", flat=True)} == {"excerpts"}
    assert PublishedPair.objects.count() == 75
    assert {*Discrepancy.objects.values_list("state", flat=True)} == {"published"}
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


TRAP_AND_PAIR = (
    'claim = "ru-raqa-200"\noutcome = "fr-raid-16-killed"',
    'claim = "ru-60-is-targets"\noutcome = "is-four-positions"',
)


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
        ("discrepancies.toml", "hit 60 IS", "hit 600 IS", r"discrepancies\.toml"),
        ("traps.toml", 'claim = "ru-', 'claim = "fr-', "rej-01 names what is not here"),
        ("traps.toml", *TRAP_AND_PAIR, "rej-01 is a pair of the case"),
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


def test_the_seeds_count_days_only_between_dates_known_to_the_day():
    dates = {x["key"]: x.get("happened", "") for x in STATEMENTS}
    counted = [
        (seed["key"], text, [dates[seed["claim"]], dates[seed["outcome"]]])
        for seed in READ["pairs"]["pairs"]
        for text in texts_of(seed)
        if COUNTED_DAYS.search(text)
    ]

    assert counted
    assert not [x for x in counted if not all(map(days_named, x[2]))]


NUMBER = r"\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten"
COUNTED_DAYS = re.compile(rf"\b(?:{NUMBER}) days? (?:after|before|later|earlier)\b")


def texts_of(pair):
    yield from (pair.get(x, "") for x in ("heading", "rationale", "weakness", "settle"))
    yield from (one["reason"] for one in pair.get("dimensions", {}).values())
