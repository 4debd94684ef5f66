"""Fifty to a page; more than a thousand are not counted for a reader."""

from django import forms
from django.core.exceptions import BadRequest

from claims.models import PublishedPair, SilenceRevision

PER_PAGE = 50
COUNTED = 1000


class Asked(forms.Form):
    """What the query string of a list may ask for."""

    page = forms.IntegerField(min_value=1, max_value=100_000, required=False)
    unpaired = forms.BooleanField(required=False)


def asked(request):
    """Return the page and the filter that were asked for, or answer 400."""
    form = Asked(request.GET)
    if not form.is_valid():
        raise BadRequest("A page is a number from 1 to 100,000.")
    return form.cleaned_data["page"] or 1, form.cleaned_data["unpaired"]


def paged(found, page):
    """One page of what was found, and what its links need."""
    start = (page - 1) * PER_PAGE
    rows = list(found[start : start + PER_PAGE + 1])
    return {
        "rows": rows[:PER_PAGE],
        "page": page,
        "start": start + 1,
        "previous": page - 1,
        "next": page + 1 if len(rows) > PER_PAGE else None,
    }


def count(found):
    """How many were found, or None where they are more than are counted."""
    total = found.order_by()[: COUNTED + 1].count()
    return total if total <= COUNTED else None


def with_pairs(rows):
    """Give each statement the pairs that show it."""
    pairs = PublishedPair.objects.resting_on(row.pk for row in rows)
    for row in rows:
        row.pairs = pairs[row.pk]
    return rows


def with_silences(rows, side):
    """Give each statement that no pair shows the searches that found nothing."""
    alone = {row.pk: row for row in rows if not row.pairs}
    for row in rows:
        row.silences = []
    for revision in SilenceRevision.objects.naming(side, *alone) if alone else ():
        content = revision.content
        alone[content[side]["id"]].silences.append(content)
