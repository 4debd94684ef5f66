"""Nobody publishes a draft that holds words of theirs which nobody else has read."""

from django.db import migrations

FUNCTION = r"""
CREATE OR REPLACE FUNCTION claims_two_pairs_of_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    draft record;
BEGIN
    -- The seeds' own user cannot log in, and is the one exception.
    IF EXISTS (SELECT FROM auth_user WHERE id = NEW.published_by_id
        AND username = 'seed' AND NOT is_active)
    THEN
        RETURN NEW;
    END IF;
    EXECUTE format('SELECT saved_by_id, approved_by_id, approved_sha256{column}
        FROM %I WHERE id = ($1).%I', TG_ARGV[0], TG_ARGV[1]) INTO draft USING NEW;
    IF draft.saved_by_id IS NULL OR draft.approved_by_id IS NULL
        OR draft.approved_by_id = draft.saved_by_id
        OR NEW.published_by_id = draft.saved_by_id{condition}
        OR NEW.sha256 <> draft.approved_sha256
    THEN
        RAISE EXCEPTION 'published_by_two: somebody else approves these very words'
            USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME,
                  CONSTRAINT = 'published_by_two';
    END IF;
    RETURN NEW;
END $$;
"""
WITH_WRITERS = FUNCTION.format(
    column=", writers",
    condition="\n        OR NEW.published_by_id = ANY (draft.writers)",
)
WITHOUT = FUNCTION.format(column="", condition="")


class Migration(migrations.Migration):
    dependencies = [("claims", "0015_draft_writers")]

    operations = [migrations.RunSQL(WITH_WRITERS, WITHOUT)]
