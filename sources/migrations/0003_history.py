"""Every change is counted and recorded, and what is recorded stays so."""

from django.db import migrations

VERSION = r"""
CREATE FUNCTION plumbline_next_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW IS DISTINCT FROM OLD THEN
        NEW.version := OLD.version + 1;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION plumbline_version(model regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER versioned BEFORE UPDATE ON %s
        FOR EACH ROW EXECUTE FUNCTION plumbline_next_version()', model);
END $$;

SELECT plumbline_version('sources_publisher'), plumbline_version('sources_source');
"""

# A deferred trigger, so that the chain is locked from the first event to the commit
# only, after all locks of rows: no transaction waits for rows with the chain in hand.
# Numbers come from the last event, not from a sequence, which would leave gaps.
HISTORY = r"""
CREATE FUNCTION plumbline_write_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    event sources_event;
    content jsonb;
    last record;
BEGIN
    IF TG_OP <> 'INSERT' THEN event.before := to_jsonb(OLD) - TG_ARGV[0]; END IF;
    IF TG_OP <> 'DELETE' THEN event.after := to_jsonb(NEW) - TG_ARGV[0]; END IF;
    IF TG_OP = 'UPDATE' AND event.before - 'version' = event.after - 'version' THEN
        RETURN NULL;
    END IF;
    content := coalesce(event.after, event.before);
    event.at := clock_timestamp();
    event.actor := coalesce(nullif(current_setting('plumbline.actor', true), ''),
        'role ' || session_user);
    event.reason := coalesce(current_setting('plumbline.reason', true), '');
    event.action := lower(TG_OP);
    event."table" := TG_TABLE_NAME;
    event.record := content ->> 'id';
    event.public_id := coalesce(content ->> 'public_id', '');
    event.parent_table := '';
    event.parent := '';
    FOR i IN 1 .. TG_NARGS - 2 BY 2 LOOP
        IF content ->> TG_ARGV[i] IS NOT NULL THEN
            event.parent := content ->> TG_ARGV[i];
            event.parent_table := TG_ARGV[i + 1];
        END IF;
    END LOOP;
    PERFORM pg_advisory_xact_lock(7586, 3);
    SELECT id, hash INTO last FROM sources_event ORDER BY id DESC LIMIT 1;
    event.id := coalesce(last.id, 0) + 1;
    event.prev_hash := coalesce(last.hash, '');
    event.hash := encode(sha256(convert_to(event.prev_hash || jsonb_build_array(
        event.id, extract(epoch FROM event.at), event.actor, event.reason,
        event.action, event."table", event.record, event.public_id,
        event.parent_table, event.parent, event.before, event.after)::text,
        'UTF8')), 'hex');
    INSERT INTO sources_event VALUES (event.*);
    RETURN NULL;
END $$;

-- left_out: a long text whose sha256 stands in the same row.
-- owners: a column that says whose the row is, and the table it points to; and so on.
CREATE FUNCTION plumbline_record(
    model regclass, left_out text DEFAULT '', VARIADIC owners text[] DEFAULT '{}')
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE CONSTRAINT TRIGGER recorded
        AFTER INSERT OR UPDATE OR DELETE ON %s DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION plumbline_write_event(%s)', model,
        (SELECT string_agg(quote_literal(argument), ', ' ORDER BY number)
         FROM unnest(left_out || owners) WITH ORDINALITY AS a (argument, number)));
END $$;

SELECT plumbline_record('sources_publisher'),
    plumbline_record('sources_source'),
    plumbline_record('sources_revision', 'text', 'source_id', 'sources_source'),
    plumbline_record('sources_capture', 'content', 'revision_id', 'sources_revision'),
    plumbline_record('sources_citation', '', 'revision_id', 'sources_revision'),
    plumbline_record('sources_anchor', '', 'citation_id', 'sources_citation');

CREATE TRIGGER event_immutable BEFORE UPDATE OR DELETE ON sources_event
    FOR EACH ROW EXECUTE FUNCTION plumbline_refuse('history never changes');
CREATE TRIGGER event_not_invented BEFORE INSERT ON sources_event
    FOR EACH ROW WHEN (pg_trigger_depth() = 0)
    EXECUTE FUNCTION plumbline_refuse('history is written by what happens');
"""

# Ids are issued and retired by triggers, whoever writes; so is history.
ROLE = r"""
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'plumbline_app') THEN
        CREATE ROLE plumbline_app NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;  -- another database was first
    WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'The role plumbline_app is missing and % may not create it',
            current_user USING HINT = 'As a superuser: CREATE ROLE plumbline_app; '
            || format('GRANT plumbline_app TO %I', current_user);
END $$;
DO $$
BEGIN
    IF NOT pg_has_role(current_user, 'plumbline_app', 'MEMBER') THEN
        EXECUTE format('GRANT plumbline_app TO %I', current_user);
    END IF;
END $$;

GRANT USAGE ON SCHEMA public TO plumbline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO plumbline_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO plumbline_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO plumbline_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public
    GRANT USAGE ON SEQUENCES TO plumbline_app;

REVOKE INSERT, UPDATE, DELETE ON sources_event, sources_publicid FROM plumbline_app;
REVOKE UPDATE, DELETE ON sources_revision, sources_capture FROM plumbline_app;
GRANT UPDATE (revision_id) ON sources_capture TO plumbline_app;
GRANT UPDATE (state, successor_id) ON sources_publicid TO plumbline_app;

ALTER FUNCTION plumbline_issue_id() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION plumbline_retire_id() SECURITY DEFINER SET search_path = public, pg_temp;
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0002_guards")]

    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (VERSION, HISTORY, ROLE)
    ]
