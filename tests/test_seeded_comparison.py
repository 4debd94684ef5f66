"""How the seeded pairs compare, as their published pages say."""

import pytest

from claims.comparison.dimensions import ORDER
from claims.models import ClaimRevision, OutcomeRevision, Pair, PairRevision, Seed
from tests.seeds import ALL_DOCUMENTS, READ, load

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_seeds")]
OF_ONE_AGENCY = {ALL_DOCUMENTS[key]["id"] for key in ("002", "004")}


def published(public_id):
    return PairRevision.objects.get(pair__public_id=public_id).content


def test_two_versions_of_one_agency_are_one_origin_everywhere():
    contents = [
        revision.content
        for model in (ClaimRevision, OutcomeRevision, PairRevision)
        for revision in model.objects.all()
    ]

    met = 0
    for content in contents:
        sources = [report["source"]["id"] for report in reports(content)]
        groups = [set(x["reports"]) for x in content["origins"]["origins"]]
        both = {n for n, source in enumerate(sources) if source in OF_ONE_AGENCY}
        met += {*sources} >= OF_ONE_AGENCY
        assert not both or sum(bool(group & both) for group in groups) == 1
    assert met > 20


def reports(content):
    sides = (
        [content] if "reports" in content else [content["claim"], content["outcome"]]
    )
    return [report for side in sides for report in side["reports"]]


def test_a_list_counts_origins_beside_reports():
    (statement,) = (
        x for x in READ["outcomes"]["outcomes"] if x["key"] == "is-four-positions"
    )
    content = OutcomeRevision.objects.get(outcome__public_id=statement["id"]).content

    assert (
        content["origins"]["words"]
        == "2 reports, one independent source: Agence France-Presse"
    )
    assert content["origins"]["origins"][0]["grounds"] == [
        "Both reports come from Agence France-Presse."
    ]


def test_a_monitor_that_a_source_does_not_name_is_shown_as_inferred():
    statement = next(
        x for x in READ["outcomes"]["outcomes"] if x["key"] == "is-four-positions"
    )
    content = OutcomeRevision.objects.get(outcome__public_id=statement["id"]).content

    unnamed, named = (report["chain"] for report in content["reports"])
    assert "inferred: Syrian Observatory" in unnamed[0]["name"]
    assert unnamed[0]["flags"] == ["anonymous"]
    assert "Syrian Observatory for Human Rights" in {x["name"] for x in named}


def test_every_pair_is_assessed_in_every_dimension():
    for pair in Pair.objects.prefetch_related("dimensions"):
        found = {x["kind"]: x for x in published(pair.public_id)["dimensions"]}
        stored = {row.kind: row for row in pair.dimensions.all()}

        assert found.keys() == stored.keys() == {*ORDER}
        for kind, row in stored.items():
            shown = found[kind]
            assert (shown["verdict"], shown["reason"]) == (row.verdict, row.reason)
            assert shown["basis"] == row.basis


def test_every_relation_but_context_rests_on_a_dimension():
    for seed in READ["pairs"]["pairs"]:
        driving = [x for x in published(seed["id"])["dimensions"] if x["drives"]]

        assert len(driving) == (seed["relation"] != "context"), seed["key"]


def test_an_editor_who_overrules_a_seeded_dimension_is_left_alone():
    seed = READ["pairs"]["pairs"][0]
    pair = Pair.objects.get(public_id=seed["id"])
    pair.dimensions.filter(kind="effect").update(reason="Otherwise.")
    Seed.objects.filter(record=pair.public_id).update(file_sha256="another")

    said = load()

    assert pair.public_id in said
    assert pair.dimensions.get(kind="effect").reason == "Otherwise."


def test_the_headline_relation_of_a_toll_rests_on_the_count():
    pair = next(x for x in READ["pairs"]["pairs"] if x["key"] == "pair-71")

    (drives,) = (x for x in published(pair["id"])["dimensions"] if x["drives"])
    assert (drives["kind"], drives["verdict"]) == ("count", "differs")
    assert drives["reason"] == "The figures differ by at least 42 people."


def test_the_words_of_two_reports_stand_in_columns_with_verb_and_hedge():
    pair = next(
        x for x in READ["pairs"]["pairs"] if x["claim"] == "west-majority-not-is"
    )
    wording = published(pair["id"])["wording"]["claim"]

    assert len(wording["rows"]) == 2
    assert {"verb", "hedge", "wording", "source"} <= wording["rows"][0].keys()
    assert all(len(column["tokens"]) == 2 for column in wording["columns"])
    assert "same" in {column["difference"] for column in wording["columns"]}


def test_a_variant_of_the_claim_is_aligned_with_it():
    wording = published("p321wds1")["wording"]["claim"]

    shared = [
        x["tokens"][0].strip() for x in wording["columns"] if x["difference"] == "same"
    ]
    assert len({row["statement"] for row in wording["rows"]}) == 2
    assert {"hit", "60", "targets"} <= {*shared}


def test_the_ledger_holds_tolls_of_one_event_together_and_distances_apart():
    toll = next(x for x in READ["pairs"]["pairs"] if x["key"] == "pair-72")
    gates = next(x for x in READ["pairs"]["pairs"] if x["key"] == "pair-34")

    killed, *_ = published(toll["id"])["figures"]["groups"]
    distances = published(gates["id"])["figures"]
    assert [row["printed"] for row in killed["rows"]] == ["78", "about 150 people"]
    assert {row["printed"] for row in killed["others"]} == {
        "nearly 150 people",
        "at least 120 people",
    }
    assert all(row["by"] and row["said"] for row in killed["others"])
    assert (killed["spread"]["low"], killed["spread"]["high"]) == ("78", "150")
    assert killed["spread"]["gap_words"] == "about 72 people"
    assert [len(group["rows"]) for group in distances["groups"]] == [1, 1]
    assert [len(group["others"]) for group in distances["groups"]] == [0, 1]
    assert {row["side"] for x in distances["groups"] for row in x["rows"]} == {
        "outcome"
    }
    assert distances["apart"] == []
