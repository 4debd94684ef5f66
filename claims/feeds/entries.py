"""The entries of a feed, and the notices of what was taken back."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from claims.feeds import urn
from claims.models import Pair, PairRevision, PublishedPair
from claims.public_records import withdrawal_reasons
from sources.models import Event, Explanation, PublicId, approved

PER_PAGE = 50
MOST = 200  # notices of what was taken back


@dataclass(frozen=True)
class Entry:
    id: str
    path: str
    pinned: str
    title: str
    text: str
    published: datetime
    updated: datetime
    note: str
    tags: list[str]
    revision: int
    sha256: str


@dataclass(frozen=True)
class Deleted:
    """A pair that is not published any more, and why; or what it was merged into."""

    id: str
    when: datetime
    why: str


def entries(wanted, page):
    """Return a page of the pairs of a filter, changed last first, and if there is more."""
    first = PairRevision.objects.filter(pair=OuterRef("pair_id"), number=1)
    pairs = PublishedPair.objects.matching(**wanted).select_related("revision")
    note = approved(
        Explanation.Matter.CORRECTION,
        OuterRef("public_id"),
        OuterRef("revision__number"),
    )
    pairs = pairs.defer("search", "revision__snapshot").annotate(
        first=Subquery(first.values("published_at")), public_note=note
    )
    start = (page - 1) * PER_PAGE
    found = list(pairs.order_by("-revision_id")[start : start + PER_PAGE + 1])
    return [entry(pair) for pair in found[:PER_PAGE]], len(found) > PER_PAGE


def entry(pair):
    card, revision = pair.card, pair.revision
    return Entry(
        id=urn(pair.public_id),
        path=pair.get_absolute_url(),
        pinned=reverse("pair_revision", args=[pair.public_id, revision.number]),
        title=card["heading"],
        text="\n".join(said(pair)),
        published=pair.first,
        updated=revision.published_at,
        note=shown_note(pair),
        tags=[pair.get_relation_display(), *pair.claimant_names],
        revision=revision.number,
        sha256=revision.sha256,
    )


def said(pair):
    claim, outcome = pair.card["claim"], pair.card["outcome"]
    if pair.revision.number > 1:
        yield f"Changed in revision {pair.revision.number}: {shown_note(pair)}"
    yield f"Claimed{by(claim)}: {claim['statement']}"
    yield f"Observed{by(outcome)}: {outcome['statement']}"
    yield f"{Pair.Relation(pair.relation).label}: {Pair.Relation(pair.relation).meaning}"
    yield f"{' · '.join(pair.at_a_glance().values())}."


def shown_note(pair):
    """The correction note as readers are shown it."""
    if pair.revision.note and pair.public_note is None:
        return "An editor is reviewing the explanation."
    return pair.public_note or ""


def by(card):
    return f" by {', '.join(card['by'])}" if card["by"] else ""


def deleted(entries, *, first, more):
    """The notices that belong to a page: between its newest and its oldest entry."""
    oldest = entries[-1].updated if entries and more else None
    newest = None if first or not entries else entries[0].updated
    return [
        notice
        for notice in every_notice()
        if (oldest is None or notice.when > oldest)
        and (newest is None or notice.when <= newest)
    ]


def every_notice():
    """Of every pair that was published and is not now, the last first."""
    gone = PublicId.objects.filter(
        kind=Pair._meta.db_table,
        state__in=[PublicId.State.WITHDRAWN, PublicId.State.MERGED],
    )
    reasons = withdrawal_reasons(gone)
    when = times(Pair.objects.filter(public_id__in=gone).values("public_id"))
    found = [
        Deleted(urn(x.pk), when[x.pk], why(x, reasons)) for x in gone if x.pk in when
    ]
    return sorted(found, key=lambda notice: notice.when, reverse=True)[:MOST]


def times(pairs):
    """When each was taken back, as the history tells; at least after it was published."""
    last = PairRevision.objects.filter(pair__public_id__in=pairs)
    known = dict(last.order_by("number").values_list("pair__public_id", "published_at"))
    events = Event.objects.filter(table=PublicId._meta.db_table, record__in=known)
    return known | dict(events.order_by("pk").values_list("record", "at"))


def why(issued, reasons):
    if issued.state == PublicId.State.MERGED:
        return f"Merged into {issued.successor_id}."
    reason = reasons.get(issued.pk, "")
    if reason is None:
        return "Withdrawn. An editor is reviewing the reason."
    return f"Withdrawn: {reason}" if reason else "Withdrawn."
