"""The contract: every public address there is. None ever stops working."""

import pytest
from django.db import transaction
from django.urls import URLPattern

from config.urls import urlpatterns
from tests.factories import (
    make_published_discrepancy,
    make_published_pair,
    make_published_silence,
)

pytestmark = pytest.mark.django_db

CONTRACT = {
    "": ["/"],
    "pairs.atom": ["/pairs.atom", "/pairs.atom?relation=undercuts&page=2"],
    "pairs.feed.json": ["/pairs.feed.json"],
    "pairs.csv": ["/pairs.csv"],
    "pairs.json": ["/pairs.json"],
    "p/<id:public_id>": ["/p/{pair}"],
    "p/<id:public_id>@<int:number>": ["/p/{pair}@1"],
    "c/<id:public_id>": ["/c/{claim}"],
    "c/<id:public_id>@<int:number>": ["/c/{claim}@1"],
    "c/<id:public_id>.json": ["/c/{claim}.json"],
    "c/<id:public_id>@<int:number>.json": ["/c/{claim}@1.json"],
    "o/<id:public_id>": ["/o/{outcome}"],
    "o/<id:public_id>@<int:number>": ["/o/{outcome}@1"],
    "o/<id:public_id>.json": ["/o/{outcome}.json"],
    "o/<id:public_id>@<int:number>.json": ["/o/{outcome}@1.json"],
    "s/<id:public_id>": ["/s/{source}"],
    "s/<id:public_id>@<int:number>": ["/s/{source}@1"],
    "p/<id:public_id>.jsonld": ["/p/{pair}.jsonld"],
    "p/<id:public_id>@<int:number>.jsonld": ["/p/{pair}@1.jsonld"],
    "p/<id:public_id>.json": ["/p/{pair}.json"],
    "p/<id:public_id>@<int:number>.json": ["/p/{pair}@1.json"],
    "s/<id:public_id>@<int:number>/changes": ["/s/{source}@1/changes"],
    "s/<id:public_id>.jsonld": ["/s/{source}.jsonld", "/s/{source}.jsonld?page=1"],
    "s/<id:public_id>@<int:number>.jsonld": ["/s/{source}@1.jsonld"],
    "cite/<id:public_id>": ["/cite/{citation}"],
    "cite/<id:public_id>.jsonld": ["/cite/{citation}.jsonld"],
    "p/<id:public_id>/timemap": ["/p/{pair}/timemap"],
    "c/<id:public_id>/timemap": ["/c/{claim}/timemap"],
    "o/<id:public_id>/timemap": ["/o/{outcome}/timemap"],
    "s/<id:public_id>/timemap": ["/s/{source}/timemap"],
    "claims/": ["/claims/", "/claims/?unpaired=1"],
    "outcomes/": ["/outcomes/", "/outcomes/?unpaired=1"],
    "sources/": ["/sources/", "/sources/?unpaired=1"],
    "actors/": ["/actors/"],
    "actors/<id:public_id>": ["/actors/{actor}"],
    "places/": ["/places/"],
    "places/<id:public_id>": ["/places/{place}"],
    "topics/": ["/topics/"],
    "topics/<id:public_id>": ["/topics/{topic}"],
    "discrepancies/": ["/discrepancies/"],
    "discrepancies/<id:public_id>": ["/discrepancies/{discrepancy}"],
    "silences/": ["/silences/"],
    "silences/<id:public_id>": ["/silences/{silence}"],
    "robots.txt": ["/robots.txt"],
    "sitemap.xml": ["/sitemap.xml"],
    "sitemaps/<slug:section>.xml": [
        "/sitemaps/pairs.xml",
        "/sitemaps/sources.xml",
        "/sitemaps/pages.xml",
    ],
    "method": ["/method"],
    "citations": ["/citations"],
    "corrections": ["/corrections", "/corrections?changes=1"],
    "suggest/<id:public_id>": ["/suggest/{pair}", "/suggest/{source}"],
    "suggest/<id:public_id>/thanks": ["/suggest/{claim}/thanks"],
    "health": ["/health"],
}
CONTRACT |= {
    f"{prefix}/<id:public_id>{number}{ending}": [
        f"/{prefix}/{{{kind}}}{'@1' if number else ''}{ending}"
    ]
    for kind, prefix in {
        "pair": "p",
        "claim": "c",
        "outcome": "o",
        "source": "s",
    }.items()
    for number in ("", "@<int:number>")
    for ending in ("/cite", ".bib", ".ris", ".csl.json")
}
CONTRACT |= {
    "p/<id:public_id>/card.png": ["/p/{pair}/card.png"],
    "p/<id:public_id>@<int:number>/card.png": ["/p/{pair}@1/card.png"],
    "embed/p/<id:public_id>": ["/embed/p/{pair}"],
    "embed/p/<id:public_id>@<int:number>": ["/embed/p/{pair}@1"],
    "oembed": [
        "/oembed?url=http://testserver/p/{pair}",
        "/oembed?url=http://testserver/p/{pair}%401&maxwidth=300",
    ],
}
NOT_PUBLIC = {"admin/": "the editors’ desk"}


def test_every_address_is_in_the_contract():
    routes = {str(pattern.pattern) for pattern in urlpatterns}

    assert routes == CONTRACT.keys() | NOT_PUBLIC.keys()
    assert all(
        isinstance(pattern, URLPattern) or str(pattern.pattern) in NOT_PUBLIC
        for pattern in urlpatterns
    )


@pytest.fixture(scope="module")
def ids(django_db_setup, django_db_blocker):
    """A public id of every kind that something published has."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield issued()
        transaction.set_rollback(True)


def issued():
    pair, discrepancy = make_published_pair(), make_published_discrepancy()
    claim = pair.claim
    records = {
        "pair": pair,
        "claim": claim,
        "outcome": pair.outcome,
        "source": claim.reports.get().source,
        "citation": claim.reports.get().cited.get().citation,
        "actor": claim.parts.get().actor,
        "place": claim.places.get(),
        "topic": claim.topics.get(),
        "discrepancy": discrepancy,
        "silence": make_published_silence(),
    }
    return {kind: record.public_id for kind, record in records.items()}


@pytest.mark.parametrize(
    "path", [path for paths in CONTRACT.values() for path in paths]
)
def test_every_address_of_the_contract_answers(client, ids, path):
    response = client.get(path.format(**ids), follow=path == "/cite/{citation}")

    assert response.status_code == 200
    assert "/suggest/" in path or not response.cookies


@pytest.mark.parametrize(
    "path",
    [p for paths in CONTRACT.values() for p in paths if p.count("{")],
)
def test_an_id_that_was_never_issued_is_not_found(client, path, ids):
    nowhere = dict.fromkeys(ids, "zzzzzzzz")

    assert client.get(path.format(**nowhere)).status_code == 404
