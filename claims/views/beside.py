"""What is published around a pair now: its topic's statements, what touches it."""

from django.db.models import Value

from claims.models import DiscrepancyRevision, PublishedStatement
from claims.pictures.timeline import Dated, Joined, draw
from claims.rows import last_day
from claims.views.ledger import ledger, wordings
from claims.views.pictures import map_of_pair

NEIGHBOURS = 40
SMALL = 540.0  # width of a picture beside another
SIDES = ("claim", "outcome")


def pictures(pair, neighbours=()):
    """Draw a pair as its snapshot has it, and what else its topic holds."""
    around = [Dated(*one) for one in neighbours]
    here = [
        Dated(pair[x]["id"], x, pair[x]["happened"]["edtf"], pair[x]) for x in SIDES
    ]
    tied = Joined(*(one.key for one in here), pair)
    return {
        "timeline": draw([*here, *around], [tied], SMALL),
        "around": len(around),
        "map": map_of_pair(pair, (SMALL, 340.0)),
        "ledger": ledger(pair),
        "wordings": wordings(pair),
    }


def beside(pair):
    """The neighbours of a pair in time and the discrepancies it is touched by.

    All of it in one query.
    """
    ends = {side: pair[side]["id"] for side in SIDES}
    touching = DiscrepancyRevision.objects.touching(**ends).order_by()
    found = touching.values_list(Value("discrepancy"), "discrepancy__public_id", "said")
    if (near := nearest(pair)) is not None:
        found = found.union(near, all=True).order_by()
    rows = sorted(found, key=lambda row: row[1])
    return {
        "discrepancies": [card for kind, _, card in rows if kind == "discrepancy"],
        "neighbours": [
            (key, card["side"], card["happened"])
            for kind, key, card in rows
            if kind == "statement" and key not in ends.values()
        ],
    }


def nearest(pair):
    """The statements of the pair's topic that lie nearest in time; None without one."""
    days = [day for side in SIDES if (day := last_day(pair[side]))]
    topics = [topic["id"] for topic in pair["claim"]["topics"]]
    if not days or not topics:
        return None
    near = PublishedStatement.objects.around(topics[0], days[-1], most=NEIGHBOURS)
    return near.values_list(Value("statement"), "record_id", "card")
