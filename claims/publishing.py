"""How a record becomes public: snapshot, read model and note in one transaction."""

from django.contrib.postgres.search import SearchVector
from django.db.models import Value
from django.db.models.functions import Now

from claims.models import (
    Claim,
    Discrepancy,
    Mention,
    Outcome,
    Pair,
    PublishedPair,
    Silence,
)
from claims.models.state import State
from claims.rows import playing, statement_card, write_statement
from claims.snapshots import (
    canonical,
    claim_snapshot,
    discrepancy_snapshot,
    outcome_snapshot,
    pair_snapshot,
    silence_snapshot,
)
from claims.snapshots.independence import at_a_glance, independence_of
from sources.history import acting
from sources.models import Citation, Explanation, PublicId

WEIGHTS = {"strong": 1, "moderate": 2, "weak": 3, "": 3}


def publish(record, *, by, note="", note_by=None):
    """Publish a statement, pair, discrepancy or silence; return its new revision.

    Nothing happens, and None is returned, where the newest revision says the
    same already. Statements that it shows come as they were last published.
    Readers see the note once two people have: `note_by` is who wrote it, where
    that was somebody else than who publishes it.
    Raises IntegrityError where the database finds the record not ready.
    """
    with acting(by):
        revision = write_revision(record, by, note)
        if revision and note:
            explain(record, revision, by, note_by or by)
        return revision


def explain(record, revision, by, written_by):
    """Keep the correction note for readers: who publishes it has read it."""
    Explanation.write(
        Explanation.Matter.CORRECTION,
        record.public_id,
        revision.number,
        revision.note,
        written_by,
        approved_by=by if written_by != by else None,
    )


def write_revision(record, by, note):
    record = type(record).objects.select_for_update(no_key=True).get(pk=record.pk)
    snapshot = canonical(SNAPSHOTS[type(record)](record))
    last = record.revisions.first()
    if last and last.snapshot == snapshot and record.state == State.PUBLISHED:
        return None
    revision = record.revisions.create(
        number=last.number + 1 if last else 1,
        snapshot=snapshot,
        note=note,
        published_by=by,
    )
    settle(record, by)
    if not isinstance(record, Pair | Silence):
        publish_citations(record, revision)
    if write := ROWS.get(type(record)):
        write(revision)
    return revision


def settle(record, by):
    """Note that a record is public as it stands, and that nobody's words wait."""
    record.state, record.withdrawn_reason = State.PUBLISHED, ""
    record.saved_by, record.writers = record.saved_by or by, []
    record.waiting_since, record.correction_note = None, ""
    record.save(
        update_fields=[
            "state",
            "withdrawn_reason",
            "correction_note",
            "saved_by",
            "writers",
            "waiting_since",
        ]
    )


def publish_citations(record, revision):
    """Tie what a record rests on to its revision; it is published from now on."""
    if isinstance(record, Discrepancy):
        on = {"sides__in": record.sides.all()}
    else:
        on = {"reports__in": record.reports.all()}
    cited = [*Citation.objects.filter(**on).distinct().values_list("pk", flat=True)]
    revision.citations.set(cited)
    Citation.objects.filter(pk__in=cited, published_at=None).update(published_at=Now())


def snapshot_of_pair(pair):
    claim, outcome = (x.revisions.first() for x in (pair.claim, pair.outcome))
    if not (claim and outcome):
        raise ValueError("Publish the claim and the outcome before their pair.")
    variants = published_kin(pair.claim, "variant_of")
    same_event = published_kin(pair.outcome, "same_event_as")
    return pair_snapshot(
        pair,
        claim.content,
        outcome.content,
        variants=[one.content for one in variants],
        same_event=[one.content for one in same_event],
        shows={
            "claim": numbers([claim, *variants]),
            "outcome": numbers([outcome, *same_event]),
        },
    )


def numbers(revisions):
    return {revision.content["id"]: revision.number for revision in revisions}


def published_kin(statement, kind):
    """The linked statements that are public, as they were last published."""
    kin = statement.kin(kind).filter(state=State.PUBLISHED)
    return [one.revisions.first() for one in kin]


SNAPSHOTS = {
    Claim: claim_snapshot,
    Outcome: outcome_snapshot,
    Pair: snapshot_of_pair,
    Discrepancy: discrepancy_snapshot,
    Silence: silence_snapshot,
}


def write_row(revision):
    """Write the row of the read model that a pair's revision makes.

    What was merged since is found under what it was merged into.
    """
    content = revision.content
    claim, outcome = content["claim"], content["outcome"]
    claimants = {x["id"]: x["name"] for x in playing(claim, "claimant")}
    now = PublicId.objects.successors([claim["id"], outcome["id"], *claimants])
    claimants = claiming_now(claimants, now)
    PublishedPair.objects.update_or_create(
        pair=revision.pair,
        defaults={
            "revision": revision,
            "public_id": content["id"],
            "relation": content["relation"],
            "claimants": [*claimants],
            "claimant_names": [*claimants.values()],
            "claim": now.get(claim["id"], claim["id"]),
            "outcome": now.get(outcome["id"], outcome["id"]),
            "happened": claim["happened"]["edtf"],
            "weight": WEIGHTS[content["strength"]],
            "card": card(content),
            "glance": at_a_glance(content),
            "independent_sources": independence_of(content)["sources"],
            "search": SearchVector(Value(searchable(content)), config="english"),
        },
    )


def claiming_now(claimants, now):
    """Who claims, by id, each under one name, whatever was merged since."""
    facts = {}
    if now:
        mentions = Mention.objects.of_kind("actor").filter(record__in=now.values())
        facts = mentions.facts()
    led = ((now.get(was, was), name) for was, name in claimants.items())
    return {key: facts.get(key, {}).get("name", name) for key, name in led}


ROWS = {Claim: write_statement, Outcome: write_statement, Pair: write_row}


def card(content):
    """What the list shows of a pair."""
    keys = ["heading", "strength", "time", "place"]
    return {key: content[key] for key in keys} | {
        "claim": statement_card(content["claim"]),
        "outcome": statement_card(content["outcome"]),
    }


def searchable(content):
    return "\n".join(
        [content["heading"], content["rationale"]]
        + [line for side in ("claim", "outcome") for line in lines(content[side])]
    )


def lines(statement):
    yield statement["statement"]
    yield from (actor["name"] for actor in statement["actors"])
    yield from (place["name"] for place in statement["places"])
    for report in statement["reports"]:
        yield report["source"]["title"]
        for quotation in report["quotations"]:
            yield from (citation["exact"] for citation in quotation["citations"])
