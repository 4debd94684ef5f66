"""What many statements show: a change of it is a change of theirs."""

from django.contrib import admin
from django.db.models import Q

from claims.admin.merging import MergingAdmin
from claims.admin.tagging import TaggingAdmin
from claims.showing import saved_last, showing
from sources.admin import records
from sources.admin.desk import RecordAdmin
from sources.models import Publisher, Revision, Source


class SharedAdmin(RecordAdmin):
    """Who saves this has saved last every statement that shows it."""

    def saved(self, request, record):
        for statements in showing(record):
            saved_last(statements, request.user)


for model in (Source, Publisher):
    admin.site.unregister(model)


@admin.register(Source)
class SourceAdmin(MergingAdmin, TaggingAdmin, SharedAdmin, records.SourceAdmin):
    def get_view_on_site_url(self, obj=None):
        """Readers have a page of a source of which they can read some, or a part."""
        here = Q(source=obj) | Q(source__part_of=obj)
        public = obj is not None and Revision.objects.public().filter(here).exists()
        return super().get_view_on_site_url(obj) if public else None


@admin.register(Publisher)
class PublisherAdmin(SharedAdmin, records.PublisherAdmin):
    pass
