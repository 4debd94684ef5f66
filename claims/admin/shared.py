"""What many statements show: a change of it is a change of theirs."""

from django.contrib import admin

from claims.admin.merging import MergingAdmin
from claims.admin.tagging import TaggingAdmin
from claims.showing import saved_last, showing
from sources.admin import records
from sources.admin.desk import RecordAdmin
from sources.models import Publisher, Source


class SharedAdmin(RecordAdmin):
    """Who saves this has saved last every statement that shows it."""

    def saved(self, request, record):
        for statements in showing(record):
            saved_last(statements, request.user)


for model in (Source, Publisher):
    admin.site.unregister(model)


@admin.register(Source)
class SourceAdmin(MergingAdmin, TaggingAdmin, SharedAdmin, records.SourceAdmin):
    pass


@admin.register(Publisher)
class PublisherAdmin(SharedAdmin, records.PublisherAdmin):
    pass
