"""What happens in public is logged by the database, whoever does it, for ever."""

from django.db import migrations

LOG = r"""
CREATE FUNCTION claims_log_publication() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    published text;
    last text;
BEGIN
    EXECUTE format('SELECT public_id FROM %I WHERE id = ($1).%I',
        TG_ARGV[0], TG_ARGV[1]) INTO published USING NEW;
    SELECT kind INTO last FROM claims_publicevent
        WHERE record_id = published ORDER BY id DESC LIMIT 1;
    INSERT INTO claims_publicevent (at, kind, record_id, number, note)
    VALUES (NEW.published_at, CASE
        WHEN NEW.number = 1 THEN 'publication'
        WHEN last = 'withdrawal' THEN 'republication'
        ELSE 'correction' END, published, NEW.number, NEW.note);
    RETURN NULL;
END $$;

CREATE FUNCTION claims_log_publications(name text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER publication_logged AFTER INSERT ON claims_%srevision
        FOR EACH ROW EXECUTE FUNCTION claims_log_publication(%L, %L)',
        name, 'claims_' || name, name || '_id');
END $$;
SELECT claims_log_publications(name)
FROM unnest(ARRAY['claim', 'outcome', 'pair', 'discrepancy', 'silence']) AS name;

-- An actor, a place or a topic is public from when something published names it.
CREATE FUNCTION claims_log_naming() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO claims_publicevent (at, kind, record_id, note)
    SELECT statement_timestamp(), 'naming', record_id, '' FROM (
        SELECT DISTINCT record_id FROM written
        WHERE kind IN ('actor', 'place', 'topic')) named
    WHERE NOT EXISTS (SELECT FROM claims_publicevent logged
        WHERE logged.record_id = named.record_id AND logged.kind = 'naming');
    RETURN NULL;
END $$;
CREATE TRIGGER naming_logged AFTER INSERT ON claims_mention
    REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION claims_log_naming();

CREATE FUNCTION claims_log_withdrawal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    reason text := '';
BEGIN
    IF NOT EXISTS (SELECT FROM claims_publicevent WHERE record_id = NEW.id)
        AND NOT EXISTS (SELECT FROM sources_citation citation
            JOIN sources_revision revision ON revision.id = citation.revision_id
            JOIN sources_source source ON source.id = revision.source_id
            WHERE source.public_id = NEW.id AND citation.published_at IS NOT NULL)
    THEN
        RETURN NULL;
    END IF;
    IF NEW.kind IN ('claims_claim', 'claims_outcome', 'claims_pair',
        'claims_discrepancy', 'claims_silence')
    THEN
        EXECUTE format('SELECT withdrawn_reason FROM %I WHERE public_id = $1', NEW.kind)
            INTO reason USING NEW.id;
    END IF;
    INSERT INTO claims_publicevent (at, kind, record_id, note)
    VALUES (statement_timestamp(), 'withdrawal', NEW.id, coalesce(reason, ''));
    RETURN NULL;
END $$;
CREATE TRIGGER withdrawal_logged AFTER UPDATE ON sources_publicid
    FOR EACH ROW WHEN (OLD.state = 'live' AND NEW.state = 'withdrawn')
    EXECUTE FUNCTION claims_log_withdrawal();

CREATE FUNCTION claims_log_merge() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO claims_publicevent (at, kind, record_id, successor_id, note)
    VALUES (NEW.at, 'merge', NEW.loser_id, NEW.winner_id, NEW.reason);
    RETURN NULL;
END $$;
CREATE TRIGGER merge_logged AFTER INSERT ON claims_merge
    FOR EACH ROW WHEN (NEW.public) EXECUTE FUNCTION claims_log_merge();

CREATE FUNCTION claims_log_separation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO claims_publicevent (at, kind, record_id, successor_id, note)
    VALUES (NEW.undone_at, 'separation', NEW.loser_id, NEW.winner_id, '');
    RETURN NULL;
END $$;
CREATE TRIGGER separation_logged AFTER UPDATE ON claims_merge
    FOR EACH ROW WHEN (NEW.public AND OLD.undone_at IS NULL
        AND NEW.undone_at IS NOT NULL)
    EXECUTE FUNCTION claims_log_separation();

-- The reason of a retirement is the editors' own: it is not repeated here.
CREATE FUNCTION claims_log_retirement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO claims_publicevent (at, kind, record_id, note)
    SELECT statement_timestamp(), 'retirement', public_id, ''
        FROM sources_citation
        WHERE id = NEW.citation_id AND published_at IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER retirement_logged AFTER UPDATE ON sources_anchor
    FOR EACH ROW WHEN (NEW.decision = 'retired' AND OLD.decision <> 'retired')
    EXECUTE FUNCTION claims_log_retirement();

CREATE TRIGGER public_log_immutable BEFORE UPDATE OR DELETE ON claims_publicevent
    FOR EACH ROW EXECUTE FUNCTION plumbline_refuse('the public log never changes');
CREATE TRIGGER public_event_not_invented BEFORE INSERT ON claims_publicevent
    FOR EACH ROW WHEN (pg_trigger_depth() = 0)
    EXECUTE FUNCTION plumbline_refuse('the public log is written by what happens');

REVOKE INSERT, UPDATE, DELETE ON claims_publicevent FROM plumbline_app;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0015_public_events")]

    operations = [migrations.RunSQL(LOG, migrations.RunSQL.noop)]
