from collections import defaultdict

import pytest

from claims.models import (
    Actor,
    Attribution,
    Claim,
    ClaimActor,
    ClaimLink,
    ClaimRevision,
    Discrepancy,
    DiscrepancyRevision,
    Figure,
    Outcome,
    OutcomeActor,
    OutcomeLink,
    OutcomeRevision,
    Pair,
    PairRevision,
    Place,
    Report,
    ReportCitation,
    Side,
    SideCitation,
    Topic,
)
from claims.seeding.gazetteer import read_gazetteer
from claims.seeding.load import GAZETTEER
from sources.models import Citation, PublicId, Publisher, Revision, Source
from sources.spans import Span
from sources.text_fragment import find, parse
from tests.seeds import (
    ALL_DOCUMENTS,
    PARTS,
    READ,
    RECORDS,
    REPORTS,
    STATEMENTS,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_seeds")]
SEEDED = [Publisher, Topic, Actor, Place, Claim, ClaimActor, Outcome, OutcomeActor]
SEEDED += [Report, ReportCitation, Attribution, Figure, Pair, ClaimLink, OutcomeLink]
SEEDED += [Discrepancy, Side, SideCitation]


def test_every_report_quotes_the_words_of_its_seed():
    for model, kind in ((Claim, "claims"), (Outcome, "outcomes")):
        for seed in READ[kind][kind]:
            reports = model.objects.get(public_id=seed["id"]).reports.all()
            for report, told in zip(reports, seed["reports"], strict=True):
                cited = report.cited.filter(role="statement")
                assert told["quote"] in {one.citation.exact for one in cited}
                further = {x["quote"] for x in told.get("more", ()) if "quote" in x}
                assert further <= {one.exact for one in report.citations.all()}
                assert report.source.public_id == ALL_DOCUMENTS[told["source"]]["id"]


def test_the_flagship_pair_sets_60_targets_beside_the_closest_approach():
    pair = PairRevision.objects.get(pair__public_id="p321wds1").content
    (figure,) = pair["claim"]["reports"][0]["figures"]
    (chain,) = (report["chain"] for report in pair["claim"]["reports"])
    assert (figure["best"], figure["printed"]) == ("60", "60 IS targets")
    assert [actor["name"] for actor in chain][1:3] == ["RIA", "Agence France-Presse"]
    assert pair["relation"] == "undercuts"
    assert pair["time"]["words"] == "periods overlap"
    assert pair["place"]["relation"] == "claim_wider"
    assert len(pair["shared_agencies"]) == 1


def test_discrepancies_are_published_with_their_sides_in_order():
    assert Discrepancy.objects.count() == 22
    published = DiscrepancyRevision.objects.published()
    for seed in READ["discrepancies"]["discrepancies"]:
        said = published.get(discrepancy__public_id=seed["id"]).content
        quoted = [
            [
                cited["exact"]
                for quotation in side["quotations"]
                for cited in quotation["citations"]
            ]
            for side in said["sides"]
        ]
        assert [side["label"] for side in said["sides"]] == [
            side["label"] for side in seed["sides"]
        ]
        assert quoted == [
            [cited["quote"] for cited in side["citations"]] for side in seed["sides"]
        ]


def test_the_discrepancy_that_turned_out_equal_is_never_flagged():
    seeds = READ["discrepancies"]["discrepancies"]
    (equal,) = (seed["id"] for seed in seeds if seed["verdict"] == "equal")

    assert seeds[14]["id"] == equal
    for flagged in (
        Discrepancy.objects.flagged().values_list("public_id", flat=True),
        DiscrepancyRevision.objects.published()
        .flagged()
        .values_list("discrepancy__public_id", flat=True),
    ):
        assert {*flagged} == {seed["id"] for seed in seeds} - {equal}


def test_no_pair_joins_what_a_trap_keeps_apart():
    for trap in READ["traps"]["traps"]:
        claim, outcome = (
            next(x["id"] for x in READ[kind][kind] if x["key"] == trap[side])
            for kind, side in (("claims", "claim"), ("outcomes", "outcome"))
        )
        assert Claim.objects.filter(public_id=claim).exists()
        assert Outcome.objects.filter(public_id=outcome).exists()
        assert not Pair.objects.filter(
            claim__public_id=claim, outcome__public_id=outcome
        ).exists()


def test_parts_have_excerpts_of_their_own_and_their_page_has_none():
    for key, seed in PARTS.items():
        part = Source.objects.get(public_id=seed["id"])
        assert part.part_of.public_id == ALL_DOCUMENTS[seed["part_of"]]["id"], key
        assert part.revisions.get().origin == "excerpts"
        assert not part.part_of.revisions.exists()


def test_claims_and_outcomes_are_linked_as_their_files_say():
    said = {
        (seed["id"], field, other)
        for seed in STATEMENTS
        for field in ("variant_of", "disputes", "same_event_as")
        for other in seed.get(field, [])
    }
    keys = {seed["key"]: seed["id"] for seed in STATEMENTS}
    links = [
        *ClaimLink.objects.values_list("claim__public_id", "kind", "other__public_id"),
        *OutcomeLink.objects.values_list(
            "outcome__public_id", "kind", "other__public_id"
        ),
    ]

    assert {*links} == {(one, kind, keys[other]) for one, kind, other in said}
    assert "disputes" in {kind for _, kind, _ in links}


def test_every_id_of_the_seeds_has_a_kind_of_its_own():
    kinds = defaultdict(set)
    for issued in PublicId.objects.all():
        kinds[issued.kind].add(issued.pk)
    assert len(kinds["sources_citation"]) == Citation.objects.count()
    named = {record["id"] for record in RECORDS if "id" in record}
    named |= {record["id"] for record in read_gazetteer(GAZETTEER)}
    assert named >= {
        one for kind, ids in kinds.items() if kind != "sources_citation" for one in ids
    }


def test_every_seeded_record_would_pass_the_editors_forms():
    for model in (Source, Revision, Citation, *SEEDED):
        for record in model.objects.order_by("pk")[:200]:
            record.full_clean()


def published_citations():
    """Each citation of a published statement, with the text that it cites."""
    texts = {(x.source.public_id, x.number): x.text for x in Revision.objects.all()}
    for model in (ClaimRevision, OutcomeRevision):
        for statement in model.objects.all():
            for report in statement.content["reports"]:
                for quotation in report["quotations"]:
                    text = texts[report["source"]["id"], quotation["revision"]]
                    for cited in quotation["citations"]:
                        yield cited, text


def test_every_citation_is_addressed_by_its_own_words_alone():
    found = list(published_citations())

    for cited, text in found:
        [directive] = parse(cited["fragment"])
        assert find(text, directive) == Span(cited["start"], cited["end"])
        assert directive.start in cited["exact"]
        assert directive.prefix is directive.suffix is None
    assert len(found) >= len(REPORTS)
