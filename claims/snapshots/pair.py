"""Two published statements side by side, and how they compare."""

from dataclasses import asdict
from datetime import datetime

from claims.comparison.place import Location, align_place
from claims.comparison.time import align_time


def pair_snapshot(pair, claim, outcome):
    """Set two published statements side by side, as their snapshots say them."""
    time = align_time(
        claim["happened"]["edtf"],
        outcome["happened"]["edtf"],
        (window(claim), window(outcome)),
    )
    place = align_place(locations(claim), locations(outcome))
    return {
        "id": pair.public_id,
        "heading": str(pair),
        "relation": pair.relation,
        "strength": pair.strength,
        "rationale": pair.rationale,
        "weakness": pair.weakness,
        "time": asdict(time) | {"words": time.words},
        "place": asdict(place) | {"words": place.words},
        "shared_agencies": sorted(agencies(claim) & agencies(outcome)),
        "claim": claim,
        "outcome": outcome,
    }


def window(statement):
    instants = statement["window"]
    return instants and tuple(map(datetime.fromisoformat, instants))


def locations(statement):
    return [
        Location(
            place["id"],
            tuple(place["within"]),
            place["precision"],
            place["latitude"],
            place["longitude"],
        )
        for place in statement["places"]
    ]


def agencies(statement):
    sources = (report["source"] for report in statement["reports"])
    return {source["agency"]["name"] for source in sources if source["agency"]}
