"""Log what happened in public before there was a log, from what was kept of it."""

from django.db import migrations

PUBLICATIONS = """
SELECT revision.published_at, CASE
        WHEN revision.number = 1 THEN 'publication'
        WHEN EXISTS (SELECT FROM withdrawn WHERE withdrawn.public_id = record.public_id
            AND withdrawn.at < revision.published_at AND NOT EXISTS (
                SELECT FROM claims_{name}revision earlier
                WHERE earlier.{name}_id = revision.{name}_id
                    AND earlier.number = revision.number - 1
                    AND earlier.published_at > withdrawn.at)) THEN 'republication'
        ELSE 'correction' END,
    record.public_id, revision.number, NULL, revision.note
FROM claims_{name}revision revision
JOIN claims_{name} record ON record.id = revision.{name}_id
"""
NAMES = """
        UNION ALL
        SELECT name #>> '{{}}', published_at FROM claims_{side}revision revision
        CROSS JOIN LATERAL (SELECT jsonb_path_query(snapshot::jsonb, '{path}')) x (name)
"""
PATHS = ["actors[*].id", "reports[*].chain[*].id", "topics[*].id"]
PATHS += ["places[*].id", "places[*].around[*].id"]
SEALED = ["claim", "outcome", "pair", "discrepancy", "silence"]
# A record that is merged passes through withdrawn: that is no withdrawal.
SO_FAR = """
SET LOCAL lock_timeout = '10s';
ALTER TABLE claims_publicevent DISABLE TRIGGER public_event_not_invented;
WITH withdrawn AS (
    SELECT at, public_id, after ->> 'withdrawn_reason' AS reason
    FROM sources_event event
    WHERE "table" IN ('claims_claim', 'claims_outcome', 'claims_pair',
            'claims_discrepancy', 'claims_silence')
        AND before ->> 'state' = 'published' AND after ->> 'state' = 'withdrawn'
        AND NOT EXISTS (SELECT FROM claims_merge merge
            WHERE merge.loser_id = event.public_id
                AND event.id BETWEEN merge.first_event AND merge.last_event)
), named AS (
    SELECT public_id, min(at) AS at FROM (
        SELECT mention.record_id AS public_id, published_at AS at
        FROM claims_mention mention
        JOIN claims_publishedstatement statement
            ON statement.record_id = mention.statement_id
        WHERE mention.kind IN ('actor', 'place', 'topic')
        {names}) every GROUP BY public_id
), happened (at, kind, record_id, number, successor_id, note) AS (
    {publications}
    UNION ALL
    SELECT named.at, 'naming', public_id, NULL, NULL, '' FROM named
    JOIN sources_publicid issued ON issued.id = named.public_id
    UNION ALL
    SELECT at, 'withdrawal', public_id, NULL, NULL, coalesce(reason, '') FROM withdrawn
    UNION ALL
    SELECT event.at, 'withdrawal', event.record, NULL, NULL, ''
    FROM sources_event event JOIN sources_publicid issued ON issued.id = event.record
    WHERE event."table" = 'sources_publicid' AND issued.kind = 'sources_source'
        AND event.before ->> 'state' = 'live' AND event.after ->> 'state' = 'withdrawn'
        AND EXISTS (SELECT FROM sources_citation citation
            JOIN sources_revision revision ON revision.id = citation.revision_id
            JOIN sources_source source ON source.id = revision.source_id
            WHERE source.public_id = issued.id
                AND citation.published_at IS NOT NULL)
    UNION ALL
    SELECT at, 'merge', loser_id, NULL, winner_id, reason FROM claims_merge WHERE public
    UNION ALL
    SELECT undone_at, 'separation', loser_id, NULL, winner_id, '' FROM claims_merge
    WHERE public AND undone_at IS NOT NULL
    UNION ALL
    SELECT event.at, 'retirement', citation.public_id, NULL, NULL, ''
    FROM sources_event event
    JOIN sources_citation citation
        ON citation.id = (event.after ->> 'citation_id')::bigint
    WHERE event."table" = 'sources_anchor' AND event.action = 'update'
        AND event.after ->> 'decision' = 'retired'
        AND event.before ->> 'decision' <> 'retired'
        AND citation.published_at <= event.at
)
INSERT INTO claims_publicevent (at, kind, record_id, number, successor_id, note)
SELECT happened.at, happened.kind, happened.record_id, happened.number,
    happened.successor_id, happened.note
FROM happened WHERE NOT EXISTS (SELECT FROM claims_publicevent logged
    WHERE logged.record_id = happened.record_id AND logged.kind = happened.kind
        AND logged.number IS NOT DISTINCT FROM happened.number
        AND (logged.number IS NOT NULL OR logged.kind = 'naming'
            OR logged.at = happened.at))
ORDER BY happened.at, happened.number;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE claims_publicevent ENABLE TRIGGER public_event_not_invented;
""".replace(
    "{publications}", "UNION ALL".join(PUBLICATIONS.format(name=x) for x in SEALED)
).replace(
    "{names}",
    "".join(
        NAMES.format(side=side, path=f"$.{path}")
        for side in ("claim", "outcome")
        for path in PATHS
    ),
)


class Migration(migrations.Migration):
    dependencies = [("claims", "0016_public_log"), ("sources", "0003_history")]

    operations = [migrations.RunSQL(SO_FAR, migrations.RunSQL.noop)]
