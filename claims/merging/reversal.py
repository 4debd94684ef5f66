"""A change of the history, made the other way round, where nobody changed it since."""

import json

from django.db import IntegrityError, connection, transaction
from psycopg import sql

from sources.admin.changes import (
    changed_columns,
    fields_by_column,
    models,
    shown,
    stored,
)
from sources.fields import EDTFRangeField
from sources.models import Event

SET = """UPDATE {table} t SET {values}
FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb) old WHERE t.id = old.id"""
ADD = """INSERT INTO {table}
SELECT * FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb)"""
APPROVAL = {"approved_by_id": None, "approved_sha256": "", "approved_at": None}
REVIEW = {"saved_by_id", "writers", "waiting_since", *APPROVAL}


def take_all_back(events, by):
    """Undo events in this order; yield what stays, and why. Like ones go together."""
    for batch in batches(events):
        together = batch[0].action == Event.Action.UPDATE and standing(batch)
        if together and written(together[0], [x.before for x in together]):
            done = {event.pk for event in together}
            batch = [event for event in batch if event.pk not in done]
        for event in batch:
            yield from take_back(event, by)


def batches(events):
    """Yield neighbours that changed the same columns of different rows of one table."""
    batch, alike, rows = [], None, set()
    for event in events:
        kind = (event.table, event.action, changed_columns(event))
        if batch and (kind != alike or event.record in rows):
            yield batch
            batch, rows = [], set()
        batch.append(event)
        rows.add(event.record)
        alike = kind
    if batch:
        yield batch


def standing(batch):
    """Those whose rows are still just as they left them, in what they changed."""
    now, columns = stored(batch), changed_columns(batch[0])
    seen = {*columns} | ({"version"} if REVIEW & {*columns} else set())
    rows = [(event, now.get((event.table, event.record))) for event in batch]
    return [x for x, row in rows if row and all(row[c] == x.after[c] for c in seen)]


def take_back(event, by):
    """Undo an event as far as it still stands; yield what stays, and why, in words.

    Whose words and whose approval a record has is put back only if nothing of it
    was changed since; else it was saved last by whoever takes this back.
    """
    if event.action == Event.Action.DELETE:
        if not written(event, [event.before], add=True):
            yield f"A {kind(event)} could not be brought back: it is there again."
        return
    now = stored([event]).get((event.table, event.record))
    if now is None:
        yield f"A {kind(event)} was removed since."
        return
    columns = [x for x in changed_columns(event) if now[x] == event.after[x]]
    yield from kept(event, now, columns)
    old = event.before
    if REVIEW & {*columns} and now["version"] != event.after["version"]:
        waiting = now["waiting_since"] or event.after["waiting_since"]
        writers = sorted({*now["writers"], now["saved_by_id"] or by.pk, by.pk})
        old = old | APPROVAL | {"saved_by_id": by.pk, "writers": writers}
        old["waiting_since"] = waiting
    if columns and not written(event, [old], columns):
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


def statement(text, event, columns=()):
    values = sql.SQL(", ").join(
        sql.SQL("{0} = old.{0}").format(sql.Identifier(x)) for x in columns
    )
    return sql.SQL(text).format(table=sql.Identifier(event.table), values=values)


def written(event, rows, columns=None, *, add=False):
    """Write old values of rows like this event's; say whether the database takes them."""
    columns = changed_columns(event) if columns is None else columns
    text = statement(ADD if add else SET, event, columns)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(text, [json.dumps(rows)])
    except IntegrityError:
        return False
    return True
