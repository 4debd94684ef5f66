"""Web processes delete no account, no log of the desk, no decision on published words."""

from django.db import migrations

GUARD = r"""
CREATE FUNCTION sources_anchor_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM sources_citation
        WHERE id = OLD.citation_id AND published_at IS NOT NULL)
    THEN
        RAISE EXCEPTION 'anchor_of_published_stays: readers see where its words are'
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME,
                  CONSTRAINT = 'anchor_of_published_stays';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER anchor_of_published_stays BEFORE DELETE ON sources_anchor
    FOR EACH ROW EXECUTE FUNCTION sources_anchor_stays();

-- An account is closed by making it inactive: the history and the log name it.
REVOKE DELETE ON auth_user FROM plumbline_app;
REVOKE UPDATE, DELETE ON django_admin_log FROM plumbline_app;
"""
UNGUARD = r"""
GRANT UPDATE, DELETE ON django_admin_log TO plumbline_app;
GRANT DELETE ON auth_user TO plumbline_app;
DROP TRIGGER anchor_of_published_stays ON sources_anchor;
DROP FUNCTION sources_anchor_stays();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0006_explanation_guards"),
        ("admin", "__first__"),
        ("auth", "__first__"),
    ]

    operations = [migrations.RunSQL(GUARD, UNGUARD)]
