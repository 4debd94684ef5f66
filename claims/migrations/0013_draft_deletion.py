"""Web processes may delete what only a draft needs; what was published never goes."""

from django.db import migrations

# To delete a citation is to delete also the rows that say which snapshots name it: none,
# where nothing published does. So the right alone is too coarse, and a trigger refuses.
GUARD = r"""
CREATE TRIGGER citations_of_snapshot_immutable
    BEFORE UPDATE OR DELETE ON claims_{model}revision_citations
    FOR EACH ROW EXECUTE FUNCTION
    plumbline_refuse('what was published is immutable');
GRANT DELETE ON claims_{model}revision_citations TO plumbline_app;
"""
UNGUARD = r"""
REVOKE DELETE ON claims_{model}revision_citations FROM plumbline_app;
DROP TRIGGER citations_of_snapshot_immutable ON claims_{model}revision_citations;
"""
MODELS = ["claim", "outcome", "discrepancy"]


def of_each(statements):
    return "\n".join(statements.format(model=model) for model in MODELS)


class Migration(migrations.Migration):
    dependencies = [("claims", "0012_fill_printed_periods")]

    operations = [migrations.RunSQL(of_each(GUARD), of_each(UNGUARD))]
