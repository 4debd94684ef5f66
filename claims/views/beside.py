"""What is published around a pair now: its topic's statements, what touches it."""

from django.db.models import Value
from django.db.models.fields.json import KT
from django.db.models.functions import JSONObject

from claims.models import DiscrepancyRevision, PublishedStatement
from claims.pictures.timeline import Dated, Joined, draw
from claims.snapshots.independence import at_a_glance, independence_of
from claims.views.ledger import ledger, wordings
from claims.views.pictures import map_of_pair
from sources.dates import bounds

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
        "glance": at_a_glance(pair),
        "independence": independence_of(pair),
    }


def beside(pair):
    """The neighbours of a pair in time and the discrepancies it is touched by.

    All of it in one query.
    """
    ends = {side: pair[side]["id"] for side in SIDES}
    touching = DiscrepancyRevision.objects.touching(**ends).order_by()
    found = touching.values_list(Value("discrepancy"), "discrepancy__public_id", "said")
    others = [shown_now(pair), nearest(pair)]
    found = found.union(*(x for x in others if x is not None), all=True).order_by()
    rows = sorted(found, key=lambda row: row[1])
    return {
        "behind": behind(
            pair, {key: now for kind, key, now in rows if kind == "shown"}
        ),
        "discrepancies": [card for kind, _, card in rows if kind == "discrepancy"],
        "neighbours": [
            (key, card["side"], card["happened"])
            for kind, key, card in rows
            if kind == "statement" and key not in ends.values()
        ],
    }


def shown_now(pair):
    """The statements that a pair shows, as they are published now."""
    facts = JSONObject(number="number", said=KT("card__statement"))
    shown = [key for numbers in pair.get("shows", {}).values() for key in numbers]
    found = PublishedStatement.objects.filter(pk__in=shown).order_by()
    return found.values_list(Value("shown"), "record_id", facts)


def behind(pair, now):
    """What a pair shows otherwise than it is published now, or not any more.

    An edit is public only when it is published again, and that of a statement on
    the pair's page too: until an editor has read the pair anew, the page says so.
    """
    return [
        {"id": key, "side": side, "before": number, "now": now.get(key)}
        for side, numbers in pair.get("shows", {}).items()
        for key, number in numbers.items()
        if key not in now or now[key]["number"] > number
    ]


def nearest(pair):
    """The statements of the pair's topic that lie nearest in time; None without one."""
    dates = [pair[side]["happened"]["edtf"] for side in SIDES]
    topics = [topic["id"] for topic in pair["claim"]["topics"]]
    if not any(dates) or not topics:
        return None
    found = bounds(dates[1] or dates[0])
    day = found.upper or found.lower
    near = PublishedStatement.objects.around(topics[0], day, most=NEIGHBOURS)
    return near.values_list(Value("statement"), "record_id", "card")
