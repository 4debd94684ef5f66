"""How a draft that was never published is deleted, with all that is only part of it."""

from django.db.models import Q

from claims.models import Claim, Discrepancy, Outcome, Report, Side
from sources.models import Anchor, Citation

NEEDED = {  # where the rows of a record say which citations they need
    Claim: ["cited_by__report__claim", "figures__report__claim"],
    Outcome: ["cited_by__report__outcome", "figures__report__outcome"],
    Report: ["cited_by__report", "figures__report"],
    Discrepancy: ["side_links__side__discrepancy"],
    Side: ["side_links__side"],
}
USES = ["cited_by", "figures", "side_links"]


def delete_draft(record):
    """Delete a record, its rows, and the citations that nothing else needs.

    Raises ProtectedError where something refers to it that does not go with it.
    """
    citations = cited(record)
    record.delete()
    forget(citations)


def cited(record):
    """Return the keys of the citations that the rows of a record need."""
    wanted = Q(pk__in=[])
    for path in NEEDED.get(type(record), []):
        wanted |= Q(**{path: record})
    return {*Citation.objects.filter(wanted).values_list("pk", flat=True)}


def forget(citations):
    """Delete those of some citations that nothing needs and that were never published."""
    unused = Citation.objects.filter(pk__in=citations, published_at=None)
    keys = [*unused.filter(**dict.fromkeys(USES)).values_list("pk", flat=True)]
    Anchor.objects.filter(citation__in=keys).delete()
    Citation.objects.filter(pk__in=keys).delete()
