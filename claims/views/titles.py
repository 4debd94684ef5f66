"""What a published record is called, whatever its kind."""

from claims.models import (
    DiscrepancyRevision,
    Mention,
    PublishedPair,
    PublishedStatement,
    SilenceRevision,
)

SEALED = {"discrepancy": DiscrepancyRevision, "silence": SilenceRevision}


def published_title(kind, public_id):
    """Return what was last published as its title, or None where nothing was."""
    if kind == "pair":
        pair = PublishedPair.objects.for_list().filter(public_id=public_id).first()
        return pair and pair.card["heading"]
    if kind in PublishedStatement.Side:
        rows = PublishedStatement.objects.of_side(kind)
        row = rows.filter(pk=public_id).first()
        return row and row.card["statement"]
    if kind in SEALED:
        newest = SEALED[kind].objects.published()
        found = newest.filter(**{f"{kind}__public_id": public_id}).first()
        return found and found.content["title"]
    facts = Mention.objects.of_kind(kind).filter(record=public_id).facts()
    return name_of(facts.get(public_id))


def name_of(facts):
    return facts and (facts.get("name") or facts.get("title"))
