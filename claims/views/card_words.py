"""What a card and a frame tell of either side of a pair."""

from claims.cards import words
from claims.snapshots.independence import at_a_glance
from claims.templatetags.shown import playing, relation, revealed, spoken

NAMED = 3


def both(pair):
    return {
        "claim": side(pair["claim"], "claimant"),
        "outcome": side(pair["outcome"], "observer"),
    }


def summary(pair):
    sides = [revealed(pair[name]["statement"]) for name in ("claim", "outcome")]
    sources = revealed(at_a_glance(pair)["independence"])
    return "Claimed: {} Observed: {} {}.".format(*sides, sources)


def glance(pair):
    """Time, place and independence in one line."""
    return words(revealed(" · ".join(at_a_glance(pair).values())))


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
    said = f"{kind.label}: {kind.meaning}"
    return " ".join([*told, said, f"{glance(pair)['text']}."])


def side(statement, part):
    who = some([actor["name"] for actor in playing(statement["actors"], part)])
    told, happened = outlets(statement), when(statement["happened"])
    said = {
        "by": who or "nobody named",
        "statement": statement["statement"],
        "when": f"happened {happened}" if happened else "undated",
        "outlets": f"reported by {some(told)}" if told else "",
    }
    return {name: words(revealed(text)) for name, text in said.items()}


def when(happened):
    """Say a date, and whether we inferred it."""
    said = spoken(happened["edtf"]) if happened["edtf"] else ""
    return marked(said, happened) if said else ""


def marked(name, known):
    return f"{name} (inferred)" if known.get("basis") == "inferred" else name


def outlets(statement):
    """Who put the reports out, each once: “AFP via Rappler (inferred)”."""
    found = [outlet(report["source"]) for report in statement["reports"]]
    return [*dict.fromkeys(filter(None, found))]


def outlet(source):
    issued = [source[x] for x in ("agency", "publisher") if source[x]]
    names = [marked(known["name"], known) for known in issued]
    if not names and source["part_of"]:
        return outlet(source["part_of"])
    return " via ".join(dict.fromkeys(names))


def some(names):
    """The first few names, and how many more there are."""
    more = len(names) - NAMED
    listed = ", ".join(names[:NAMED])
    return f"{listed} and {more} more" if more > 0 else listed
