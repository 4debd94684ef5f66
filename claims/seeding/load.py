"""Load a case: all of it, or nothing."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.db import transaction

from claims.models import Actor, Claim, Outcome, Pair, Place, Topic
from claims.publishing import publish
from claims.seeding.records import Ledger, fields_of
from claims.seeding.sources import (
    anchor_excerpts,
    load_publishers,
    revision_of,
    write_source,
)
from claims.seeding.statements import write_links, write_statement
from sources.models import Source

TOPIC = ["title", "question"]
ACTOR = ["name", "aliases", "kind", "description"]
ACTOR += ["anonymous", "collective", "state_run", "belligerent"]
PLACE = ["name", "aliases", "kind", "precision", "latitude", "longitude"]
PLACE += ["external_ids", "note"]
PAIR = ["heading", "relation", "strength", "rationale", "weakness"]
STATEMENTS = {Claim: "claims", Outcome: "outcomes"}


@dataclass
class Known:
    """What is loaded so far, by the keys of the seed files."""

    publishers: dict = field(default_factory=dict)
    topics: dict = field(default_factory=dict)
    actors: dict = field(default_factory=dict)
    places: dict = field(default_factory=dict)
    editions: dict = field(default_factory=dict)
    claims: dict = field(default_factory=dict)
    outcomes: dict = field(default_factory=dict)


@transaction.atomic
def load(case, progress):
    """Write and publish what is new or changed; return the ledger.

    `progress` wraps an iterable of records and shows how far it is.
    """
    ledger, known = Ledger(), Known(publishers=load_publishers(case))
    load_plain(Topic, case["topics"], TOPIC, known.topics, ledger)
    load_plain(Actor, case["actors"], ACTOR, known.actors, ledger)
    link(case["actors"], "member_of", known.actors, known.actors, ledger)
    link(case["actors"], "publisher", known.actors, known.publishers, ledger)
    load_plain(Place, case["places"], PLACE, known.places, ledger)
    link(case["places"], "parent", known.places, known.places, ledger)
    load_sources(case, known, ledger)
    for model, kind in STATEMENTS.items():
        load_statements(model, case[kind], known, ledger, progress)
    load_pairs(case["pairs"], known, ledger)
    publish_written(ledger, progress)
    ledger.close()
    return ledger


def load_plain(model, seeds, names, loaded, ledger):
    for seed in seeds:
        if ledger.due(model, seed):
            record, _ = model.objects.update_or_create(
                public_id=seed["id"], defaults=fields_of(seed, names)
            )
            ledger.enter(record, seed)
    loaded |= by_key(model, seeds)


def by_key(model, seeds):
    records = model.objects.in_bulk([s["id"] for s in seeds], field_name="public_id")
    return {seed["key"]: records[seed["id"]] for seed in seeds}


def link(seeds, name, records, others, ledger):
    """Point from what was written to its record, once both are there."""
    for seed in seeds:
        record = records[seed["key"]]
        if name in seed and ledger.wrote(record):
            setattr(record, name, others[seed[name]])
            record.save(update_fields=[name])


def load_sources(case, known, ledger):
    for seed in case["documents"]:
        if ledger.due(Source, seed):
            ledger.enter(write_source(seed, known.publishers), seed)
        source = Source.objects.get(public_id=seed["id"])
        revision, edition = revision_of(source, case, seed)
        known.editions[seed["key"]] = source, revision, edition
        if edition.origin == "seed":
            anchor_excerpts(source, case, seed, revision)


def load_statements(model, seeds, known, ledger, progress):
    for seed in progress(seeds, f"Loading {model._meta.verbose_name_plural}"):
        texts = [known.editions[r["source"]][1].sha256 for r in seed["reports"]]
        if ledger.due(model, seed, texts):
            ledger.enter(write_statement(model, seed, known), seed, texts)
    loaded = getattr(known, STATEMENTS[model])
    loaded |= by_key(model, seeds)
    write_links(model, [s for s in seeds if ledger.wrote(loaded[s["key"]])], loaded)


def load_pairs(seeds, known, ledger):
    for seed in seeds:
        if ledger.due(Pair, seed):
            sides = {
                "claim": known.claims[seed["claim"]],
                "outcome": known.outcomes[seed["outcome"]],
            }
            pair, _ = Pair.objects.update_or_create(
                public_id=seed["id"], defaults=fields_of(seed, PAIR) | sides
            )
            ledger.enter(pair, seed)


def publish_written(ledger, progress):
    """Publish what was written, and the seeded pairs that show any of it."""
    editor = seed_user()
    records = [record for record, _ in ledger.written]
    statements = [x for x in records if isinstance(x, Claim | Outcome)]
    for statement in progress(statements, "Publishing statements"):
        publish(statement, by=editor, note=note(statement))
    pairs = [x for x in records if isinstance(x, Pair)]
    pairs += [x for x in showing(statements, ledger.before) if x not in pairs]
    for pair in progress(pairs, "Publishing pairs"):
        if ledger.wrote(pair) or ledger.untouched(pair):
            publish(pair, by=editor, note=note(pair))


def showing(statements, seeded):
    """The seeded pairs that show one of the statements."""
    pairs = Pair.objects.none()
    for model, name in ((Claim, "claim"), (Outcome, "outcome")):
        keys = [x.pk for x in statements if isinstance(x, model)]
        pairs |= Pair.objects.filter(**{f"{name}__in": keys})
    return pairs.filter(public_id__in=seeded)


def note(record):
    """A first publication needs no note; a later one says what brought it."""
    if record.revisions.exists():
        return "The seed files or the text that they cite have changed."
    return ""


def seed_user():
    user, made = get_user_model().objects.get_or_create(
        username="seed", defaults={"is_active": False}
    )
    if made:
        user.set_unusable_password()
        user.save()
    return user
