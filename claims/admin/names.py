"""Whom, where and what about: actors, places, topics."""

from django.contrib import admin

from claims.admin.merging import MergingAdmin
from claims.admin.shared import SharedAdmin
from claims.models import Actor, Mention, Place, Topic


class NamedAdmin(SharedAdmin):
    """What a published page names stays, as that page has its name."""

    def is_free(self, record):
        named = Mention.objects.filter(record=record.public_id).exists()
        return super().is_free(record) and not named


@admin.register(Actor)
class ActorAdmin(MergingAdmin, NamedAdmin):
    list_display = ["name", "kind", "member_of", "belligerent", "state_run"]
    list_filter = ["kind", "belligerent", "state_run", "anonymous", "collective"]
    list_select_related = ["member_of"]
    search_fields = ["name", "aliases", "=public_id"]
    autocomplete_fields = ["member_of", "publisher"]


@admin.register(Place)
class PlaceAdmin(MergingAdmin, NamedAdmin):
    list_display = ["name", "kind", "parent", "precision", "latitude", "longitude"]
    list_filter = ["kind", "precision"]
    list_select_related = ["parent"]
    search_fields = ["name", "aliases", "=public_id"]
    autocomplete_fields = ["parent"]


@admin.register(Topic)
class TopicAdmin(NamedAdmin):
    list_display = ["title", "question"]
    list_filter = ["claim__state"]
    search_fields = ["title", "question", "=public_id"]
