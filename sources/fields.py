"""Model fields for dates that know how sure they are."""

from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.fields.ranges import RangeEndsWith, RangeStartsWith
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Case, F, When

from sources.dates import bounds


class Basis(models.TextChoices):
    EXPLICIT = "explicit", "stated in the text"
    INFERRED = "inferred", "inferred"
    UNKNOWN = "unknown", "unknown"


def validate_edtf(value):
    try:
        bounds(value)
    except ValueError as error:
        raise ValidationError(str(error), code="edtf") from error


class EDTFField(models.CharField):
    """An EDTF level 1 string, as people write it; empty when unknown."""

    default_validators = [validate_edtf]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 60, "blank": True} | kwargs)


class EDTFRangeField(DateRangeField):
    """The days that the EDTF field named `of` can mean, kept on every save."""

    def __init__(self, *args, of, **kwargs):
        self.of = of
        super().__init__(*args, **{"null": True, "editable": False} | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, instance, add):
        text = getattr(instance, self.of)
        found = bounds(text) if text else None
        value = found and DateRange(found.lower, found.upper, "[]")
        setattr(instance, self.attname, value)
        return value


def oldest_first(name):
    """Order by the field of this name as `sources.chronology.oldest_first` does.

    What is printed alike follows one another.
    """
    days = f"{name}_range"
    endless = When(**{f"{days}__upper_inf": True}, then=RangeStartsWith(days))
    return [
        RangeEndsWith(days).asc(nulls_last=True),
        Case(endless).asc(nulls_last=True),
        RangeStartsWith(days).desc(nulls_last=True),
        F(name).asc(),
    ]


def newest_first(name):
    """Order by the field of this name as `sources.chronology.newest_first` does."""
    days = f"{name}_range"
    return [
        RangeStartsWith(days).desc(nulls_last=True),
        RangeEndsWith(days).asc(nulls_last=True),
        F(name).asc(),
    ]


def basis_field():
    return models.CharField(
        max_length=8, choices=Basis, default=Basis.UNKNOWN, db_default=Basis.UNKNOWN
    )
