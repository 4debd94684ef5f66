"""How two published statements compare, as plain data: all that a pair's page draws.

Statements come as their snapshots say them. Beside the two stand, as kin,
those linked with them: variants of the claim, reports of the same event.
"""

from dataclasses import asdict
from datetime import datetime
from itertools import combinations

from claims.comparison import dimensions
from claims.comparison.dimensions import Assessment, Party
from claims.comparison.figures import Reported, interval, spread, together, why_not
from claims.comparison.place import Location, align_place
from claims.comparison.time import align_time
from claims.comparison.wording import align_wording
from claims.snapshots.cited_words import cited_words
from sources.passages import GAP_MARK


def aligned_time(claim, outcome):
    return align_time(
        claim["happened"]["edtf"],
        outcome["happened"]["edtf"],
        (window(claim), window(outcome)),
    )


def window(statement):
    instants = statement["window"]
    return instants and tuple(map(datetime.fromisoformat, instants))


def aligned_place(claim, outcome):
    return align_place(locations(claim), locations(outcome))


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


def computed_dimensions(claim, outcome):
    """Assess by dimension what can be computed; an effect never can."""
    found = [
        dimensions.assess_place(aligned_place(claim, outcome)),
        dimensions.assess_time(aligned_time(claim, outcome)),
        dimensions.assess_target(
            parties(claim, "target"),
            parties(outcome, "by"),
            parties(outcome, "against"),
            claim["kind"],
        ),
        dimensions.assess_count(figures_of(claim), figures_of(outcome)),
    ]
    return {one.kind: one for one in found}


def dimensions_snapshot(relation, computed, decided):
    """What was decided stands; beside it what had been computed of it, if anything."""
    chosen = computed | decided
    drives = dimensions.driver(relation, chosen.values(), computed.values())
    return [
        asdict(chosen[kind])
        | {
            "basis": "decided" if kind in decided else "computed",
            "computed": asdict(computed[kind]) if kind in computed else None,
            "drives": kind == drives,
        }
        for kind in dimensions.ORDER
        if kind in chosen
    ]


def decided_dimension(row):
    return Assessment(row.kind, row.verdict, row.reason)


def parties(statement, part):
    return [
        Party(actor["id"], actor["name"], (actor["member_of"] or {"id": ""})["id"])
        for actor in statement["actors"]
        if actor["part"] == part
    ]


def figures_of(statement):
    return [reported(x) for report in statement["reports"] for x in report["figures"]]


def reported(figure):
    names = ("counted", "unit", "low", "best", "high", "reference", "hedge")
    return Reported(**{name: figure.get(name, "") for name in names})


def wording_snapshot(statement, kin):
    """Align the cited words of a statement's reports and of its variants'."""
    told = [
        (one["id"], report)
        for one in [statement, *kin]
        for report in one["reports"]
        if cited_words(report)
    ]
    columns = align_wording([cited_words(report) for _, report in told])
    return {
        "rows": [
            {
                "statement": key,
                "source": {name: report["source"][name] for name in ("id", "title")},
                "wording": report["wording"],
                "verb": report["verb"],
                "hedge": report["hedge"],
            }
            for key, report in told
        ],
        "columns": [asdict(column) for column in columns],
        "gap": GAP_MARK,
    }


def ledger_snapshot(own, related):
    """The figures of a pair, in groups of what may be compared.

    Those of related statements are `others`: beside the pair's own that they can be
    compared with, and never part of what is said of these. Each says whose it is.
    """
    rows = [row for one in own for row in figure_rows(one)]
    rows += [row | whose(one) for one in related for row in figure_rows(one)]
    figures = [reported(row) for row in rows]
    ids = {statement["id"] for statement in own}
    groups = [
        parted([(rows[x], figures[x]) for x in group], ids)
        for group in together(figures)
    ]
    return {
        "groups": [group_snapshot(*group) for group in groups],
        "apart": apart([ours for ours, _ in groups if ours]),
    }


def parted(told, ids):
    """Part the figures of the pair's own statements from all others."""
    ours = [one for one in told if one[0]["statement"] in ids]
    return ours, [one for one in told if one[0]["statement"] not in ids]


def figure_rows(statement):
    return [
        {
            "side": statement["side"],
            "statement": statement["id"],
            "source": {name: report["source"][name] for name in ("id", "title")},
            **figure,
        }
        for report in statement["reports"]
        for figure in report["figures"]
    ]


def whose(statement):
    part = {"claim": "claimant", "outcome": "observer"}[statement["side"]]
    by = [x["name"] for x in statement["actors"] if x["part"] == part]
    return {"by": by, "said": statement["statement"]}


def group_snapshot(own, others):
    told = own or others
    found = spread([figure for _, figure in told])
    return {
        "counted": told[0][0]["counted"],
        "reference": told[0][0]["reference"],
        "spread": asdict(found)
        | {name: plain(getattr(found, name)) for name in AMOUNTS}
        | {"gap_words": found.gap_words if found.gap else ""},
        "rows": [spanned(one, found.unit) for one in own],
        "others": [spanned(one, found.unit) for one in others],
    }


def spanned(told, unit):
    row, figure = told
    span = interval(figure, unit)
    return row | {"span": [plain(span.lower), plain(span.upper)], "near": span.near}


AMOUNTS = ("low", "best", "high", "gap")


def plain(number):
    return None if number is None else f"{number:f}"


def apart(groups):
    """Say why figures of the claim and the outcome that count one thing are not compared.

    Two figures of one side are not set against each other.
    """
    return [
        why_not(figure_of(later), figure_of(earlier))
        for earlier, later in combinations(groups, 2)
        if figure_of(earlier).counted.casefold() == figure_of(later).counted.casefold()
        and len({row["side"] for row, _ in [*earlier, *later]}) > 1
    ]


def figure_of(group):
    """The figure that stands for its group: all of them count the same thing."""
    return group[0][1]
