"""What no constraint can say: ids issued once, texts immutable, quotes true."""

from django.db import migrations

GUARDS = r"""
CREATE FUNCTION plumbline_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: % refused', TG_ARGV[0], lower(TG_OP)
        USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
END $$;

CREATE FUNCTION plumbline_issue_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO sources_publicid (id, kind) VALUES (NEW.public_id, TG_TABLE_NAME);
    RETURN NEW;
END $$;

CREATE FUNCTION plumbline_retire_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE sources_publicid SET state = 'deleted' WHERE id = OLD.public_id;
    RETURN NULL;
END $$;

CREATE FUNCTION plumbline_identify(model regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER id_issued BEFORE INSERT ON %s
        FOR EACH ROW EXECUTE FUNCTION plumbline_issue_id()', model);
    EXECUTE format('CREATE TRIGGER id_retired AFTER DELETE ON %s
        FOR EACH ROW EXECUTE FUNCTION plumbline_retire_id()', model);
    EXECUTE format('CREATE TRIGGER id_kept BEFORE UPDATE ON %s
        FOR EACH ROW WHEN (OLD.public_id <> NEW.public_id)
        EXECUTE FUNCTION plumbline_refuse(''a public id never changes'')', model);
END $$;

SELECT plumbline_identify('sources_source'), plumbline_identify('sources_citation');

CREATE TRIGGER id_never_forgotten BEFORE DELETE ON sources_publicid
    FOR EACH ROW EXECUTE FUNCTION plumbline_refuse('an issued id is never forgotten');
CREATE TRIGGER id_never_renamed BEFORE UPDATE ON sources_publicid
    FOR EACH ROW WHEN ((OLD.id, OLD.kind) IS DISTINCT FROM (NEW.id, NEW.kind))
    EXECUTE FUNCTION plumbline_refuse('an issued id never changes');

CREATE FUNCTION sources_revision_hash() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.sha256 := encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex');
    RETURN NEW;
END $$;
CREATE TRIGGER revision_hashed BEFORE INSERT ON sources_revision
    FOR EACH ROW EXECUTE FUNCTION sources_revision_hash();
CREATE TRIGGER revision_immutable BEFORE UPDATE OR DELETE ON sources_revision
    FOR EACH ROW EXECUTE FUNCTION plumbline_refuse('a revision is immutable');

CREATE FUNCTION sources_capture_hash() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.sha256 := encode(sha256(NEW.content), 'hex');
    RETURN NEW;
END $$;
CREATE TRIGGER capture_hashed BEFORE INSERT ON sources_capture
    FOR EACH ROW EXECUTE FUNCTION sources_capture_hash();
CREATE TRIGGER capture_immutable BEFORE UPDATE ON sources_capture
    FOR EACH ROW WHEN (OLD.revision_id IS NOT NULL OR
        (OLD.id, OLD.content, OLD.sha256, OLD.content_type, OLD.name, OLD.final_url,
            OLD.fetched_at)
        IS DISTINCT FROM
        (NEW.id, NEW.content, NEW.sha256, NEW.content_type, NEW.name, NEW.final_url,
            NEW.fetched_at))
    EXECUTE FUNCTION plumbline_refuse('a capture is immutable');
CREATE TRIGGER capture_never_vanishes BEFORE DELETE ON sources_capture
    FOR EACH ROW WHEN (OLD.revision_id IS NOT NULL)
    EXECUTE FUNCTION plumbline_refuse('what was kept of a capture needs it');

CREATE FUNCTION sources_citation_check() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    body text := (SELECT text FROM sources_revision WHERE id = NEW.revision_id);
    around integer := length(NEW.prefix);
BEGIN
    IF substr(body, NEW.start + 1, NEW."end" - NEW.start) IS DISTINCT FROM NEW.exact
    THEN
        RAISE EXCEPTION 'citation_says_what_stands_there: [%, %) of revision % differs',
            NEW.start, NEW."end", NEW.revision_id
            USING ERRCODE = 'check_violation', TABLE = 'sources_citation',
                  CONSTRAINT = 'citation_says_what_stands_there';
    END IF;
    IF around > NEW.start
        OR substr(body, NEW.start + 1 - around, around) <> NEW.prefix
        OR substr(body, NEW."end" + 1, length(NEW.suffix)) <> NEW.suffix
    THEN
        RAISE EXCEPTION 'citation_context_stands_there: around [%, %) of revision %',
            NEW.start, NEW."end", NEW.revision_id
            USING ERRCODE = 'check_violation', TABLE = 'sources_citation',
                  CONSTRAINT = 'citation_context_stands_there';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER citation_true BEFORE INSERT ON sources_citation
    FOR EACH ROW EXECUTE FUNCTION sources_citation_check();
CREATE TRIGGER citation_immutable BEFORE UPDATE ON sources_citation
    FOR EACH ROW WHEN (
        (OLD.revision_id, OLD.start, OLD."end", OLD.exact, OLD.prefix, OLD.suffix)
        IS DISTINCT FROM
        (NEW.revision_id, NEW.start, NEW."end", NEW.exact, NEW.prefix, NEW.suffix))
    EXECUTE FUNCTION plumbline_refuse('a citation is immutable');
CREATE TRIGGER citation_stays_published BEFORE UPDATE ON sources_citation
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL
        AND NEW.published_at IS DISTINCT FROM OLD.published_at)
    EXECUTE FUNCTION plumbline_refuse('a published citation stays published');
CREATE TRIGGER citation_never_vanishes BEFORE DELETE ON sources_citation
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL)
    EXECUTE FUNCTION plumbline_refuse('a published citation never vanishes');
"""

ANCHORS = r"""
-- Equal but for case, accents, whitespace, marks of quotation, and how dashes and
-- ligatures are printed: the least that the words of an anchor must be.
CREATE FUNCTION plumbline_folded(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(
        translate(
            replace(lower(normalize(words, NFKD)), 'ß', 'ss'), 'ς‐‒–—―−', 'σ------'),
        '[\s\u0300-\u036f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff'
        || '"''`“”„‟‘’‚‛«»‹›′″]', '', 'g')
$$;

CREATE FUNCTION sources_anchor_check() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found record;
    wrong text;
BEGIN
    SELECT c.exact, later.source_id = first.source_id
        AND later.number > first.number AS fits,
        substr(later.text, NEW.start + 1, NEW."end" - NEW.start) AS words
    INTO found
    FROM sources_citation c
        JOIN sources_revision first ON first.id = c.revision_id
        JOIN sources_revision later ON later.id = NEW.revision_id
    WHERE c.id = NEW.citation_id;
    IF NOT found.fits THEN
        wrong := 'anchor_in_later_revision';
    ELSIF length(found.words) < NEW."end" - NEW.start THEN
        wrong := 'anchor_inside_text';
    ELSIF NEW.state IN ('exact', 'moved') AND found.words <> found.exact AND (
        NEW.changes = '{}'
        OR plumbline_folded(found.words) <> plumbline_folded(found.exact))
    THEN
        wrong := 'anchor_says_the_very_words';
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION '%: [%, %) of revision % for citation %',
            wrong, NEW.start, NEW."end", NEW.revision_id, NEW.citation_id
            USING ERRCODE = 'check_violation', TABLE = 'sources_anchor',
                  CONSTRAINT = wrong;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER anchor_true AFTER INSERT OR UPDATE ON sources_anchor
    FOR EACH ROW EXECUTE FUNCTION sources_anchor_check();
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0001_initial")]

    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (GUARDS, ANCHORS)
    ]
