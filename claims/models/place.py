"""Where it was, as precisely as the text says and no more."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from claims.locating import misplaced
from claims.models.named import NamedQuerySet
from sources.models import Identified, Versioned


class Place(Versioned, Identified):
    """A named place. Without coordinates it is named, not locatable."""

    class Kind(models.TextChoices):
        COUNTRY = "country"
        GOVERNORATE = "governorate"
        DISTRICT = "district"
        SUBDISTRICT = "subdistrict"
        SETTLEMENT = "settlement"
        CITY = "city"
        TOWN = "town"
        VILLAGE = "village"
        AREA = "area"
        BASE = "base"
        INDUSTRIAL_AREA = "industrial_area"

    class Precision(models.TextChoices):
        EXACT = "exact"
        VICINITY = "vicinity"
        SETTLEMENT = "settlement"
        SUBDISTRICT = "subdistrict"
        DISTRICT = "district"
        GOVERNORATE = "governorate"
        COUNTRY = "country"

    name = models.CharField(max_length=200)
    aliases = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    kind = models.CharField(max_length=15, choices=Kind)
    precision = models.CharField(max_length=11, choices=Precision, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    latitude = models.FloatField("latitude, degrees", null=True, blank=True)
    longitude = models.FloatField("longitude, degrees", null=True, blank=True)
    external_ids = models.JSONField(default=dict, blank=True)
    note = models.CharField(max_length=400, blank=True)

    objects = NamedQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="place_has_name"),
            models.CheckConstraint(
                condition=~Q(parent=models.F("pk")), name="place_not_in_itself"
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="place_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(latitude=None) | ~Q(precision=""),
                name="place_located_with_precision",
            ),
        ]
        indexes = [
            models.Index(fields=["name"], name="place_name"),
            GinIndex(fields=["aliases"], name="place_aliases"),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """Refuse a point outside the areas that the place is said to lie in."""
        if self.latitude is None or self.longitude is None:
            return
        if reason := misplaced(self):
            raise ValidationError({"latitude": reason})

    def path(self):
        """Return this place and what contains it, the widest last."""
        here, places = self, []
        while here and here not in places:
            places.append(here)
            here = here.parent
        return places
