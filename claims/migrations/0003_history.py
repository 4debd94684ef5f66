"""Every change of a statement, a pair or a discrepancy is counted and recorded."""

from django.db import migrations

VERSIONED = ["actor", "place", "topic", "claim", "outcome", "pair", "discrepancy"]
VERSIONED += ["silence"]
OWNED = {  # child: the columns that say whose it is
    "claimactor": ["claim"],
    "claimlink": ["claim"],
    "claim_places": ["claim"],
    "claim_topics": ["claim"],
    "outcomeactor": ["outcome"],
    "outcomelink": ["outcome"],
    "outcome_places": ["outcome"],
    "outcome_topics": ["outcome"],
    "report": ["claim", "outcome"],
    "dimension": ["pair"],
    "side": ["discrepancy"],
    "discrepancy_claims": ["discrepancy"],
    "discrepancy_outcomes": ["discrepancy"],
}
OWNED_BY_OWNED = {  # grandchild: the child, and whose that is
    "reportcitation": ("report", ["claim", "outcome"]),
    "attribution": ("report", ["claim", "outcome"]),
    "figure": ("report", ["claim", "outcome"]),
    "sidecitation": ("side", ["discrepancy"]),
}
PUBLISHED = ["claim", "outcome", "discrepancy", "pair", "silence"]

RECORD = "SELECT plumbline_record('claims_{model}', '{left_out}'{owners});"
VERSION = "SELECT plumbline_version('claims_{model}');"
TOUCH = """
CREATE FUNCTION claims_{child}_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {body}
    RETURN NULL;
END $$;
CREATE TRIGGER touches AFTER INSERT OR UPDATE OR DELETE ON claims_{child}
    FOR EACH ROW EXECUTE FUNCTION claims_{child}_touch();
"""
TOUCH_OWNER = """
    UPDATE claims_{owner} SET version = version + 1
        WHERE id IN (OLD.{owner}_id, NEW.{owner}_id);"""
TOUCH_OWNER_OF = """
    UPDATE claims_{owner} SET version = version + 1 WHERE id IN (
        SELECT {owner}_id FROM claims_{child}
        WHERE id IN (OLD.{child}_id, NEW.{child}_id));"""
SEAL = """
REVOKE UPDATE, DELETE ON claims_{model}revision FROM plumbline_app;
"""
SEAL_CITATIONS = """
REVOKE UPDATE, DELETE ON claims_{model}revision_citations FROM plumbline_app;
"""


def record(model, *owners, left_out=""):
    pairs = "".join(f", '{owner}_id', 'claims_{owner}'" for owner in owners)
    return RECORD.format(model=model, left_out=left_out, owners=pairs)


def touch(toucher, template, owners, child=""):
    body = "".join(template.format(owner=owner, child=child) for owner in owners)
    return TOUCH.format(child=toucher, body=body.strip())


def statements():
    for model in VERSIONED:
        yield VERSION.format(model=model) + record(model)
    for child, owners in OWNED.items():
        yield record(child, *owners) + touch(child, TOUCH_OWNER, owners)
    for grandchild, (child, owners) in OWNED_BY_OWNED.items():
        yield record(grandchild, child)
        yield touch(grandchild, TOUCH_OWNER_OF, owners, child)
    # Counted and not recorded: what readers write to us is no part of the history.
    yield VERSION.format(model="correctionsuggestion")
    for model in PUBLISHED:
        yield record(f"{model}revision", model, left_out="snapshot")
        yield SEAL.format(model=model)
    for model in ("claim", "outcome", "discrepancy"):
        yield record(f"{model}revision_citations", f"{model}revision")
        yield SEAL_CITATIONS.format(model=model)


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_guards"), ("sources", "0003_history")]

    operations = [
        migrations.RunSQL("\n".join(statements()), migrations.RunSQL.noop),
    ]
