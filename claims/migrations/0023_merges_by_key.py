"""Look up by key, one table at a time, whether what was merged leads to what is there.

The queries of 0006 joined tables. Where the statistics still called these tables empty,
as within a large load, PostgreSQL read each of them whole for every row.
"""

import importlib

from django.db import migrations

TARGETS = importlib.import_module("claims.migrations.0006_merges").TARGETS

CHECK = """
CREATE OR REPLACE FUNCTION {table}_leads_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    present {table}%ROWTYPE;
    its varchar;
    successor varchar;
BEGIN
    SELECT * INTO present FROM {table} WHERE {table}.id = NEW.id;
    {checks}
    RETURN NULL;
END $$;
"""
ONE = """
    IF NEW.{column} IS NOT NULL AND NEW.{column} IS DISTINCT FROM OLD.{column} THEN
        SELECT public_id INTO its FROM {target} WHERE {target}.id = present.{column};
        SELECT successor_id INTO successor FROM sources_publicid
            WHERE sources_publicid.id = its;
        IF successor IS NOT NULL THEN
            RAISE EXCEPTION 'refers_to_no_loser: % was merged into %: choose that',
                its, successor
                USING ERRCODE = 'integrity_constraint_violation',
                      TABLE = TG_TABLE_NAME, CONSTRAINT = 'refers_to_no_loser';
        END IF;
    END IF;"""

SUCCESSORS = r"""
CREATE OR REPLACE FUNCTION plumbline_successor_lasts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    present sources_publicid%ROWTYPE;
    successor_state varchar;
BEGIN
    SELECT * INTO present FROM sources_publicid WHERE sources_publicid.id = NEW.id;
    SELECT state INTO successor_state FROM sources_publicid
        WHERE sources_publicid.id = present.successor_id;
    IF successor_state IN ('merged', 'deleted')
        OR present.state IN ('merged', 'deleted')
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
            ONE.format(column=column, target=target)
            for column, target in columns.items()
        )
        yield CHECK.format(table=table, checks=checks.strip())
    yield SUCCESSORS


class Migration(migrations.Migration):
    dependencies = [("claims", "0022_explanations_so_far")]

    operations = [migrations.RunSQL("\n".join(functions()), migrations.RunSQL.noop)]
