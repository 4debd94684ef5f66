"""The counts of a topic's claims, added up for each claimant."""

from claims.comparison.figures import Reported
from claims.comparison.totals import Count, running
from claims.pictures.steps import steps

FIELDS = ("counted", "unit", "low", "best", "high", "reference")


def totals(statements):
    """The running totals that have more than one count, the flagged first."""
    found = [x for x in running(counts(statements)) if len(x.entries) > 1]
    found.sort(key=lambda x: (not x.flagged, x.by, x.counted))
    return [{"running": one, "steps": steps(one.entries)} for one in found]


def counts(statements):
    """Every figure of every claim; what several claim together counts for them all."""
    for row in statements:
        for figure in row.card.get("figures", ()) if row.side == "claim" else ():
            reported = Reported(**{name: figure[name] for name in FIELDS})
            by = ", ".join(row.card["by"])
            yield Count(row.pk, by, row.card["happened"], reported, (row, figure))
