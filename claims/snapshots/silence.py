"""A silence: what was searched for, and the statement that it stands beside."""

from claims.snapshots.statement import actor_snapshot, place_snapshot


def silence_snapshot(silence):
    """Raises ValueError where its statement was never published."""
    return {
        "id": silence.public_id,
        "title": str(silence),
        "kind": silence.kind,
        "happened": silence.happened,
        "searched": silence.searched,
        "searched_by": silence.searched_by,
        "searched_on": silence.searched_on.isoformat(),
        "note": silence.note,
        "actor": silence.actor and actor_snapshot(silence.actor),
        "place": silence.place and place_snapshot(silence.place),
        "topic": silence.topic
        and {"id": silence.topic.public_id, "title": silence.topic.title},
        "claim": silence.claim and as_published(silence.claim),
        "outcome": silence.outcome and as_published(silence.outcome),
    }


def as_published(statement):
    newest = statement.revisions.first()
    if newest is None:
        raise ValueError("Publish the statement before the silence beside it.")
    return {"id": newest.content["id"], "statement": newest.content["statement"]}
