"""Pages are made again when an explanation is written or approved."""

from django.db import migrations

EDITION = """
DROP VIEW claims_edition;
DROP INDEX event_public;
CREATE INDEX event_public ON sources_event (id DESC) WHERE "table" IN ({tables});
CREATE VIEW claims_edition AS SELECT hash, at FROM sources_event
    WHERE "table" IN ({tables}) ORDER BY id DESC LIMIT 1;
GRANT SELECT ON claims_edition TO plumbline_app;
"""
BEFORE = [
    "claims_claimrevision",
    "claims_outcomerevision",
    "claims_pairrevision",
    "claims_discrepancyrevision",
    "claims_silencerevision",
    "sources_anchor",
    "sources_publicid",
    "sources_source",
]


def edition(tables):
    return EDITION.format(tables=", ".join(f"'{table}'" for table in tables))


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0020_correction_notes"),
        ("sources", "0006_explanation_guards"),
    ]

    operations = [
        migrations.RunSQL(edition([*BEFORE, "sources_explanation"]), edition(BEFORE)),
    ]
