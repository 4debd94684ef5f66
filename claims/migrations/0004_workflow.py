"""Nobody publishes alone what they saved; what was public is withdrawn, not undone."""

from django.db import migrations

WORKFLOW = r"""
CREATE FUNCTION claims_two_pairs_of_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    draft record;
BEGIN
    -- The seeds' own user cannot log in, and is the one exception.
    IF EXISTS (SELECT FROM auth_user WHERE id = NEW.published_by_id
        AND username = 'seed' AND NOT is_active)
    THEN
        RETURN NEW;
    END IF;
    EXECUTE format('SELECT saved_by_id, approved_by_id, approved_sha256
        FROM %I WHERE id = ($1).%I', TG_ARGV[0], TG_ARGV[1]) INTO draft USING NEW;
    IF draft.saved_by_id IS NULL OR draft.approved_by_id IS NULL
        OR draft.approved_by_id = draft.saved_by_id
        OR NEW.published_by_id = draft.saved_by_id
        OR NEW.sha256 <> draft.approved_sha256
    THEN
        RAISE EXCEPTION 'published_by_two: somebody else approves these very words'
            USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME,
                  CONSTRAINT = 'published_by_two';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION claims_state_of_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE sources_publicid
        SET state = CASE NEW.state WHEN 'withdrawn' THEN 'withdrawn' ELSE 'live' END
        WHERE id = NEW.public_id AND state IN ('live', 'withdrawn');
    RETURN NULL;
END $$;

CREATE FUNCTION claims_review(model regclass, name text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    -- After snapshot_hashed: triggers of one moment fire in the order of names.
    EXECUTE format('CREATE TRIGGER zz_published_by_two BEFORE INSERT ON claims_%srevision
        FOR EACH ROW EXECUTE FUNCTION claims_two_pairs_of_eyes(%L, %L)',
        name, 'claims_' || name, name || '_id');
    EXECUTE format('CREATE TRIGGER state_of_id AFTER UPDATE ON %s
        FOR EACH ROW WHEN (OLD.state <> NEW.state
            AND NEW.state IN (''published'', ''withdrawn''))
        EXECUTE FUNCTION claims_state_of_id()', model);
    EXECUTE format('CREATE CONSTRAINT TRIGGER state_not_undone AFTER UPDATE ON %s
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (OLD.state = ''published'' AND NEW.state IN (''draft'', ''in_review''))
        EXECUTE FUNCTION
        plumbline_refuse(''what was published is withdrawn, not undone'')', model);
END $$;

SELECT claims_review(('claims_' || name)::regclass, name)
FROM unnest(ARRAY['claim', 'outcome', 'pair', 'discrepancy', 'silence']) AS name;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0003_history"), ("auth", "__first__")]

    operations = [migrations.RunSQL(WORKFLOW, migrations.RunSQL.noop)]
