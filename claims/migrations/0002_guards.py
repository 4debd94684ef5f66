"""What no constraint can say: snapshots immutable, published pairs whole."""

from django.db import migrations

GUARDS = r"""
SELECT plumbline_identify(model) FROM unnest(ARRAY['claims_actor', 'claims_place',
    'claims_topic', 'claims_claim', 'claims_outcome', 'claims_pair',
    'claims_discrepancy', 'claims_silence']::regclass[]) AS model;

CREATE FUNCTION claims_snapshot_hash() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM NEW.snapshot::json;
    NEW.sha256 := encode(sha256(convert_to(NEW.snapshot, 'UTF8')), 'hex');
    RETURN NEW;
END $$;

CREATE FUNCTION claims_seal(model regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER snapshot_hashed BEFORE INSERT ON %s
        FOR EACH ROW EXECUTE FUNCTION claims_snapshot_hash()', model);
    EXECUTE format('CREATE TRIGGER snapshot_immutable BEFORE UPDATE OR DELETE ON %s
        FOR EACH ROW EXECUTE FUNCTION
        plumbline_refuse(''what was published is immutable'')', model);
END $$;

SELECT claims_seal(model) FROM unnest(ARRAY['claims_claimrevision',
    'claims_outcomerevision', 'claims_pairrevision',
    'claims_discrepancyrevision', 'claims_silencerevision']::regclass[]) AS model;

CREATE FUNCTION claims_citation_of_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.citation_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM claims_report report
        JOIN sources_citation citation ON citation.id = NEW.citation_id
        JOIN sources_revision revision ON revision.id = citation.revision_id
        WHERE report.id = NEW.report_id AND report.source_id = revision.source_id)
    THEN
        RAISE EXCEPTION 'report_cites_its_own_source: citation % is of another source',
            NEW.citation_id
            USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME,
                  CONSTRAINT = 'report_cites_its_own_source';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reportcitation_own_source BEFORE INSERT OR UPDATE
    ON claims_reportcitation
    FOR EACH ROW EXECUTE FUNCTION claims_citation_of_report();
CREATE TRIGGER figure_own_source BEFORE INSERT OR UPDATE ON claims_figure
    FOR EACH ROW EXECUTE FUNCTION claims_citation_of_report();
CREATE TRIGGER report_keeps_source BEFORE UPDATE ON claims_report
    FOR EACH ROW WHEN (OLD.source_id <> NEW.source_id)
    EXECUTE FUNCTION plumbline_refuse('a report stays with its source');

CREATE FUNCTION claims_named_in_public() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM claims_mention WHERE record_id = OLD.public_id) THEN
        RAISE EXCEPTION 'named_in_public: something published names it; withdraw that first'
            USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME,
                  CONSTRAINT = 'named_in_public';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER place_named_in_public BEFORE DELETE ON claims_place
    FOR EACH ROW EXECUTE FUNCTION claims_named_in_public();
CREATE TRIGGER topic_named_in_public BEFORE DELETE ON claims_topic
    FOR EACH ROW EXECUTE FUNCTION claims_named_in_public();

CREATE FUNCTION claims_require_whole_pairs(
    a_claim bigint, an_outcome bigint, a_pair bigint DEFAULT NULL)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    broken record;
BEGIN
    SELECT pair.public_id,
        claim.state = 'published' AND outcome.state = 'published' AS statements,
        EXISTS (SELECT FROM claims_report r JOIN claims_reportcitation c
            ON c.report_id = r.id
            WHERE r.claim_id = pair.claim_id AND c.role = 'statement')
        AND EXISTS (SELECT FROM claims_report r JOIN claims_reportcitation c
            ON c.report_id = r.id
            WHERE r.outcome_id = pair.outcome_id AND c.role = 'statement') AS citations
    INTO broken FROM claims_pair pair
    JOIN claims_claim claim ON claim.id = pair.claim_id
    JOIN claims_outcome outcome ON outcome.id = pair.outcome_id
    WHERE pair.state = 'published'
        AND (pair.claim_id = a_claim OR pair.outcome_id = an_outcome
            OR pair.id = a_pair)
    ORDER BY 2, 3 LIMIT 1;
    IF NOT broken.statements THEN
        RAISE EXCEPTION 'pair_published_with_published_statements: pair %',
            broken.public_id
            USING ERRCODE = 'check_violation', TABLE = 'claims_pair',
                  CONSTRAINT = 'pair_published_with_published_statements';
    ELSIF NOT broken.citations THEN
        RAISE EXCEPTION 'pair_published_with_citations: pair %', broken.public_id
            USING ERRCODE = 'check_violation', TABLE = 'claims_pair',
                  CONSTRAINT = 'pair_published_with_citations';
    END IF;
END $$;

CREATE FUNCTION claims_pair_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_require_whole_pairs(NULL, NULL, NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER pair_whole AFTER INSERT OR UPDATE ON claims_pair
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published')
    EXECUTE FUNCTION claims_pair_whole();

CREATE FUNCTION claims_claim_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_require_whole_pairs(NEW.id, NULL);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER claim_whole AFTER UPDATE ON claims_claim
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.state <> NEW.state)
    EXECUTE FUNCTION claims_claim_whole();

CREATE FUNCTION claims_outcome_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_require_whole_pairs(NULL, NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER outcome_whole AFTER UPDATE ON claims_outcome
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.state <> NEW.state)
    EXECUTE FUNCTION claims_outcome_whole();

CREATE FUNCTION claims_report_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_require_whole_pairs(OLD.claim_id, OLD.outcome_id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER report_whole AFTER UPDATE OR DELETE ON claims_report
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION claims_report_whole();

CREATE FUNCTION claims_reportcitation_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    cited claims_report;
BEGIN
    SELECT * INTO cited FROM claims_report WHERE id = OLD.report_id;
    PERFORM claims_require_whole_pairs(cited.claim_id, cited.outcome_id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER reportcitation_whole AFTER UPDATE OR DELETE
    ON claims_reportcitation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION claims_reportcitation_whole();

CREATE FUNCTION claims_out_of_lists() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM claims_publishedpair WHERE public_id = NEW.id;
    DELETE FROM claims_mention WHERE statement_id = NEW.id;
    DELETE FROM claims_publishedstatement WHERE record_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER id_out_of_lists AFTER UPDATE ON sources_publicid
    FOR EACH ROW WHEN (NEW.state <> 'live') EXECUTE FUNCTION claims_out_of_lists();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial"), ("sources", "0002_guards")]

    operations = [migrations.RunSQL(GUARDS, migrations.RunSQL.noop)]
