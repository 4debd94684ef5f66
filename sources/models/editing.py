"""What lets the second of two editors know that the first was there."""

from django.db import models
from django.db.models import F


class VersionField(models.PositiveIntegerField):
    """Counted by the database: a save never writes it and reads the new one back."""

    def __init__(self, **kwargs):
        super().__init__(**{"default": 1, "db_default": 1, "editable": False} | kwargs)

    def pre_save(self, instance, add):
        return super().pre_save(instance, add) if add else F(self.attname)


class Versioned(models.Model):
    """A record that several people edit, with the rows that belong to it.

    A trigger counts every change of the record and of these rows.
    """

    version = VersionField()

    class Meta:
        abstract = True
