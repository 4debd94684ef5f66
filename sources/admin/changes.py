"""An event of the history in the words of the desk."""

import json
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import connection

from sources.difference import difference
from sources.fields import EDTFRangeField

UNTOLD = {"id", "version"}


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


def between(row, before, columns):
    """What writing the old values would change in a row as it stands now."""
    fields = fields_by_column(type(row))
    now = as_stored(row)
    return [
        Change(
            fields[column].verbose_name,
            difference(
                shown(fields[column], now[column]),
                shown(fields[column], before[column]),
            ),
        )
        for column in columns
    ]


def as_stored(row):
    """Return a row as the history would record it."""
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(row._meta.db_table)
        cursor.execute(f"SELECT to_jsonb(t) FROM {table} t WHERE id = %s", [row.pk])  # noqa: S608
        return json.loads(cursor.fetchone()[0])


def as_it_was(event, columns):
    """Return the row as it stands now, with the old values in these columns."""
    model = models()[event.table]
    table = connection.ops.quote_name(event.table)
    old = json.dumps({column: event.before[column] for column in columns})
    sql = f"SELECT r.* FROM {table} t, jsonb_populate_record(t, %s) r WHERE t.id = %s"  # noqa: S608
    return model.objects.raw(sql, [old, event.record])[0]
