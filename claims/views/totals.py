"""The counts of a topic's claims, added up for each claimant."""

from claims.comparison.figures import Reported
from claims.comparison.independence import with_article
from claims.comparison.totals import Count, running
from claims.models import Mention
from claims.pictures.steps import steps

FIELDS = ("counted", "unit", "low", "best", "high", "reference", "hedge")


def totals(statements):
    """The running totals that have more than one count; those without a total last."""
    found = [x for x in running(counts(statements)) if len(x.entries) > 1]
    found.sort(key=order)
    return [{"running": one, "steps": steps(one.entries)} for one in found]


def order(one):
    return not one.total, not one.flagged, one.by.removeprefix("the "), one.counted


def counts(statements):
    """Every figure of every claim; what several claim together counts for them all."""
    claims = [x for x in statements if x.side == "claim" and x.card.get("figures")]
    named = Mention.objects.narrowing(claims)
    for row in claims:
        by = ", ".join(map(with_article, row.card["by"]))
        for figure in row.card["figures"]:
            reported = Reported(**{name: figure.get(name, "") for name in FIELDS})
            yield Count(
                row.pk,
                by,
                row.happened,
                reported,
                (row, figure),
                targets=named[row.pk, "target"],
                places=named[row.pk, ""],
            )
