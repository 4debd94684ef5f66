"""A discrepancy is published with its sides, and each side with the words it rests on."""

from django.db import migrations

REFUSE = r"""
CREATE FUNCTION claims_discrepancy_has_sides() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM jsonb_array_elements(NEW.snapshot::jsonb -> 'sides') side
            WHERE jsonb_array_length(side -> 'quotations') = 0)
        OR coalesce(jsonb_array_length(NEW.snapshot::jsonb -> 'sides'), 0) = 0
    THEN
        RAISE EXCEPTION 'discrepancy_published_with_sides: each side cites its words'
            USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME,
                  CONSTRAINT = 'discrepancy_published_with_sides';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER has_sides BEFORE INSERT ON claims_discrepancyrevision
    FOR EACH ROW EXECUTE FUNCTION claims_discrepancy_has_sides();
"""
ALLOW = "DROP FUNCTION claims_discrepancy_has_sides() CASCADE"


class Migration(migrations.Migration):
    dependencies = [("claims", "0013_draft_deletion")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
