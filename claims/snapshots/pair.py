"""Two published statements side by side, and how they compare."""

from dataclasses import asdict

from claims.snapshots.compared import (
    aligned_place,
    aligned_time,
    computed_dimensions,
    decided_dimension,
    dimensions_snapshot,
    ledger_snapshot,
    wording_snapshot,
)
from claims.snapshots.independence import independence_snapshot, origins_snapshot


def pair_snapshot(pair, claim, outcome, variants=(), same_event=(), shows=None):
    """Set two published statements side by side, as their snapshots say them.

    `variants` of the claim and outcomes of the `same_event` add their words and
    figures; nothing else of them is shown. `shows` gives, by side and id,
    the number of the revision of each statement that all this is taken from.
    """
    time, place = aligned_time(claim, outcome), aligned_place(claim, outcome)
    decided = {row.kind: decided_dimension(row) for row in pair.dimensions.decided()}
    return {
        "id": pair.public_id,
        "heading": str(pair),
        "relation": pair.relation,
        "strength": pair.strength,
        "rationale": pair.rationale,
        "weakness": pair.weakness,
        "settle": pair.settle,
        "time": asdict(time) | {"words": time.words},
        "place": asdict(place) | {"words": place.words},
        "dimensions": dimensions_snapshot(
            pair.relation, computed_dimensions(claim, outcome), decided
        ),
        "origins": origins_snapshot([*claim["reports"], *outcome["reports"]]),
        "independence": independence_snapshot(claim, outcome),
        "wording": {
            "claim": wording_snapshot(claim, variants),
            "outcome": wording_snapshot(outcome, ()),
        },
        "figures": ledger_snapshot([claim, outcome], [*variants, *same_event]),
        "shared_agencies": sorted(agencies(claim) & agencies(outcome)),
        "shows": shows or {},
        "claim": claim,
        "outcome": outcome,
    }


def agencies(statement):
    sources = (report["source"] for report in statement["reports"])
    return {source["agency"]["name"] for source in sources if source["agency"]}
