"""Statements as they are weighed: read in a fixed number of queries, however many."""

from collections import defaultdict

from django.contrib.postgres.fields.ranges import RangeStartsWith
from django.db.models import Min

from claims.comparison.dimensions import Party
from claims.comparison.figures import Reported
from claims.comparison.place import Location
from claims.comparison.told import Told
from claims.models import Claim, Figure, Report
from claims.pairing.keys import Among

AROUND = [f"place__{'parent__' * n}public_id" for n in range(1, 5)]
PLACE = ["place__public_id", "place__precision", "place__latitude", "place__longitude"]
ACTOR = ["actor__public_id", "actor__name", "actor__member_of__public_id"]
FIGURE = ["counted", "unit", "low", "best", "high", "reference"]


def read(model, keys):
    """Return what is weighed of each statement, by its key, in the order given."""
    of = "claim" if model is Claim else "outcome"
    rows = {
        "parties": parties(model, of, keys),
        "places": listed(model.places.through, of, keys, PLACE + AROUND, location),
        "topics": titled(model.topics.through, of, keys, "topic"),
        "sources": titled(Report, of, keys, "source"),
        "figures": listed(Figure, f"report__{of}", keys, FIGURE, figure),
    }
    said = first_said(of, keys)
    return {
        key: Told(
            **own,
            said=said.get(key),
            **{name: found[key] for name, found in rows.items() if key in found},
        )
        for key, own in plain(model, keys).items()
    }


def plain(model, keys):
    kind = "kind" if model is Claim else "event_type"
    names = ["pk", kind, "statement", "happened", "window"]
    found = {}
    for key, *values in model.objects.filter(Among("pk", keys)).values_list(*names):
        of_kind, statement, happened, window = values
        instants = window and (window.lower, window.upper)
        found[key] = {
            "kind": of_kind,
            "statement": statement,
            "happened": happened,
            "window": instants if instants and all(instants) else None,
        }
    return {key: found[key] for key in keys if key in found}


def selected(table, of, keys, names):
    found = table.objects.filter(Among(of, keys)).order_by("pk")
    return found.values_list(of, *names)


def listed(table, of, keys, names, make):
    found = defaultdict(list)
    for key, *values in selected(table, of, keys, names):
        found[key].append(make(*values))
    return found


def titled(table, of, keys, name):
    found = defaultdict(dict)
    names = [f"{name}__public_id", f"{name}__title"]
    for key, public_id, title in selected(table, of, keys, names):
        found[key][public_id] = title
    return found


def parties(model, of, keys):
    found = defaultdict(lambda: defaultdict(list))
    for key, part, *actor in selected(model.actors.through, of, keys, ["part", *ACTOR]):
        found[key][part].append(Party(actor[0], actor[1], actor[2] or ""))
    return found


def location(key, precision, latitude, longitude, *around):
    within = tuple(wider for wider in around if wider)
    return Location(key, within, precision, latitude, longitude)


def figure(*values):
    return Reported(**dict(zip(FIGURE, values, strict=True)))


def first_said(of, keys):
    """The first day on which each is known to have been said."""
    dated = Report.objects.filter(Among(of, keys), said_range__isnull=False)
    first = dated.order_by().values_list(of)
    return dict(first.annotate(first=Min(RangeStartsWith("said_range"))))
