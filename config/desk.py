"""The editors' desk: Django's admin, each write of which is one transaction with a name to it."""

from functools import wraps

from django.contrib import admin
from django.db import IntegrityError, connection
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.text import slugify

from claims.workflow import Refused
from config.logged_out import ask_to_log_in, show_again, typed
from config.queues import queue_page, tallied
from sources.history import acting
from sources.models import Decided

SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}
GROUPS = {
    "Said and seen": ["Claim", "Outcome", "Report", "Silence"],
    "Lined up": ["Pair", "Discrepancy", "Side"],
    "Read and cited": ["Source", "Citation", "Anchor", "Capture", "Publisher"],
    "Named": ["Actor", "Place", "Topic", "Merge"],
    "For readers": ["Explanation"],
    "Proposed": ["Suggestion", "CorrectionSuggestion", "ProcrastinateJob"],
    "Accounts": ["User", "Group", "LogEntry"],
}
OTHERS = "Kept by the machine"


def grouped(name, models):
    """A group of models, as the templates of Django's admin take an application."""
    label, address = slugify(name), reverse("admin:index")
    return {"name": name, "app_label": label, "app_url": address, "models": models}


class Desk(admin.AdminSite):
    site_header = "Plumbline desk"
    site_title = "Plumbline desk"
    index_title = "What was said, beside what was seen"
    empty_value_display = "—"
    login_template = "admin/logged_out.html"

    def get_urls(self):
        queue = path("queues/<slug:name>/", self.admin_view(queue_page), name="queue")
        return [queue, *super().get_urls()]

    def index(self, request, extra_context=None):
        queues = {"queues": tallied(request.user)}
        return super().index(request, queues | (extra_context or {}))

    def get_app_list(self, request, app_label=None):
        """All that there is, in groups by what an editor does with it."""
        apps = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        models = {m["object_name"]: m for app in apps for m in app["models"]}
        groups = [
            (name, [models.pop(x) for x in named if x in models])
            for name, named in GROUPS.items()
        ]
        return [grouped(*x) for x in [*groups, (OTHERS, [*models.values()])] if x[1]]

    def admin_view(self, view, cacheable=False):
        """Guard a view, whatever it is; nothing of the desk is ever cached."""
        guarded = super().admin_view(self.in_one_transaction(view))

        @wraps(guarded)
        def inner(request, *args, **kwargs):
            lost = request.method == "POST" and not self.has_permission(request)
            if lost and (fields := typed(request)):
                return ask_to_log_in(self, request, fields)
            return guarded(request, *args, **kwargs)

        return inner

    def login(self, request, extra_context=None):
        """Log in; what was typed before comes back, not into a page that was lost."""
        kept = {"kept": request.POST.get("kept", "")}
        response = super().login(request, kept | (extra_context or {}))
        again = response.status_code == 302 and show_again(self, request)
        return again or response

    def in_one_transaction(self, view):
        """What a request writes is written whole, or refused with the reason."""

        @wraps(view)
        def inner(request, *args, **kwargs):
            if request.method in SAFE:
                return view(request, *args, **kwargs)
            try:
                with acting(request.user):
                    response = view(request, *args, **kwargs)
                    connection.check_constraints()  # in time to say what is refused
                    return response
            except (IntegrityError, Refused, Decided) as error:
                return self.refused(request, error)

        return inner

    def refused(self, request, error):
        """Say why the whole request was refused, and show again what was typed."""
        context = self.each_context(request) | {
            "title": "Nothing was saved",
            "said": str(error).splitlines()[0],
            "typed": [(name, value) for name, value in typed(request) if value],
        }
        return render(request, "admin/refused.html", context, status=409)
