"""Who says, does, suffers or sees."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from claims.models.named import NamedQuerySet
from sources.models import Identified, Publisher, Versioned


class Actor(Versioned, Identified):
    """A body, a group or a person, named as a text names it."""

    class Kind(models.TextChoices):
        STATE_MILITARY = "state_military"
        GOVERNMENT = "government"
        ARMED_GROUP = "armed_group"
        MONITOR = "monitor"
        MEDIA = "media"
        NGO = "ngo", "NGO"
        EXPERT = "expert"
        ACTIVIST = "activist"
        WITNESS = "witness"

    name = models.CharField(max_length=200, unique=True)
    aliases = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    kind = models.CharField(max_length=14, choices=Kind)
    description = models.CharField(max_length=200, blank=True)
    anonymous = models.BooleanField(default=False)
    collective = models.BooleanField(default=False)
    state_run = models.BooleanField(default=False)
    belligerent = models.BooleanField(default=False)
    member_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="members"
    )
    publisher = models.OneToOneField(
        Publisher, models.PROTECT, null=True, blank=True, related_name="actor"
    )

    objects = NamedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="actor_has_name"),
            models.CheckConstraint(
                condition=~models.Q(member_of=models.F("pk")),
                name="actor_not_member_of_itself",
            ),
        ]
        indexes = [GinIndex(fields=["aliases"], name="actor_aliases")]

    def __str__(self):
        return self.name
