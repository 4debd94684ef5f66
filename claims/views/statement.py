"""A claim or an outcome, and everything that it was lined up against."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from claims.models import (
    ClaimRevision,
    DiscrepancyRevision,
    OutcomeRevision,
    PublishedPair,
    PublishedStatement,
    SilenceRevision,
)
from claims.since import since
from claims.structured import Data, statement
from claims.views.addresses import cacheable, lasting
from claims.views.altered import altered_words
from claims.views.cited import statement_work
from claims.views.formats import formatted, published_bytes
from claims.views.mementos import History, gate, memento, timemap
from claims.views.sharing import shared
from claims.views.withheld import as_readable
from sources.models import PublicId

REVISIONS = {"claim": ClaimRevision, "outcome": OutcomeRevision}


@cacheable
@formatted("json")
@lasting
def statement_detail(request, side, public_id):
    row = published(side, public_id)
    return gate(request, history(request, row), lambda: show(request, row))


def show(request, row):
    context = shown(row, row.number)
    if request.format:
        return published_bytes(context["revision"])
    context |= sharing(request, **context)
    made = statement(context["revision"], request.build_absolute_uri)
    context["structured"] = Data.of(made)
    context |= {
        "pairs": list(PublishedPair.objects.filter(**{row.side: row.pk})),
        "discrepancies": touching(row.side, row.pk),
        "silences": silences(row.side, row.pk),
        "links": PublishedStatement.objects.linked_with(row.pk),
        "altered": altered_words(context["statement"]),
    }
    return render(request, "claims/statement_detail.html", context)


@cacheable
@formatted("json")
@lasting
def statement_revision(request, side, public_id, number):
    """A revision as it was published; a merged statement's stay readable, as quoted."""
    row = readable(side, public_id)
    if number > row.number:
        raise Http404
    context = shown(row, number)
    if request.format:
        return memento(
            request, history(request, row), published_bytes(context["revision"])
        )
    context |= {"pinned": True, "bare": True} | changed(row, context)
    context["altered"] = altered_words(context["statement"])
    context |= sharing(request, row, context["revision"])
    page = render(request, "claims/statement_detail.html", context)
    return memento(request, history(request, row), page)


def changed(row, context):
    """What was published of a statement since a revision, and why."""
    if context["revision"].number == row.number:
        return {}
    newest = shown(row, row.number)["statement"]
    later = revisions_of(row).filter(number__gt=context["revision"].number)
    return {
        "since": since(context["statement"], newest),
        "revisions": list(later.defer("snapshot")),
    }


@cacheable
@lasting
def statement_timemap(request, side, public_id):
    return timemap(history(request, published(side, public_id)))


def history(request, row):
    revisions = revisions_of(row).values_list("number", "published_at")
    return History(request, row.side, row.pk, revisions)


def touching(side, public_id):
    found = DiscrepancyRevision.objects.touching(**{side: public_id})
    return [revision.content for revision in found]


def silences(side, public_id):
    found = SilenceRevision.objects.naming(side, public_id)
    return [revision.content for revision in found]


def published(side, public_id):
    rows = PublishedStatement.objects.of_side(side)
    return get_object_or_404(rows, pk=public_id)


def readable(side, public_id):
    """The row of what is published, or what it would be of a merged statement."""
    row = PublishedStatement.objects.of_side(side).filter(pk=public_id).first()
    if row:
        row.successor = None
        return row
    issued = get_object_or_404(
        PublicId, pk=public_id, state=PublicId.State.MERGED, kind=f"claims_{side}"
    )
    row = PublishedStatement(record_id=public_id, side=side)
    row.number = get_object_or_404(revisions_of(row)[:1]).number
    row.successor = issued.successor_id
    return row


def revisions_of(row):
    of = f"{row.side}__public_id"
    return REVISIONS[row.side].objects.with_notes().filter(**{of: row.pk})


def sharing(request, row, revision, **context):
    return shared(request, row.side, row.pk, statement_work(request, row, revision))


def shown(row, number):
    revision = get_object_or_404(revisions_of(row), number=number)
    return {
        "row": row,
        "revision": revision,
        "statement": as_readable(revision.content),
    }
