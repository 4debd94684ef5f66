"""The assertions of the W3C's web-annotation-tests, on all that we export."""

import json
import os

import pytest
from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from claims.models import PublishedPair
from sources.models import Source
from tests.suites import SUITES, suite

MUSTS = {"annotationMusts": 54, "collectionMusts": 10, "pageMusts": 15}
CONTEXT = {"@context": "http://www.w3.org/ns/anno.jsonld"}


@pytest.fixture(scope="module")
def failures():
    """Name the assertions of a kind that something breaks."""
    if not (SUITES / "wadm_suite.json").exists():
        pytest.skip("no wadm_suite.json: PLUMBLINE_SUITES names the folder of suites")
    read = json.loads((SUITES / "wadm_suite.json").read_text())
    known = Registry().with_resources(
        (name, Resource(contents=schema, specification=DRAFT4))
        for name, schema in read["definitions"].items()
    )
    asserted = {kind: dict(assertions(read, kind, known)) for kind in MUSTS}
    assert {kind: len(found) for kind, found in asserted.items()} == MUSTS

    def broken(thing, kind="annotationMusts"):
        return [x for x, holds in asserted[kind].items() if not holds(thing)]

    return broken


def assertions(read, kind, known):
    for name in read["tests"][kind]["assertions"]:
        schema = isinstance(name, str) and read["assertions"].get(name)
        if schema:
            valid = Draft4Validator(
                schema, registry=known, format_checker=FormatChecker()
            )
            wanted = schema.get("expectedResult", "valid") == "valid"
            yield name, lambda thing, v=valid, w=wanted: v.is_valid(thing) == w


def test_the_suite_is_read_as_its_samples_say(failures):
    judged = [x for x in suite("wadm_samples.jsonl") if x["suite_must_failures"]]
    sound = [x for x in suite("wadm_samples.jsonl") if x["suite_must_failures"] == []]

    assert judged
    assert sound
    for sample in judged + sound:
        assert failures(sample["annotation"]) == sample["suite_must_failures"]


def shape(thing):
    """What is alike for the schemas: keys, kinds, and whether a text is empty."""
    if isinstance(thing, dict):
        return {key: shape(value) for key, value in thing.items() if key != "id"}
    if isinstance(thing, list):
        return sorted({json.dumps(shape(x)) for x in thing})
    return type(thing).__name__ if thing else thing


def one_of_each_shape(things):
    """All of them in the long tests; else one of each shape, of which there are few."""
    if os.environ.get("PLUMBLINE_SOAK"):
        return things
    return [*{json.dumps(shape(thing)): thing for thing in things}.values()]


@pytest.mark.django_db
def test_every_annotation_of_the_seeds_passes_every_must(client, failures, seeds):
    pairs = [
        client.get(f"{pair.get_absolute_url()}{number}.jsonld").json()
        for pair in PublishedPair.objects.all()
        for number in (["", "@1"] if pair.relation == "undercuts" else [""])
    ]
    collections = [
        client.get(f"{source.get_absolute_url()}.jsonld").json()
        for source in Source.objects.exclude(revisions=None)
    ]
    page = client.get(f"{collections[0]['id']}?page=1").json()
    firsts = [collection["first"] for collection in collections]
    citations = [CONTEXT | item for first in firsts for item in first["items"]]

    assert len(pairs) > 75
    assert len(citations) > 200
    for thing in one_of_each_shape(pairs + citations):
        assert failures(thing) == []
    for thing in one_of_each_shape(collections):
        assert failures(thing, "collectionMusts") == []
    assert failures(page, "pageMusts") == []
