"""An explanation keeps its words, and nobody approves what they wrote themselves."""

from django.db import migrations

GUARDS = r"""
CREATE FUNCTION sources_explanation_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The seeds' own user cannot log in, and is the one exception.
    IF (NEW.approved_by_id IS NULL OR NEW.approved_by_id = NEW.written_by_id)
        AND NOT EXISTS (SELECT FROM auth_user WHERE id = NEW.written_by_id
            AND username = 'seed' AND NOT is_active)
    THEN
        RAISE EXCEPTION 'explanation_approved_by_another: somebody else approves it'
            USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME,
                  CONSTRAINT = 'explanation_approved_by_another';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER explanation_approved BEFORE INSERT OR UPDATE ON sources_explanation
    FOR EACH ROW WHEN (NEW.approved_at IS NOT NULL)
    EXECUTE FUNCTION sources_explanation_check();
CREATE TRIGGER explanation_keeps_words BEFORE UPDATE ON sources_explanation
    FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL OR
        (OLD.matter, OLD.record_id, OLD.number, OLD.decision, OLD.text,
            OLD.written_by_id, OLD.written_at)
        IS DISTINCT FROM
        (NEW.matter, NEW.record_id, NEW.number, NEW.decision, NEW.text,
            NEW.written_by_id, NEW.written_at))
    EXECUTE FUNCTION plumbline_refuse('an explanation keeps its words');
CREATE TRIGGER explanation_never_vanishes BEFORE DELETE ON sources_explanation
    FOR EACH ROW EXECUTE FUNCTION plumbline_refuse('an explanation never vanishes');

SELECT plumbline_record('sources_explanation');
REVOKE UPDATE, DELETE ON sources_explanation FROM plumbline_app;
GRANT UPDATE (approved_by_id, approved_at) ON sources_explanation TO plumbline_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0005_explanations"),
        ("auth", "__first__"),
    ]

    operations = [migrations.RunSQL(GUARDS, migrations.RunSQL.noop)]
