"""A page for each queue of the desk, and what the front of the desk says of them."""

from django import forms
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from claims.queues import NAMED, QUEUES, SORTS, counts, listed
from claims.views.addresses import takes
from claims.views.paging import page_of

ORDERS = {sign + name: label for name, label in SORTS.items() for sign in ("", "-")}


class Asked(forms.Form):
    page = forms.IntegerField(min_value=1, max_value=100_000, required=False)
    sort = forms.ChoiceField(choices=ORDERS, required=False)


def asked(request, queue):
    form = Asked(request.GET)
    if not form.is_valid():
        raise BadRequest(f"A queue is sorted by one of {', '.join(ORDERS)}.")
    return form.cleaned_data["page"] or 1, form.cleaned_data["sort"] or queue.sort


def tallied(user):
    """Every queue with how much waits in it."""
    found = counts(user)
    return [(queue, address(queue), found[queue.name]) for queue in QUEUES]


def address(queue):
    return (
        reverse(queue.page) if queue.page else reverse("admin:queue", args=[queue.name])
    )


@takes("GET", "HEAD")
def queue_page(request, name):
    queue = NAMED.get(name)
    if queue is None:
        raise Http404
    if queue.page:
        return redirect(queue.page)
    page, sort = asked(request, queue)
    may = request.user.has_perm(queue.may)
    context = admin.site.each_context(request) | {
        "title": queue.title,
        "queue": queue,
        "queues": tallied(request.user),
        "may": may,
        "heads": heads(sort),
    }
    context |= page_of(listed(queue, request.user, sort), page)
    context["rows"] = [row | leading(row, queue, may) for row in context["rows"]]
    return TemplateResponse(request, "admin/queue.html", context)


def leading(row, queue, may):
    """Where a row leads, and what it is called there."""
    app = "sources" if row["of"] in ("source", "explanation") else "claims"
    page = queue.leads_to if may else "change"
    return {
        "kind": apps.get_model(app, row["of"])._meta.verbose_name,
        "address": reverse(f"admin:{app}_{row['of']}_{page}", args=[row["key"]]),
    }


def heads(sort):
    """The columns, each with what it is sorted by next and how it is sorted now."""
    now = {sort.lstrip("-"): "descending" if sort.startswith("-") else "ascending"}
    return [
        (label, f"-{name}" if sort == name else name, now.get(name))
        for name, label in SORTS.items()
    ]
