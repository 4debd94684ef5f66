"""Look up by key whether a record refers to one that was merged into another.

The queries of 0006 joined tables. Where the statistics still called them empty, as
within a large load, PostgreSQL read each of them whole for every row. A subquery that
gives one value is looked up by its key, whatever the statistics say.
"""

import importlib

from django.db import migrations

TARGETS = importlib.import_module("claims.migrations.0006_merges").TARGETS

CHECK = """
CREATE OR REPLACE FUNCTION {table}_leads_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    merged record;
BEGIN
    {checks}
    RETURN NULL;
END $$;
"""
ONE = """
    IF NEW.{column} IS NOT NULL AND NEW.{column} IS DISTINCT FROM OLD.{column} THEN
        SELECT id, successor_id INTO merged FROM sources_publicid
            WHERE id = (SELECT public_id FROM {target}
                WHERE id = (SELECT {column} FROM {table} WHERE id = NEW.id));
        IF merged.successor_id IS NOT NULL THEN
            RAISE EXCEPTION 'refers_to_no_loser: % was merged into %: choose that',
                merged.id, merged.successor_id
                USING ERRCODE = 'integrity_constraint_violation',
                      TABLE = TG_TABLE_NAME, CONSTRAINT = 'refers_to_no_loser';
        END IF;
    END IF;"""

SUCCESSORS = r"""
CREATE OR REPLACE FUNCTION plumbline_successor_lasts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    led sources_publicid%ROWTYPE;
    state_of_successor varchar;
BEGIN
    SELECT * INTO led FROM sources_publicid WHERE id = NEW.id;
    SELECT state INTO state_of_successor FROM sources_publicid WHERE id = led.successor_id;
    IF state_of_successor IN ('merged', 'deleted')
        OR led.state IN ('merged', 'deleted')
            AND EXISTS (SELECT FROM sources_publicid WHERE successor_id = NEW.id)
    THEN
        RAISE EXCEPTION 'successor_lasts: what was merged leads to what is there'
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME,
                  CONSTRAINT = 'successor_lasts';
    END IF;
    RETURN NULL;
END $$;
"""


def functions():
    for table, columns in TARGETS.items():
        checks = "".join(
            ONE.format(table=table, column=column, target=target)
            for column, target in columns.items()
        )
        yield CHECK.format(table=table, checks=checks.strip())
    yield SUCCESSORS


class Migration(migrations.Migration):
    dependencies = [("claims", "0022_explanations_so_far")]

    operations = [migrations.RunSQL("\n".join(functions()), migrations.RunSQL.noop)]
