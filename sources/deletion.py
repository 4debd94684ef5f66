"""Whether a record can be deleted: nothing that stays refers to it."""

from django.db.models import PROTECT, RESTRICT, Exists, OuterRef, Q
from django.db.models.deletion import get_candidate_relations_to_delete

from sources.models import PublicId


def is_free(record):
    """Return whether no protected row refers to a record, and no merged id to its id."""
    found = type(record)._base_manager.filter(pk=record.pk)
    for relation in get_candidate_relations_to_delete(record._meta):
        if relation.on_delete in (PROTECT, RESTRICT):
            rows = relation.related_model._base_manager
            referring = rows.filter(**{relation.field.name: OuterRef("pk")})
            found = found.exclude(Exists(referring))
    return found.exists() and not in_merge(record)


def in_merge(record):
    """Return whether a record was merged into another, or another into it."""
    key = getattr(record, "public_id", None)
    led = Q(pk=key, successor__isnull=False) | Q(successor=key)
    return key is not None and PublicId.objects.filter(led).exists()
