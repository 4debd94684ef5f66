import pytest
from django.utils.dateparse import parse_datetime

from claims.models import PublishedPair
from sources.models import Citation, Source
from tests.factories import (
    make_citation,
    make_pair,
    make_published_discrepancy,
    make_published_pair,
    make_report,
    make_source,
    publish_pair,
)
from tests.test_tombstones import retire

pytestmark = pytest.mark.django_db
PROFILE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
HTML = "text/html; charset=utf-8"
URL = "https://paper.example/syria?day=9"
ARCHIVED = "https://archive.example/2015/https://paper.example/"


def cited(pair, side="claim"):
    return getattr(pair, side).reports.get().cited.get().citation


def addresses(pair):
    """Every address that has an annotation, of a pair and what it rests on."""
    citation = cited(pair)
    source = citation.revision.source.get_absolute_url()
    pages = [pair.get_absolute_url(), source]
    return [*pages, *(f"{page}@1" for page in pages), f"/cite/{citation.public_id}"]


def test_a_pair_is_one_annotation_of_the_words_of_both_sides(client):
    pair = make_published_pair(
        quote="We hit 60 targets",
        seen="Four villages fell",
        source={"url": URL, "archive_url": ARCHIVED, "language": "ar"},
    )
    address = pair.get_absolute_url()

    found = client.get(f"{address}.jsonld").json()

    claim, outcome = found["target"]
    quote, place = claim["selector"]
    assert found["id"] == found["canonical"] == f"http://testserver{address}"
    assert found["via"] == f"http://testserver{address}@1"
    assert found["motivation"] == "assessing"
    assert [(x["purpose"], x["value"]) for x in found["body"]] == [
        ("classifying", "undercuts"),
        ("assessing", pair.rationale),
        ("questioning", pair.weakness),
        ("describing", pair.publishedpair.glance["independence"]),
    ]
    assert quote["exact"] == "We hit 60 targets"
    assert (place["start"], place["end"]) == (11, 28)
    assert outcome["selector"][0]["exact"] == "Four villages fell"
    assert claim["source"] == {"id": URL, "type": "Text", "language": "ar"}
    copies = [state["cached"] for state in claim["state"]]
    pinned = cited(pair).revision.get_absolute_url()
    assert copies == [f"http://testserver{pinned}", ARCHIVED]
    assert parse_datetime(found["created"]) <= parse_datetime(found["modified"])
    assert [x["scope"] for x in found["target"]] == [
        f"http://testserver/c/{pair.claim.public_id}",
        f"http://testserver/o/{pair.outcome.public_id}",
    ]


def test_whatever_else_a_pair_rests_on_is_linked_from_its_annotation(client):
    pair = make_published_pair()
    more = make_report(pair.claim, "Sixty, said the ministry").cited.get().citation
    publish_pair(pair, note="Another report.")

    body = client.get(f"{pair.get_absolute_url()}.jsonld").json()["body"]

    assert f"http://testserver/cite/{more.public_id}" in [x.get("source") for x in body]


def test_a_revision_of_a_pair_is_annotated_as_it_was(client):
    pair = make_published_pair(rationale="First thoughts.")
    pair.rationale = "Second thoughts."
    pair.save()
    publish_pair(pair, note="We thought again.")
    address = pair.get_absolute_url()

    old, new = (client.get(f"{address}{x}.jsonld").json() for x in ("@1", ""))

    assert old["body"][1]["value"] == "First thoughts."
    assert new["body"][1]["value"] == "Second thoughts."
    assert old["id"] == f"http://testserver{address}@1"
    assert old["canonical"] == new["id"]
    assert new["via"] == f"http://testserver{address}@2"
    assert (old["created"], old["modified"]) == (new["created"], old["created"])


def test_a_citation_says_what_rests_on_it_and_leads_to_its_place(client):
    pair = make_published_pair(claim={"statement": "Sixty targets were hit."})
    citation = cited(pair)
    address = f"/cite/{citation.public_id}"

    found = client.get(f"{address}.jsonld").json()
    page = client.get(address)

    assert found["body"][0]["value"] == "Sixty targets were hit."
    assert found["body"][1]["source"].endswith(f"/c/{pair.claim.public_id}")
    assert found["target"]["selector"][0]["exact"] == citation.exact
    assert page.status_code == 302
    assert page.headers["Location"] == citation.get_absolute_url()


def test_a_citation_that_no_statement_rests_on_is_a_highlight(client):
    side = make_published_discrepancy().sides.first()
    citation = side.cited.get().citation

    found = client.get(f"/cite/{citation.public_id}.jsonld").json()

    assert found["motivation"] == "highlighting"
    assert "body" not in found


def test_the_offsets_of_an_excerpt_edition_are_of_our_page_not_of_the_original(client):
    source = Source.objects.create(title="A day in March", url=URL)
    source.revise("Rents fell […] Wages rose", "excerpts")
    pair = make_pair()
    make_report(pair.claim, "Wages rose", source)
    publish_pair(pair)

    found = client.get(f"{source.get_absolute_url()}.jsonld").json()["first"]["items"]

    assert found[0]["target"]["source"] == {
        "id": f"http://testserver{source.get_absolute_url()}",
        "via": URL,
        "type": "Text",
        "language": "en",
    }


def test_a_source_is_a_collection_of_its_published_citations_page_by_page(client):
    lines = [f"On day {n} the ministry counted {n * n} targets" for n in range(101)]
    source, pair = make_source(". ".join(lines)), make_pair()
    for line in lines:
        make_report(pair.claim, line, source)
    make_citation("day 5 the", source)
    publish_pair(pair)
    address = f"{source.get_absolute_url()}.jsonld"

    found = client.get(address).json()
    second = client.get(f"{address}?page=2").json()

    assert (found["type"], found["total"]) == ("AnnotationCollection", 101)
    assert len(found["first"]["items"]) == 100
    assert found["first"]["next"] == found["last"] == second["id"]
    assert second["partOf"]["id"] == found["id"]
    assert [x["target"]["selector"][0]["exact"] for x in second["items"]] == lines[100:]
    assert client.get(f"{address}?page=3").status_code == 404
    assert client.get(f"{address}?page=x").status_code == 400


def test_a_draft_and_an_unknown_id_have_no_annotation(client):
    draft = make_pair(claim=make_published_pair().claim)
    citation = make_citation("Rents fell")
    for address in (
        draft.get_absolute_url(),
        f"/cite/{citation.public_id}",
        f"/s/{citation.revision.source.public_id}",
        "/cite/zzzzzzzz",
    ):
        assert client.get(f"{address}.jsonld").status_code == 404
        assert client.get(address, headers={"accept": PROFILE}).status_code == 404


def test_p8_what_was_withdrawn_or_merged_says_so_in_every_format(client):
    pair, other = make_published_pair(), make_published_pair()
    gone = [x for x in addresses(pair) if "@" not in x]
    retire(cited(pair).revision.source, "withdrawn")
    retire(pair, "withdrawn")

    for address in gone:
        assert client.get(f"{address}.jsonld").status_code == 410
        assert client.get(address, headers={"accept": PROFILE}).status_code == 410
    retire(pair, "merged", other)
    response = client.get(f"{pair.get_absolute_url()}.jsonld")
    assert response.status_code == 301
    assert response.headers["Location"] == f"{other.get_absolute_url()}.jsonld"


def test_every_citation_of_the_seeds_is_annotated_as_it_stands(client, seeds):
    found = {}
    for source in Source.objects.exclude(revisions=None):
        answer = client.get(f"{source.get_absolute_url()}.jsonld").json()
        found |= {x["id"][-8:]: x for x in answer["first"]["items"]}

    for citation in Citation.objects.select_related("revision"):
        quote, place = found.pop(citation.public_id)["target"]["selector"]
        text = citation.revision.text
        assert text[place["start"] : place["end"]] == quote["exact"] == citation.exact
        assert text[: place["start"]].endswith(quote["prefix"])
        assert text[place["end"] :].startswith(quote["suffix"])
        assert "[…]" not in quote["prefix"] + quote["suffix"]
    assert found == {}
    assert PublishedPair.objects.count() == 75
