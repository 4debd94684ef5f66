"""What a published record is called, whatever its kind."""

from django.db.models import Q

from claims.models import (
    DiscrepancyRevision,
    Mention,
    PublishedPair,
    PublishedStatement,
    SilenceRevision,
)
from claims.views.told import last_published
from sources.models import Revision, Source

SEALED = {"discrepancy": DiscrepancyRevision, "silence": SilenceRevision}


def published_title(kind, public_id):
    """Return what was last published as its title, or None where nothing was."""
    return published_titles(kind, [public_id]).get(public_id)


def published_titles(kind, ids):
    """Return the titles of those of these records that are public now, by id."""
    if kind == "pair":
        pairs = PublishedPair.objects.for_list().filter(public_id__in=ids)
        return {pair.public_id: pair.card["heading"] for pair in pairs}
    if kind in PublishedStatement.Side:
        rows = PublishedStatement.objects.of_side(kind).filter(pk__in=ids)
        return {row.pk: row.card["statement"] for row in rows}
    if kind in SEALED:
        newest = SEALED[kind].objects.published()
        found = newest.filter(**{f"{kind}__public_id__in": ids})
        return {x.content["id"]: x.content["title"] for x in found}
    facts = Mention.objects.of_kind(kind).filter(record__in=ids).facts()
    titles = {key: name_of(found) for key, found in facts.items()}
    if kind == "source" and len(titles) < len(ids):
        titles = uncited_titles(ids) | titles
    return titles


def uncited_titles(ids):
    """The titles, as last published, of public sources that no statement cites:
    containers of others, and those that only a discrepancy cites."""
    texts = Revision.objects.readable().order_by()
    shown = Q(public_id__in=texts.values("source__public_id")) | Q(
        pk__in=texts.values("source__part_of")
    )
    sources = Source.objects.filter(shown, public_id__in=ids)
    return {key: facts["title"] for key, facts in last_published(sources).items()}


def name_of(facts):
    return facts and (facts.get("name") or facts.get("title"))
