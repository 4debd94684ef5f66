"""A suggestion is of the words that stand there, and keeps what was decided of it."""

from django.db import migrations

SUGGESTIONS = r"""
CREATE FUNCTION claims_suggestion_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state <> 'open' THEN
        RAISE EXCEPTION 'suggestion_made_open: an editor decides, afterwards'
            USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME,
                  CONSTRAINT = 'suggestion_made_open';
    END IF;
    IF NEW.revision_id IS NOT NULL AND NEW.exact IS DISTINCT FROM (
        SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start)
        FROM sources_revision WHERE id = NEW.revision_id)
    THEN
        RAISE EXCEPTION 'suggestion_says_what_stands_there: [%, %) of revision % differs',
            NEW.start, NEW."end", NEW.revision_id
            USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME,
                  CONSTRAINT = 'suggestion_says_what_stands_there';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER suggestion_true BEFORE INSERT ON claims_suggestion
    FOR EACH ROW EXECUTE FUNCTION claims_suggestion_check();

CREATE TRIGGER suggestion_keeps_words BEFORE UPDATE ON claims_suggestion
    FOR EACH ROW WHEN (
        (OLD.kind, OLD.revision_id, OLD.start, OLD."end", OLD.exact, OLD.claim_id,
            OLD.outcome_id)
        IS DISTINCT FROM
        (NEW.kind, NEW.revision_id, NEW.start, NEW."end", NEW.exact, NEW.claim_id,
            NEW.outcome_id))
    EXECUTE FUNCTION plumbline_refuse('a suggestion stays with its words');
CREATE TRIGGER suggestion_decided_once BEFORE UPDATE ON claims_suggestion
    FOR EACH ROW WHEN (OLD.state <> 'open' AND NEW.state <> 'open')
    EXECUTE FUNCTION plumbline_refuse('what was decided is reopened first');

ALTER TABLE claims_suggestion
    ADD CONSTRAINT suggestion_of_claim FOREIGN KEY (claim_id)
        REFERENCES claims_claim ON DELETE CASCADE,
    ADD CONSTRAINT suggestion_of_outcome FOREIGN KEY (outcome_id)
        REFERENCES claims_outcome ON DELETE CASCADE;
CREATE FUNCTION claims_suggestion_remembered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.kind <> 'pair'
        OR EXISTS (SELECT FROM claims_claim WHERE id = OLD.claim_id)
        AND EXISTS (SELECT FROM claims_outcome WHERE id = OLD.outcome_id)
    THEN
        RAISE EXCEPTION 'suggestion_remembered: what an editor decided is not forgotten'
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER suggestion_remembered BEFORE DELETE ON claims_suggestion
    FOR EACH ROW WHEN (OLD.state <> 'open')
    EXECUTE FUNCTION claims_suggestion_remembered();

-- Decisions are history; what the machine writes and rewrites is not.
CREATE CONSTRAINT TRIGGER recorded AFTER UPDATE ON claims_suggestion
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.state <> NEW.state)
    EXECUTE FUNCTION plumbline_write_event('payload');
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0004_workflow")]

    operations = [migrations.RunSQL(SUGGESTIONS, migrations.RunSQL.noop)]
