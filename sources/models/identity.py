"""Public ids: opaque, readable aloud, issued once and for ever."""

import hashlib
import secrets

from django.db import models
from django.db.models.functions import Now

ALPHABET = "0123456789bcdfghjkmnpqrstvwxyz"
LENGTH = 8
MISREADINGS = str.maketrans("oil", "011")


def new_id():
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def derived_id(*parts):
    """Return the same id for the same parts, for records that seeds make."""
    digest = hashlib.sha256("\0".join(map(str, parts)).encode()).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])


def canonical(spelling):
    """Undo capitals and O, I, L, which no id contains."""
    return spelling.lower().translate(MISREADINGS)


class PublicIdQuerySet(models.QuerySet):
    def shown(self):
        """Those not taken back: what was merged keeps the texts that are cited."""
        return self.filter(state__in=[PublicId.State.LIVE, PublicId.State.MERGED])

    def merged(self):
        return self.filter(successor__isnull=False)

    def successors(self, ids):
        """Where those of these ids that were merged lead to."""
        found = self.merged().filter(pk__in=ids)
        return dict(found.values_list("pk", "successor"))


class PublicId(models.Model):
    """Every id ever issued. Triggers write this table; nothing leaves it."""

    class State(models.TextChoices):
        LIVE = "live"
        WITHDRAWN = "withdrawn"
        MERGED = "merged"
        DELETED = "deleted"

    id = models.CharField(max_length=LENGTH, primary_key=True)
    kind = models.CharField(max_length=30)
    state = models.CharField(
        max_length=9, choices=State, default=State.LIVE, db_default=State.LIVE
    )
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    issued_at = models.DateTimeField(db_default=Now())

    objects = PublicIdQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id__regex=f"^[{ALPHABET}]{{{LENGTH}}}$"),
                name="publicid_well_formed",
            ),
            models.CheckConstraint(
                condition=models.Q(state="merged", successor__isnull=False)
                | ~models.Q(state="merged") & models.Q(successor=None),
                name="publicid_merged_has_successor",
            ),
        ]

    def __str__(self):
        return self.id


def unmerged(records):
    """Those of some records that were not merged into others."""
    return records.exclude(public_id__in=PublicId.objects.merged().values("pk"))


def successor(record):
    """Return the record that a record was merged into; None where it was not."""
    key = getattr(record, "public_id", None)
    led = PublicId.objects.successors([key])
    return type(record).objects.filter(public_id=led[key]).first() if led else None


class Identified(models.Model):
    """A record with a page of its own, and so with a public id."""

    public_id = models.CharField(
        "id", max_length=LENGTH, unique=True, default=new_id, editable=False
    )

    class Meta:
        abstract = True
