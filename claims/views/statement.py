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
from claims.views.addresses import lasting
from claims.views.mementos import History, gate, memento, timemap

REVISIONS = {"claim": ClaimRevision, "outcome": OutcomeRevision}


@lasting
def statement_detail(request, side, public_id):
    row = published(side, public_id)
    return gate(request, history(request, row), lambda: show(request, row))


def show(request, row):
    context = shown(row, row.number) | {
        "pairs": list(PublishedPair.objects.filter(**{row.side: row.pk})),
        "discrepancies": touching(row.side, row.pk),
        "silences": silences(row.side, row.pk),
        "links": PublishedStatement.objects.linked_with(row.pk),
    }
    return render(request, "claims/statement_detail.html", context)


@lasting
def statement_revision(request, side, public_id, number):
    row = published(side, public_id)
    if number > row.number:
        raise Http404
    context = shown(row, number) | {"old": number != row.number, "bare": True}
    page = render(request, "claims/statement_detail.html", context)
    return memento(request, history(request, row), page)


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


def revisions_of(row):
    of = f"{row.side}__public_id"
    return REVISIONS[row.side].objects.filter(**{of: row.pk})


def shown(row, number):
    revision = get_object_or_404(revisions_of(row), number=number)
    return {"row": row, "revision": revision, "statement": revision.content}
