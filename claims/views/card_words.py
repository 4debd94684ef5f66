"""What a card and a frame tell of either side of a pair."""

from claims.cards import words
from claims.templatetags.shown import playing, relation, revealed, spoken

NAMED = 3


def both(pair):
    return {
        "claim": side(pair["claim"], "claimant"),
        "outcome": side(pair["outcome"], "observer"),
    }


def summary(pair):
    sides = [revealed(pair[name]["statement"]) for name in ("claim", "outcome")]
    return "Claimed: {} Observed: {}".format(*sides)


def alternative(pair):
    """All that the card says, for who cannot see it."""
    sides = both(pair)
    told = [
        "{} {statement} ({by}; {when}; {outlets}).".format(
            label, **{name: said["text"] for name, said in sides[part].items()}
        )
        for label, part in (("Claimed:", "claim"), ("Observed:", "outcome"))
    ]
    kind = relation(pair["relation"])
    return " ".join([*told, f"{kind.label}: {kind.meaning}"])


def side(statement, part):
    who = some([actor["name"] for actor in playing(statement["actors"], part)])
    told, happened = outlets(statement), statement["happened"]["edtf"]
    said = {
        "by": who or "nobody named",
        "statement": statement["statement"],
        "when": f"happened {spoken(happened)}" if happened else "undated",
        "outlets": f"reported by {some(told)}" if told else "",
    }
    return {name: words(revealed(text)) for name, text in said.items()}


def outlets(statement):
    """Who put the reports out, each once: “AFP via Middle East Eye”."""
    found = [outlet(report["source"]) for report in statement["reports"]]
    return [*dict.fromkeys(filter(None, found))]


def outlet(source):
    names = [source[x]["name"] for x in ("agency", "publisher") if source[x]]
    if not names and source["part_of"]:
        return outlet(source["part_of"])
    return " via ".join(dict.fromkeys(names))


def some(names):
    """The first few names, and how many more there are."""
    more = len(names) - NAMED
    listed = ", ".join(names[:NAMED])
    return f"{listed} and {more} more" if more > 0 else listed
