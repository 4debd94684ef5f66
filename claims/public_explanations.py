"""What readers are told of why something public was changed.

Notes and reasons are what one person wrote: readers see them once a second person
has approved them.
"""

from claims.models import Merge, PublicEvent
from sources.models import Explanation

Kind, Matter = PublicEvent.Kind, Explanation.Matter
MATTERS = {
    Kind.PUBLICATION: Matter.CORRECTION,
    Kind.CORRECTION: Matter.CORRECTION,
    Kind.REPUBLICATION: Matter.CORRECTION,
    Kind.WITHDRAWAL: Matter.WITHDRAWAL,
    Kind.MERGE: Matter.MERGE,
}


def with_explanations(events):
    """Give each public event its `words`: “” for none, None while they wait.

    `approved` says of a retired citation whether a second person has approved that.
    """
    texts, numbers = {}, numbers_of(events)
    for matter in {*MATTERS.values()}:
        ids = {x.record_id for x in events if MATTERS.get(x.kind) == matter}
        found = Explanation.objects.texts(matter, ids) if ids else {}
        texts |= {(matter, *key): text for key, text in found.items()}
    retired = approved_retirements(events)
    for event in events:
        key = MATTERS.get(event.kind), event.record_id, numbers.get(event.pk)
        event.words = texts.get(key) if event.note else ""
        event.approved = event.record_id in retired
    return events


def numbers_of(events):
    """The number of the explanation of each event, by the key of the event."""
    last = versions_before([x for x in events if x.kind == Kind.WITHDRAWAL])
    merges = merges_of([x for x in events if x.kind == Kind.MERGE])
    return {x.pk: x.number for x in events} | last | merges


def versions_before(withdrawals):
    """The last version that was published before each of some withdrawals."""
    ids = [event.record_id for event in withdrawals]
    published = PublicEvent.objects.filter(record__in=ids, number__isnull=False)
    found = list(published.values_list("record", "pk", "number")) if ids else []
    return {
        event.pk: max(
            (
                number
                for of, pk, number in found
                if of == event.record_id and pk < event.pk
            ),
            default=0,
        )
        for event in withdrawals
    }


def merges_of(events):
    """The key of the merge that each of some events tells of."""
    ids = [event.record_id for event in events]
    found = Merge.objects.filter(loser__in=ids, public=True) if ids else []
    merges = {(merge.loser_id, merge.at): merge.pk for merge in found}
    return {x.pk: merges.get((x.record_id, x.at)) for x in events}


def approved_retirements(events):
    """The citations of which it is approved that they are retired."""
    ids = {x.record_id for x in events if x.kind == Kind.RETIREMENT}
    if not ids:
        return set()
    current = Explanation.objects.current().filter(matter=Matter.CITATION)
    retired = current.filter(record__in=ids, decision="retired")
    return {*retired.exclude(approved_at=None).values_list("record", flat=True)}
