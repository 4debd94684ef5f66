"""The facts of a snapshot as labelled lines, for a second reader to go through."""

from claims.comparison.amounts import figure_words
from sources.dates import readable

PARTS = {
    "claimant": "Claimant",
    "speaker": "Spokesperson",
    "target": "Target",
    "observer": "Observer",
    "by": "By",
    "against": "Against",
}


def statement_facts(content):
    """Yield who, what kind, when, where and under which topics, as (label, text)."""
    for part, label in PARTS.items():
        actors = [actor_line(x) for x in content["actors"] if x["part"] == part]
        yield label, "; ".join(actors)
    kind = ("kind", "event_type", "status", "corroboration")
    yield "Kind", ", ".join(plain(content[x]) for x in kind if content.get(x))
    yield "Period", dated(content["happened"])
    if content["window"]:
        yield "Hours", " to ".join(content["window"])
    yield "Places", "; ".join(place_line(x) for x in content["places"])
    yield "Topics", "; ".join(x["title"] for x in content["topics"])
    links = (f"{plain(x['kind'])} {x['id']}" for x in content["links"])
    yield "Related", "; ".join(links)


def report_facts(report):
    """Yield how one source words it, through whom, and its figures."""
    manner = [report["wording"], report["verb"], report["hedge"]]
    yield "Wording", ", ".join(x for x in manner if x)
    yield "Said", dated(report["said"])
    yield "Attribution", " → ".join(x["name"] for x in report["chain"])
    yield "Figures", "; ".join(figure_line(x) for x in report["figures"])


def source_line(source):
    """Name a source with who put it out, and how surely that is known."""
    names = [source["title"]]
    for role in ("publisher", "agency"):
        if found := source[role]:
            sure = "" if found["basis"] == "explicit" else f" ({found['basis']})"
            names.append(f"{found['name']}{sure}")
    return ", ".join([*names, dated(source["published"])])


def pair_facts(content):
    """Yield how the pair is judged, and each criterion with its reason."""
    yield "Relation", plain(content["relation"])
    yield "Strength", content["strength"]
    yield "Why we compare them", content["rationale"]
    yield "Limits", content["weakness"]
    yield "What would settle it", content["settle"]
    for one in content["dimensions"]:
        verdict = f"{plain(one['verdict'])}. {one['reason']} ({one['basis']})"
        yield plain(one["kind"]).capitalize(), verdict


def discrepancy_facts(content):
    yield "Kind", content["kind"]
    yield "Verdict", content["verdict"]
    yield "Comparable", "yes" if content["comparable"] else "no"
    yield "Why, or why not", content["comparable_reason"]
    yield "Our reading", content["reading"]
    for side in ("claims", "outcomes"):
        words = "; ".join(x["statement"] for x in content[side])
        yield side.capitalize(), words


def silence_facts(content):
    yield "Kind", plain(content["kind"])
    yield "Period searched for", readable(content["happened"])
    for key, name in (("actor", "name"), ("place", "name"), ("topic", "title")):
        yield key.capitalize(), content[key][name] if content[key] else ""
    for key in ("claim", "outcome"):
        yield key.capitalize(), content[key]["statement"] if content[key] else ""
    yield "What was searched", content["searched"]
    yield "By", f"{content['searched_by']}, {readable(content['searched_on'])}"
    yield "Note", content["note"]


def actor_line(actor):
    about = [actor["kind"], *map(plain, actor["flags"]), actor["description"]]
    about += [f"member of {actor['member_of']['name']}"] if actor["member_of"] else []
    return f"{actor['name']} ({', '.join(x for x in about if x)})"


def place_line(place):
    around = ", ".join(x["name"] for x in place["around"])
    precision = f", {plain(place['precision'])}" if place["precision"] else ""
    inside = f", in {around}" if around else ""
    return f"{place['name']} ({place['kind'].lower()}{precision}{inside})"


def figure_line(figure):
    """Say a figure with what it counts and how it is printed."""
    reference = f" ({figure['reference']})" if figure["reference"] else ""
    words = figure_words(figure)
    hedge = figure["hedge"] and figure["hedge"] not in words
    hedged = f", hedged “{figure['hedge']}”" if hedge else ""
    return f"{words}{reference}, printed “{figure['printed']}”{hedged}"


def dated(date):
    """Say a date, how it is known and on what ground."""
    if not date["edtf"]:
        return "undated"
    how = ": ".join(x for x in (date["basis"], date["ground"]) if x)
    return f"{readable(date['edtf'])} ({how})" if how else readable(date["edtf"])


def plain(code):
    return code.replace("_", " ")
