"""Which edition is public: the last event that changed what the public sees."""

from django.db import migrations

# An id that is withdrawn or merged is history too; that it was issued is so already.
EDITION = """
CREATE CONSTRAINT TRIGGER recorded AFTER UPDATE ON sources_publicid
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION plumbline_write_event('');

CREATE INDEX event_public ON sources_event (id DESC) WHERE "table" IN (
    'claims_claimrevision', 'claims_outcomerevision', 'claims_pairrevision',
    'claims_discrepancyrevision', 'claims_silencerevision',
    'sources_anchor', 'sources_publicid', 'sources_source');
CREATE VIEW claims_edition AS SELECT hash, at FROM sources_event WHERE "table" IN (
    'claims_claimrevision', 'claims_outcomerevision', 'claims_pairrevision',
    'claims_discrepancyrevision', 'claims_silencerevision',
    'sources_anchor', 'sources_publicid', 'sources_source')
    ORDER BY id DESC LIMIT 1;
GRANT SELECT ON claims_edition TO plumbline_app;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0006_merges"), ("sources", "0003_history")]

    operations = [migrations.RunSQL(EDITION, migrations.RunSQL.noop)]
