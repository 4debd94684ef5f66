"""Fifty to a page; more than a thousand are not counted for a reader."""

from math import ceil

from django import forms
from django.core.exceptions import BadRequest

from claims.models import PublishedPair, SilenceRevision
from claims.views.missing import MissingPage

PER_PAGE = 50
COUNTED = 1000


class PageForm(forms.Form):
    """The query string of a list: which page of it."""

    page = forms.IntegerField(
        min_value=1,
        max_value=100_000,
        required=False,
        error_messages=dict.fromkeys(
            ["invalid", "min_value", "max_value"],
            "The page must be a number from 1 to 100,000.",
        ),
    )


class UnpairedForm(PageForm):
    """The query string of a list that can show only what has no pair yet."""

    unpaired = forms.ChoiceField(
        choices=[("1", "only those without a pair")],
        required=False,
        error_messages={"invalid_choice": "Give unpaired=1, or leave it out."},
    )


class ChangesForm(PageForm):
    """The query string of the public log, which can leave out first publications."""

    changes = forms.ChoiceField(
        choices=[("1", "no first publications")],
        required=False,
        error_messages={"invalid_choice": "Give changes=1, or leave it out."},
    )


def asked(request, form=UnpairedForm, name="unpaired"):
    """Return the page and the filter that were asked for, or answer 400."""
    form = form(request.GET)
    if not form.is_valid():
        raise BadRequest(" ".join(x[0] for x in form.errors.values()))
    return form.cleaned_data["page"] or 1, form.cleaned_data[name] == "1"


def paged(found, page):
    """One page of what was found, and what its links need; 404 beyond the last."""
    shown = page_of(found, page)
    if page > 1 and not shown["rows"]:
        raise MissingPage(page, last_page(found))
    return shown


def last_page(found):
    return max(1, ceil(found.order_by().count() / PER_PAGE))


def page_of(found, page):
    """The same for one of several lists of a page; it may have no rows there."""
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
