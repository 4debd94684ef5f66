"""What was merged leads on for good: nothing refers to it, and nothing leads in circles."""

from django.db import migrations

TARGETS = {  # table: its columns that refer to what may be merged, and to which table
    "claims_actor": {"member_of_id": "claims_actor"},
    "claims_place": {"parent_id": "claims_place"},
    "claims_claimactor": {"actor_id": "claims_actor"},
    "claims_outcomeactor": {"actor_id": "claims_actor"},
    "claims_attribution": {"actor_id": "claims_actor"},
    "claims_claim_places": {"place_id": "claims_place"},
    "claims_outcome_places": {"place_id": "claims_place"},
    "claims_claimlink": {"claim_id": "claims_claim", "other_id": "claims_claim"},
    "claims_outcomelink": {
        "outcome_id": "claims_outcome",
        "other_id": "claims_outcome",
    },
    "claims_report": {
        "claim_id": "claims_claim",
        "outcome_id": "claims_outcome",
        "source_id": "sources_source",
    },
    "claims_pair": {"claim_id": "claims_claim", "outcome_id": "claims_outcome"},
    "claims_discrepancy_claims": {"claim_id": "claims_claim"},
    "claims_discrepancy_outcomes": {"outcome_id": "claims_outcome"},
    "claims_silence": {
        "actor_id": "claims_actor",
        "place_id": "claims_place",
        "claim_id": "claims_claim",
        "outcome_id": "claims_outcome",
    },
    "sources_source": {"part_of_id": "sources_source"},
}

# Deferred, so that it comes after the check of the foreign key, which waits for a
# merge of the record that is under way. What counts is the row as it stands by then.
CHECK = """
CREATE FUNCTION {table}_leads_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    merged record;
BEGIN
    {checks}
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refers_to_no_loser AFTER INSERT OR UPDATE OF {columns}
    ON {table} DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION {table}_leads_on();
"""
ONE = """
    IF NEW.{column} IS NOT NULL AND NEW.{column} IS DISTINCT FROM OLD.{column} THEN
        SELECT issued.id, issued.successor_id INTO merged
            FROM {table} JOIN {target} other ON other.id = {table}.{column}
            JOIN sources_publicid issued ON issued.id = other.public_id
            WHERE {table}.id = NEW.id AND issued.successor_id IS NOT NULL;
        IF FOUND THEN
            RAISE EXCEPTION 'refers_to_no_loser: % was merged into %: choose that',
                merged.id, merged.successor_id
                USING ERRCODE = 'integrity_constraint_violation',
                      TABLE = TG_TABLE_NAME, CONSTRAINT = 'refers_to_no_loser';
        END IF;
    END IF;"""

SUCCESSORS = r"""
CREATE FUNCTION plumbline_successor_lasts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM sources_publicid led
        JOIN sources_publicid its ON its.id = led.successor_id
        WHERE (led.id = NEW.id OR its.id = NEW.id)
            AND its.state IN ('merged', 'deleted'))
    THEN
        RAISE EXCEPTION 'successor_lasts: what was merged leads to what is there'
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME,
                  CONSTRAINT = 'successor_lasts';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER successor_lasts AFTER UPDATE OF state, successor_id
    ON sources_publicid DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION plumbline_successor_lasts();

SELECT plumbline_record('claims_merge');
REVOKE UPDATE, DELETE ON claims_merge FROM plumbline_app;
GRANT UPDATE (undone_by_id, undone_at) ON claims_merge TO plumbline_app;
"""


def statements():
    for table, columns in TARGETS.items():
        checks = "".join(
            ONE.format(table=table, column=x, target=y) for x, y in columns.items()
        )
        yield CHECK.format(
            table=table, columns=", ".join(columns), checks=checks.strip()
        )
    yield SUCCESSORS


class Migration(migrations.Migration):
    dependencies = [("claims", "0005_suggestions")]

    operations = [
        migrations.RunSQL("\n".join(statements()), migrations.RunSQL.noop),
    ]
