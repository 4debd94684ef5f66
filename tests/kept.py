"""The whole case in the database: loaded for the first test, copied for all."""

import pickle

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management.color import no_style
from django.db import connection, transaction
from psycopg import sql

from tests.once import once
from tests.roles import as_owner
from tests.seeds import load

FILE = None  # holds the rows of each table, as COPY writes them, once they were loaded
ROWS = {}  # the same, once they were read


def put_case():
    """Have the seeds in an empty database, on excerpt editions."""
    with as_owner(), transaction.atomic():
        ROWS.update(ROWS or pickle.loads(once(FILE, keep).read_bytes()))  # noqa: S301
        restore()


def keep(file):
    """Write the rows that loading makes, and undo it."""
    with transaction.atomic():
        load()
        file.write_bytes(pickle.dumps({table: rows_of(table) for table in tables()}))
        transaction.set_rollback(True)


def models():
    named = [apps.get_app_config(name) for name in ("sources", "claims")]
    found = [m for app in named for m in app.get_models(include_auto_created=True)]
    return [get_user_model(), *found]


def tables():
    return [model._meta.db_table for model in models()]


def copying(table, direction):
    """COPY a table without the columns that the database computes."""
    model = next(model for model in models() if model._meta.db_table == table)
    columns = [f.column for f in model._meta.concrete_fields if not f.generated]
    return sql.SQL("COPY {} ({}) " + direction).format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )


def rows_of(table):
    with connection.cursor() as cursor, cursor.copy(copying(table, "TO STDOUT")) as out:
        return b"".join(out)


def restore():
    """Write the rows as they were, history included: no trigger adds to them."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table, rows in ROWS.items():
            with cursor.copy(copying(table, "FROM STDIN")) as into:
                into.write(rows)
        cursor.execute("SET LOCAL session_replication_role = origin")
        for statement in connection.ops.sequence_reset_sql(no_style(), models()):
            cursor.execute(statement)
        cursor.execute(f"ANALYZE {', '.join(map(connection.ops.quote_name, ROWS))}")
