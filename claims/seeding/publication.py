"""Publish what seeds wrote, and what shows it, as the user named seed."""

from django.contrib.auth import get_user_model
from django.db.models import Q

from claims.assessing import assess_published
from claims.models import Claim, Discrepancy, Outcome, Pair
from claims.publishing import publish
from claims.retirement import objection

SHOWS_CLAIM = {Pair: "claim", Discrepancy: "claims"}
SHOWS_OUTCOME = {Pair: "outcome", Discrepancy: "outcomes"}


def publish_written(ledger, progress):
    """Publish what was written, and the seeded records that show any of it."""
    editor = seed_user()
    statements = ledger.records(Claim, Outcome)
    for statement in progress(statements, "Publishing statements"):
        publish_unless_retired(ledger, statement, editor)
    for model in (Pair, Discrepancy):
        records = {x.public_id: x for x in ledger.records(model)}
        for record in showing(model, statements).filter(public_id__in=ledger.before):
            records.setdefault(record.public_id, record)
        for record in progress(records.values(), f"Publishing {named(model)}"):
            if model is Pair and ledger.wrote(record):
                assess_published(record)
            if ledger.wrote(record) or ledger.untouched(record):
                publish_unless_retired(ledger, record, editor)


def publish_unless_retired(ledger, record, editor):
    """Publish a record; leave alone what uses a citation that an editor has retired."""
    if objection(record):
        ledger.leave_alone(record)
    else:
        publish(record, by=editor, note=note(record))


def named(model):
    return str(model._meta.verbose_name_plural)


def showing(model, statements):
    """The pairs or discrepancies that show one of the statements."""
    claims = [x.pk for x in statements if isinstance(x, Claim)]
    outcomes = [x.pk for x in statements if isinstance(x, Outcome)]
    return model.objects.filter(
        Q(**{f"{SHOWS_CLAIM[model]}__in": claims})
        | Q(**{f"{SHOWS_OUTCOME[model]}__in": outcomes})
    ).distinct()


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
