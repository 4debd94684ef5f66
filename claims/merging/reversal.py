"""A change of the history, made the other way round, where nobody changed it since."""

import json

from django.db import IntegrityError, connection, transaction
from psycopg import sql

from sources.admin.changes import changed_columns, fields_by_column, models, shown
from sources.fields import EDTFRangeField
from sources.models import Event

NOW = "SELECT to_jsonb(t) FROM {table} t WHERE id = %s"
SET = """UPDATE {table} t SET {values}
FROM jsonb_populate_record(NULL::{table}, %s::jsonb) old WHERE t.id = %s"""
ADD = (
    "INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, %s::jsonb)"
)
APPROVAL = {"approved_by_id": None, "approved_sha256": "", "approved_at": None}
REVIEW = {"saved_by_id", "waiting_since", *APPROVAL}


def take_back(event, by):
    """Undo an event as far as it still stands; yield what stays, and why, in words.

    Whose words and whose approval a record has is put back only if nothing of it
    was changed since; else it was saved last by whoever takes this back.
    """
    if event.action == Event.Action.DELETE:
        if not written(event, ADD, event.before):
            yield f"A {kind(event)} could not be brought back: it is there again."
        return
    now = stored(event)
    if now is None:
        yield f"A {kind(event)} was removed since."
        return
    columns = [x for x in changed_columns(event) if now[x] == event.after[x]]
    yield from kept(event, now, columns)
    old = event.before
    if REVIEW & {*columns} and now["version"] != event.after["version"]:
        waiting = now["waiting_since"] or event.after["waiting_since"]
        old = old | APPROVAL | {"saved_by_id": by.pk, "waiting_since": waiting}
    if columns and not written(event, SET, old, columns):
        yield f"A {kind(event)} is there twice now; it stays where it is."


def kept(event, now, columns):
    """Say of each column that was changed since what it stays."""
    fields = fields_by_column(models()[event.table])
    for column in changed_columns(event):
        field = fields.get(column)
        told = field and not isinstance(field, EDTFRangeField)
        if told and column not in {*columns, *REVIEW}:
            says = shown(field, now[column]) or "empty"
            yield f"{kind(event)}: {field.verbose_name} was changed since: “{says}” stays."


def kind(event):
    return models()[event.table]._meta.verbose_name


def stored(event):
    with connection.cursor() as cursor:
        cursor.execute(statement(NOW, event), [event.record])
        row = cursor.fetchone()
    return row and json.loads(row[0])


def statement(text, event, columns=()):
    values = sql.SQL(", ").join(
        sql.SQL("{0} = old.{0}").format(sql.Identifier(x)) for x in columns
    )
    return sql.SQL(text).format(table=sql.Identifier(event.table), values=values)


def written(event, text, old, columns=()):
    """Write old values; say whether the database takes them."""
    given = [json.dumps(old)] + ([event.record] if columns else [])
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement(text, event, columns), given)
    except IntegrityError:
        return False
    return True
