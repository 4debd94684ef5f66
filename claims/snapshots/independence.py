"""How independent the reports of a statement or of a pair are, as plain data."""

from dataclasses import asdict

from claims.comparison.dimensions import VERDICTS
from claims.comparison.independence import (
    count_words,
    ground_sentences,
    independence,
)
from claims.comparison.lineage import Report, Voice, origins
from claims.snapshots.cited_words import cited_words

ISSUED = ("publisher", "agency")


def lineage_of(report):
    """What of a report tells where it comes from."""
    source = report["source"]
    issued = {part: source[part] for part in ISSUED if source[part]}
    return Report(
        **{part: known["name"] for part, known in issued.items()},
        chain=tuple(voice(actor) for actor in report["chain"]),
        text=cited_words(report),
        document=source["id"],
        inferred=frozenset(
            known["name"] for known in issued.values() if known["basis"] == "inferred"
        ),
    )


def voice(actor):
    """A voice and its body; somebody anonymous is never taken for a body."""
    body = None if "anonymous" in actor["flags"] else actor["member_of"]
    return Voice(actor["id"], actor["name"], body and Voice(body["id"], body["name"]))


def origins_snapshot(reports):
    """Count origins behind reports; each names its reports by their positions."""
    told = [lineage_of(report) for report in reports]
    found = origins(told)
    return {
        "reports": found.reports,
        "count": found.count,
        "words": count_words(found, told),
        "origins": [
            {
                "reports": origin.reports,
                "grounds": [*ground_sentences([origin], told, [""] * len(told))],
            }
            for origin in found.origins
        ],
    }


def independence_snapshot(claim, outcome):
    """Judge all reports of both sides together."""
    sides = ([lineage_of(x) for x in side["reports"]] for side in (claim, outcome))
    return asdict(independence(*sides))


def independence_of(pair):
    """What a pair's snapshot says of it; those made before it was kept are judged now."""
    kept = pair.get("independence")
    return kept or independence_snapshot(pair["claim"], pair["outcome"])


def at_a_glance(pair):
    """What every list, page, file, card and frame says of a pair in a few words."""
    return {
        "time": aligned_words(pair, "time"),
        "place": aligned_words(pair, "place"),
        "independence": independence_of(pair)["words"],
    }


def aligned_words(pair, kind):
    """How the two stand in time or place; what an editor found goes before."""
    for one in pair.get("dimensions", ()):
        automatic = one["computed"]
        if one["kind"] == kind and automatic and one["verdict"] != automatic["verdict"]:
            return f"{kind} {VERDICTS[one['verdict']]} (assessed by an editor)"
    return pair[kind]["words"]
