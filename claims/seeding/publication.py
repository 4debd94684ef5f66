"""Publish what seeds wrote, and what shows it, as the user named seed."""

from django.contrib.auth import get_user_model
from django.db.models import Q

from claims.assessing import assess_published
from claims.models import (
    Actor,
    Claim,
    Discrepancy,
    Outcome,
    Pair,
    Place,
    PublishedPair,
    Silence,
    Topic,
)
from claims.models.state import State
from claims.publishing import publish
from claims.retirement import objection
from claims.showing import showing as showing_names
from claims.snapshots.compared import aligned_time, computed_dimensions
from sources.models import Source

SHOWS_CLAIM = {Pair: "claim", Discrepancy: "claims", Silence: "claim"}
SHOWS_OUTCOME = {Pair: "outcome", Discrepancy: "outcomes", Silence: "outcome"}


def publish_written(ledger, progress):
    """Publish what was written, and the seeded records that show any of it."""
    editor = seed_user()
    statements = [*ledger.records(Claim, Outcome), *naming_written(ledger)]
    for statement in progress(statements, "Publishing statements"):
        publish_unless_retired(ledger, statement, editor)
    for model in (Pair, Discrepancy, Silence):
        records = {x.public_id: x for x in ledger.records(model)}
        for record in showing(model, statements).filter(public_id__in=ledger.before):
            records.setdefault(record.public_id, record)
        publish_all(records.values(), model, ledger, progress)
    others = [x for x in assessed_otherwise(ledger) if not ledger.wrote(x)]
    publish_all(others, Pair, ledger, progress, "Its assessment was computed again.")


def naming_written(ledger):
    """Yield the published statements that are as they were, but name a record that
    was written anew: an actor, a place, a topic or a source."""
    names = ledger.records(Actor, Place, Source, Topic)
    written = [x for x in names if x.public_id in ledger.before]
    for found in showing_names(*written) if written else ():
        if found.model in (Claim, Outcome):
            found = found.filter(public_id__in=ledger.before, state=State.PUBLISHED)
            yield from (x for x in found if not ledger.wrote(x) and ledger.untouched(x))


def publish_all(records, model, ledger, progress, why=""):
    """Publish records that no editor has changed, pairs as they compare now."""
    for record in progress(records, f"Publishing {named(model)}"):
        if not ledger.wrote(record) and not ledger.untouched(record):
            continue
        if model is Pair:
            assess_published(record)
            ledger.renew(record)
        publish_unless_retired(ledger, record, seed_user(), why)


def assessed_otherwise(ledger):
    """The seeded pairs of which something is computed otherwise than it was published."""
    rows = PublishedPair.objects.filter(public_id__in=ledger.before).order_by()
    found = rows.select_related("pair", "revision")
    return [x.pair for x in found if is_assessed_otherwise(x.revision.content)]


def is_assessed_otherwise(content):
    claim, outcome = content["claim"], content["outcome"]
    found = computed_dimensions(claim, outcome)
    return content["time"]["words"] != aligned_time(claim, outcome).words or any(
        (one["verdict"], one["reason"]) != (found[kind].verdict, found[kind].reason)
        for one in content.get("dimensions", ())
        if one["basis"] == "computed" and (kind := one["kind"])
    )


def publish_unless_retired(ledger, record, editor, why=""):
    """Publish a record; leave alone what uses a citation that an editor has retired."""
    if objection(record):
        ledger.leave_alone(record)
    else:
        publish(record, by=editor, note=why or note(record))


def named(model):
    return str(model._meta.verbose_name_plural)


def showing(model, statements):
    """The pairs, discrepancies or silences that show one of the statements."""
    claims = [x.pk for x in statements if isinstance(x, Claim)]
    outcomes = [x.pk for x in statements if isinstance(x, Outcome)]
    return model.objects.filter(
        Q(**{f"{SHOWS_CLAIM[model]}__in": claims})
        | Q(**{f"{SHOWS_OUTCOME[model]}__in": outcomes})
    ).distinct()


def note(record):
    """A first publication needs no note; a later one says what brought it."""
    if record.revisions.exists():
        return (
            "Updated from the seed data: its wording, assessment or cited text changed."
        )
    return ""


def seed_user():
    user, made = get_user_model().objects.get_or_create(
        username="seed", defaults={"is_active": False}
    )
    if made:
        user.set_unusable_password()
        user.save()
    return user
