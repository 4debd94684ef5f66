"""Look up by index whether what was merged leads to what is there.

The query of 0006 joined all ids ever issued, for each id that changed its state.
"""

from django.db import migrations

FUNCTION = r"""
CREATE OR REPLACE FUNCTION plumbline_successor_lasts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM sources_publicid led
            JOIN sources_publicid its ON its.id = led.successor_id
            WHERE led.id = NEW.id AND its.state IN ('merged', 'deleted'))
        OR EXISTS (SELECT FROM sources_publicid its
            WHERE its.id = NEW.id AND its.state IN ('merged', 'deleted')
                AND EXISTS (SELECT FROM sources_publicid led
                    WHERE led.successor_id = its.id))
    THEN
        RAISE EXCEPTION 'successor_lasts: what was merged leads to what is there'
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME,
                  CONSTRAINT = 'successor_lasts';
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0022_explanations_so_far")]

    operations = [migrations.RunSQL(FUNCTION, migrations.RunSQL.noop)]
