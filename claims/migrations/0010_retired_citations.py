"""Nothing is published that uses a retired citation and does not explain it."""

from django.db import migrations

# Retired citations are few: where there is none, no snapshot is searched.
REFUSE = r"""
CREATE FUNCTION claims_refuse_retired_citations() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    retired record;
BEGIN
    IF NOT EXISTS (SELECT FROM sources_anchor WHERE decision = 'retired') THEN
        RETURN NEW;
    END IF;
    SELECT citation.public_id INTO retired
        FROM jsonb_path_query(NEW.snapshot::jsonb,
            '$.**.citations[*] ? (!exists(@.retired)).id') AS used (id)
        JOIN sources_citation citation ON citation.public_id = used.id #>> '{}'
        JOIN sources_anchor anchor ON anchor.citation_id = citation.id
            AND anchor.decision = 'retired'
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'published_without_retired_citation: % was retired; cite other words or explain why it is kept',
            retired.public_id
            USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME,
                  CONSTRAINT = 'published_without_retired_citation';
    END IF;
    RETURN NEW;
END $$;

DO $$
DECLARE
    model text;
BEGIN
    FOREACH model IN ARRAY ARRAY['claim', 'outcome', 'pair', 'discrepancy'] LOOP
        EXECUTE format('CREATE TRIGGER no_retired_citation BEFORE INSERT ON claims_%srevision
            FOR EACH ROW EXECUTE FUNCTION claims_refuse_retired_citations()', model);
    END LOOP;
END $$;
"""
ALLOW = "DROP FUNCTION claims_refuse_retired_citations() CASCADE"


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0009_kept_citations"),
        ("sources", "0004_retired_anchors"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
