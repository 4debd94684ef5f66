"""Notes, reasons and decisions that were public before stay so; nobody is said to have
approved them."""

from django.db import migrations

SEALED = ["claim", "outcome", "pair", "discrepancy", "silence"]
NOTES = """
    SELECT 'correction', record.public_id, revision.number, '', revision.note,
        revision.published_by_id, revision.published_at
    FROM claims_{name}revision revision JOIN claims_{name} record
        ON record.id = revision.{name}_id WHERE revision.note <> ''
"""
SO_FAR = """
SET LOCAL lock_timeout = '10s';
ALTER TABLE sources_explanation DISABLE TRIGGER explanation_approved;
INSERT INTO sources_explanation
    (matter, record_id, number, decision, text, written_by_id, written_at, approved_at)
SELECT told.*, told.at FROM (
    {notes}
    UNION ALL
    SELECT 'withdrawal', event.record_id, coalesce((
            SELECT max(number) FROM claims_publicevent version
            WHERE version.record_id = event.record_id AND version.id < event.id), 0),
        '', event.note, NULL, event.at
    FROM claims_publicevent event WHERE event.kind = 'withdrawal' AND event.note <> ''
    UNION ALL
    SELECT 'merge', loser_id, id, '', reason, by_id, at FROM claims_merge WHERE public
    UNION ALL
    SELECT 'citation', citation.public_id, revision.number, anchor.decision,
        anchor.reason, anchor.decided_by_id, anchor.looked_at
    FROM sources_anchor anchor
        JOIN sources_citation citation ON citation.id = anchor.citation_id
        JOIN sources_revision revision ON revision.id = anchor.revision_id
    WHERE anchor.decision <> ''
) told (matter, record, number, decision, text, written_by, at) ORDER BY told.at;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE sources_explanation ENABLE TRIGGER explanation_approved;
""".replace("{notes}", "UNION ALL".join(NOTES.format(name=x) for x in SEALED))


class Migration(migrations.Migration):
    dependencies = [("claims", "0021_explanations_in_edition")]

    operations = [migrations.RunSQL(SO_FAR, migrations.RunSQL.noop)]
