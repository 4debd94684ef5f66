"""A claim or an outcome, and everything that it was lined up against."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from claims.models import (
    ClaimRevision,
    DiscrepancyRevision,
    OutcomeRevision,
    PublishedPair,
    PublishedStatement,
)
from claims.views.addresses import lasting

REVISIONS = {"claim": ClaimRevision, "outcome": OutcomeRevision}


@lasting
def statement_detail(request, side, public_id):
    row = published(side, public_id)
    context = shown(row, row.number) | {
        "pairs": list(PublishedPair.objects.filter(**{side: public_id})),
        "discrepancies": touching(side, public_id),
        "links": PublishedStatement.objects.linked_with(public_id),
    }
    return render(request, "claims/statement_detail.html", context)


@lasting
def statement_revision(request, side, public_id, number):
    row = published(side, public_id)
    if number > row.number:
        raise Http404
    context = shown(row, number) | {"old": number != row.number, "bare": True}
    return render(request, "claims/statement_detail.html", context)


def touching(side, public_id):
    found = DiscrepancyRevision.objects.touching(side, public_id)
    return [revision.content for revision in found]


def published(side, public_id):
    rows = PublishedStatement.objects.of_side(side)
    return get_object_or_404(rows, pk=public_id)


def shown(row, number):
    of = f"{row.side}__public_id"
    revisions = REVISIONS[row.side].objects.filter(**{of: row.pk})
    revision = get_object_or_404(revisions, number=number)
    return {"row": row, "revision": revision, "statement": revision.content}
