"""What many statements show: a change of it is a change of theirs."""

from django.contrib import admin
from django.db.models import Q
from django.db.models.functions import Coalesce, Now

from claims.admin.tagging import TaggingAdmin
from claims.models import Actor, Claim, Outcome, Place, Topic
from claims.workflow import UNAPPROVED
from sources.admin import records
from sources.admin.desk import RecordAdmin
from sources.models import Publisher, Source


def showing(record):
    """Say which statements show a record, as a filter."""
    lookups = {
        Actor: ["parts__actor", "reports__attributions__actor"],
        Place: [f"places{'__parent' * depth}" for depth in range(4)],
        Topic: ["topics"],
        Source: ["reports__source", "reports__source__part_of"],
        Publisher: ["reports__source__publisher", "reports__source__agency"],
    }
    shown = Q()
    for lookup in lookups[type(record)]:
        shown |= Q(**{lookup: record})
    return shown


class SharedAdmin(RecordAdmin):
    """Who saves this has saved last every statement that shows it."""

    def saved(self, request, record):
        for model in (Claim, Outcome):
            keys = model.objects.filter(showing(record)).values("pk")
            model.objects.filter(pk__in=keys).update(
                saved_by=request.user,
                waiting_since=Coalesce("waiting_since", Now()),
                **UNAPPROVED,
            )


for model in (Source, Publisher):
    admin.site.unregister(model)


@admin.register(Source)
class SourceAdmin(TaggingAdmin, SharedAdmin, records.SourceAdmin):
    pass


@admin.register(Publisher)
class PublisherAdmin(SharedAdmin, records.PublisherAdmin):
    pass
