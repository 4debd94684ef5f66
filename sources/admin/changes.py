"""An event of the history in the words of the desk."""

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Cast
from psycopg import sql

from sources.difference import difference
from sources.fields import EDTFRangeField

UNTOLD = {"id", "version"}
NOW = sql.SQL("SELECT id::text, to_jsonb(t) FROM {} t WHERE id = ANY(%s)")


@dataclass
class Change:
    """A field before and after, as words that went, came and stayed."""

    label: str
    pieces: list


@cache
def models():
    found = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: model for model in found}


def fields_by_column(model):
    return {field.column: field for field in model._meta.concrete_fields}


def kind(event):
    """What the row is called: claim, report, figure."""
    return models()[event.table]._meta.verbose_name


def stored(events):
    """Return the rows of some events as they are now, by table and key, as JSON has them.

    Those that are gone are left out. Their keys are numbers.
    """
    found, keys = {}, defaultdict(set)
    for event in events:
        keys[event.table].add(int(event.record))
    for table, of_it in keys.items():
        with connection.cursor() as cursor:
            cursor.execute(NOW.format(sql.Identifier(table)), [[*of_it]])
            found |= {(table, key): json.loads(row) for key, row in cursor.fetchall()}
    return found


def changed_columns(event):
    """The columns that differ, in the order of the model's fields."""
    before, after = event.before or {}, event.after or {}
    columns = [*fields_by_column(models()[event.table])]
    columns += sorted({*before, *after} - {*columns})
    return [c for c in columns if before.get(c) != after.get(c) and c not in UNTOLD]


def changes(event):
    """What an event changed, field by field; what others are computed from only."""
    fields = fields_by_column(models()[event.table])
    told = []
    for column in changed_columns(event):
        field = fields.get(column)
        if not isinstance(field, EDTFRangeField):
            said = (
                shown(field, (x or {}).get(column)) for x in (event.before, event.after)
            )
            label = field.verbose_name if field else column
            told.append(Change(label, difference(*said)))
    return told


def shown(field, value):
    """Say a stored value as an editor knows it."""
    if value in (None, "", [], {}):
        return ""
    if field is None or isinstance(value, (list, dict)):
        return str(value)
    if field.is_relation:
        found = field.related_model._base_manager.filter(pk=value).first()
        return f"{found} (#{value})" if found else f"#{value}, removed since"
    return str(dict(field.flatchoices).get(value, value))


def as_it_was(event, columns):
    """Return the row as it stands now, with the old values in these columns."""
    model = models()[event.table]
    fields, row = fields_by_column(model), model.objects.get(pk=event.record)
    for column in columns:
        field, old = fields[column], event.before[column]
        setattr(row, field.attname, parsed(model.objects.filter(pk=row.pk), field, old))
    return row


def parsed(rows, field, value):
    """Let the database read a value that it once wrote into the history."""
    if value is None or isinstance(value, (list, dict)):
        return value
    return rows.values_list(Cast(Value(str(value)), field), flat=True).get()


def between(row, then, columns):
    """What making a row as it was would change of it."""
    fields = fields_by_column(type(row))
    return [
        Change(
            field.verbose_name,
            difference(
                *(shown(field, getattr(one, field.attname)) for one in (row, then))
            ),
        )
        for field in (fields[column] for column in columns)
    ]
