"""The editors' desk: Django's admin, each write of which is one transaction with a name to it."""

from functools import wraps

from django.contrib import admin
from django.db import IntegrityError
from django.shortcuts import render
from django.urls import path

from config.queues import queue_page, tallied
from sources.history import acting

SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


class Desk(admin.AdminSite):
    site_header = "Plumbline desk"
    site_title = "Plumbline desk"
    index_title = "What was said, beside what was seen"
    empty_value_display = "—"

    def get_urls(self):
        queue = path("queues/<slug:name>/", self.admin_view(queue_page), name="queue")
        return [queue, *super().get_urls()]

    def index(self, request, extra_context=None):
        queues = {"queues": tallied(request.user)}
        return super().index(request, queues | (extra_context or {}))

    def admin_view(self, view, cacheable=False):
        """Guard a view, whatever it is; nothing of the desk is ever cached."""
        return super().admin_view(self.in_one_transaction(view))

    def in_one_transaction(self, view):
        """What a request writes is written whole, or refused with the reason."""

        @wraps(view)
        def inner(request, *args, **kwargs):
            if request.method in SAFE:
                return view(request, *args, **kwargs)
            try:
                with acting(request.user):
                    return view(request, *args, **kwargs)
            except IntegrityError as error:
                return self.refused(request, error)

        return inner

    def refused(self, request, error):
        """Say which rule of the database the whole request was refused by."""
        said = str(error).splitlines()[0]
        context = self.each_context(request) | {"title": "Nothing saved", "said": said}
        return render(request, "admin/refused.html", context, status=409)
