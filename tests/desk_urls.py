"""The addresses, with a desk on which two editors can meet in every kind of form."""

from django.contrib import admin
from django.urls import path

from claims.models import Actor, Claim, Place, Report, Topic
from config.desk import Desk
from config.urls import urlpatterns as public
from sources.admin.history import HistoryAdmin
from sources.admin.versioned import VersionedAdmin

desk = Desk()


class ReportInline(admin.TabularInline):
    model = Report
    fields = ["source", "wording", "verb"]
    extra = 0


@admin.register(Claim, site=desk)
class ClaimAdmin(HistoryAdmin, VersionedAdmin):
    fields = ["statement", "kind", "happened", "happened_ground", "topics"]
    inlines = [ReportInline]


@admin.register(Topic, Place, Actor, site=desk)
class PlainAdmin(HistoryAdmin, VersionedAdmin):
    pass


urlpatterns = [path("admin/", desk.urls), *public]
