"""Load a case: all of it, or nothing."""

from dataclasses import dataclass, field

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from claims.models import (
    Actor,
    Claim,
    Dimension,
    Discrepancy,
    Outcome,
    Pair,
    Place,
    Silence,
    Suggestion,
    Topic,
)
from claims.pairing import reject
from claims.seeding.discrepancies import write_discrepancies
from claims.seeding.gazetteer import joined, load_rest, read_gazetteer
from claims.seeding.publication import publish_written, seed_user
from claims.seeding.records import Ledger, fields_of, write
from claims.seeding.silences import write_silences
from claims.seeding.sources import load_publishers, load_texts, write_sources
from claims.seeding.statements import write_links, write_statements
from sources.models import Source

GAZETTEER = settings.BASE_DIR / "seeds" / "gazetteer"
TOPIC = ["title", "question"]
ACTOR = ["name", "aliases", "kind", "description"]
ACTOR += ["anonymous", "collective", "state_run", "belligerent"]
PLACE = ["name", "aliases", "kind", "precision", "latitude", "longitude"]
PLACE += ["external_ids", "note"]
PAIR = ["heading", "relation", "strength", "rationale", "weakness", "settle"]


@dataclass
class Known:
    """What is loaded so far, by the keys of the seed files."""

    publishers: dict = field(default_factory=dict)
    topics: dict = field(default_factory=dict)
    actors: dict = field(default_factory=dict)
    places: dict = field(default_factory=dict)
    sources: dict = field(default_factory=dict)
    editions: dict = field(default_factory=dict)
    claims: dict = field(default_factory=dict)
    outcomes: dict = field(default_factory=dict)

    def texts(self, cited):
        """The hashes of the texts that something cites."""
        return [self.editions[one["source"]][1].sha256 for one in cited]


@transaction.atomic
def load(case, progress):
    """Write and publish what is new or changed; return the ledger.

    `progress` wraps an iterable of records and shows how far it is.
    """
    ledger, known = Ledger(), Known(publishers=load_publishers(case))
    load_names(case, known, ledger)
    load_places(case, known, ledger, progress)
    load_sources(case, known, ledger)
    known.claims = load_statements(Claim, case["claims"], known, ledger)
    known.outcomes = load_statements(Outcome, case["outcomes"], known, ledger)
    load_pairs(case["pairs"], known, ledger)
    reject_traps(case["traps"], known)
    load_discrepancies(case["discrepancies"], known, ledger)
    silences = ledger.due(Silence, case["silences"])
    ledger.enter(write_silences(silences, known), silences)
    if ledger.written:
        analyse()
    publish_written(ledger, progress)
    ledger.close()
    return ledger


def analyse():
    """Tell the planner how many rows there are now; it would guess badly."""
    models = [*apps.get_app_config("claims").get_models(include_auto_created=True)]
    models += apps.get_app_config("sources").get_models()
    tables = ", ".join(connection.ops.quote_name(x._meta.db_table) for x in models)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {tables}")


def load_names(case, known, ledger):
    """Load topics and actors."""
    known.topics = load_plain(Topic, case["topics"], TOPIC, ledger)
    known.actors = load_plain(Actor, case["actors"], ACTOR, ledger)
    link(case["actors"], "member_of", known.actors, known.actors, ledger)
    link(case["actors"], "publisher", known.actors, known.publishers, ledger)


def load_places(case, known, ledger, progress):
    """Load the places of the case, and those that only the gazetteer has.

    A place of the case may lie in an area that only the gazetteer has.
    """
    places, rest = joined(case["places"], read_gazetteer(GAZETTEER))
    known.places = load_plain(Place, places, PLACE, ledger)
    areas = dict(known.places)
    load_rest(Place, rest, PLACE, areas, ledger, progress)
    link(places, "parent", known.places, areas, ledger)


def load_plain(model, seeds, names, ledger):
    due = ledger.due(model, seeds)
    ledger.enter(write(model, {s["id"]: fields_of(s, names) for s in due}), due)
    return by_key(model, seeds)


def by_key(model, seeds):
    records = model.objects.in_bulk([s["id"] for s in seeds], field_name="public_id")
    return {seed["key"]: records[seed["id"]] for seed in seeds}


def link(seeds, name, records, others, ledger):
    """Point from what was written to its record, once both are there."""
    linked = []
    for seed in seeds:
        record = records[seed["key"]]
        if name in seed and ledger.wrote(record):
            setattr(record, name, others[seed[name]])
            linked.append(record)
    if linked:
        type(linked[0]).objects.bulk_update(linked, [name])


def load_sources(case, known, ledger):
    seeds = case["documents"]
    due = ledger.due(Source, seeds)
    ledger.enter(write_sources(due, known.publishers), due)
    known.sources = by_key(Source, seeds)
    link(seeds, "part_of", known.sources, known.sources, ledger)
    known.editions = load_texts(known.sources, case)


def load_statements(model, seeds, known, ledger):
    def texts(seed):
        return known.texts(seed["reports"])

    due = ledger.due(model, seeds, texts)
    ledger.enter(write_statements(model, due, known), due, texts)
    loaded = by_key(model, seeds)
    write_links(model, due, loaded)
    return loaded


def load_pairs(seeds, known, ledger):
    due = ledger.due(Pair, seeds)
    pairs = {
        seed["id"]: fields_of(seed, PAIR)
        | {
            "claim": known.claims[seed["claim"]],
            "outcome": known.outcomes[seed["outcome"]],
        }
        for seed in due
    }
    written = write(Pair, pairs)
    write_dimensions(written, due)
    ledger.enter(written, due)


def reject_traps(traps, known):
    """Remember what looks like a pair and is none, unless an editor decided on it."""
    for trap in traps:
        claim, outcome = known.claims[trap["claim"]], known.outcomes[trap["outcome"]]
        decided = Suggestion.objects.filter(claim=claim, outcome=outcome)
        if not decided.exists():
            reject(claim, outcome, seed_user(), trap["reason"])


def write_dimensions(pairs, seeds):
    """Write what the file decides; what can be computed is, once both sides are public."""
    Dimension.objects.filter(pair__in=pairs.values()).delete()
    Dimension.objects.bulk_create(
        Dimension(pair=pairs[seed["id"]], kind=kind, **decided)
        for seed in seeds
        for kind, decided in seed.get("dimensions", {}).items()
    )


def load_discrepancies(seeds, known, ledger):
    def texts(seed):
        return [known.texts(side["citations"]) for side in seed["sides"]]

    due = ledger.due(Discrepancy, seeds, texts)
    ledger.enter(write_discrepancies(due, known), due, texts)
