"""What a published record says otherwise than an earlier revision of it, line by line."""

from dataclasses import dataclass

from claims.comparison.amounts import figure_words
from claims.comparison.dimensions import VERDICTS
from sources.collation import Variant, collate, shortened
from sources.dates import readable

OF_THE_PAIR = {
    "heading": "Heading",
    "relation": "Relation",
    "strength": "Strength of the comparison",
    "rationale": "Why we compare them",
    "weakness": "Limits of the comparison",
    "settle": "What evidence would settle it",
}
OF_A_STATEMENT = ("kind", "event_type", "status", "corroboration")
SIDES = ("claim", "outcome")
COMPUTED = {
    "wording": "the reports word by word",
    "figures": "the table of figures",
    "origins": "the count of independent origins",
}


@dataclass(frozen=True)
class Line:
    """What a page says under one name; `key` finds it in another revision."""

    key: tuple[str, ...]
    label: str
    text: str


@dataclass(frozen=True)
class Changed:
    label: str
    variants: list[Variant]


@dataclass(frozen=True)
class Since:
    """The lines that differ; what was computed anew; whether something else differs."""

    lines: list[Changed]
    computed: list[str]
    other: bool


def since(before: dict, after: dict) -> Since:
    """Say what `after` tells otherwise than `before`, two snapshots of one kind."""
    old, new = told(before), told(after)
    keys = [*new, *(key for key in old if key not in new)]
    lines = [changed(old.get(key), new.get(key)) for key in keys]
    found = [line for line in lines if line]
    anew = [what for key, what in COMPUTED.items() if before.get(key) != after.get(key)]
    return Since(found, anew, before != after and not found and not anew)


def changed(old: Line | None, new: Line | None) -> Changed | None:
    before, after = (line.text if line else "" for line in (old, new))
    if before == after:
        return None
    label = new.label if new else old.label
    return Changed(label, shortened(collate(before, after)))


def told(content: dict) -> dict[tuple[str, ...], Line]:
    """Everything that a page says in words, in its order; old snapshots say less."""
    made = pair_lines(content) if "claim" in content else statement_lines(content)
    return {line.key: line for line in made}


def pair_lines(pair):
    for key, label in OF_THE_PAIR.items():
        yield Line((key,), label, plain(pair.get(key, "")))
    for key, label in (("time", "Time"), ("place", "Place")):
        yield Line((key,), label, pair[key]["words"])
    for one in pair.get("dimensions", ()):
        verdict = VERDICTS.get(one["verdict"], one["verdict"])
        label = f"Result: {plain(one['kind'])}"
        yield Line(("dimension", one["kind"]), label, f"{verdict}: {one['reason']}")
    for side in SIDES:
        yield from statement_lines(pair[side])


def statement_lines(statement):
    side = statement["side"].capitalize()
    for name, text in facts(statement).items():
        yield Line((side, name), f"{side}: {name}", text)
    for number, report in enumerate(statement["reports"]):
        yield from report_lines(
            side, report, again(statement["reports"][:number], report)
        )


def again(before, report):
    """Which report of its source it is: “” the first, then 1 and so on."""
    same = sum(x["source"]["id"] == report["source"]["id"] for x in before)
    return str(same or "")


def facts(statement):
    places = ", ".join(place["name"] for place in statement["places"])
    topics = ", ".join(topic["title"] for topic in statement["topics"])
    actors = (f"{x['name']} ({plain(x['part'])})" for x in statement["actors"])
    standing = (statement.get(key, "") for key in OF_A_STATEMENT)
    links = (f"{plain(x['kind'])} {x['id']}" for x in statement["links"])
    return {
        "statement": statement["statement"],
        "who": ", ".join(actors),
        "when": when(statement["happened"]),
        "where": places,
        "standing": ", ".join(plain(x) for x in standing if x),
        "topics": topics,
        "linked with": ", ".join(links),
    }


def report_lines(side, report, again):
    source = report["source"]
    at, name = (side, source["id"], again), f"{side}, in “{source['title']}”"
    chain = " → ".join(actor["name"] for actor in report["chain"])
    words = [report["wording"], report["verb"], report["hedge"]]
    yield Line((*at, "title"), f"{side}: source", outlet(source))
    yield Line((*at, "said"), f"{name}: said", when(report["said"]))
    yield Line((*at, "how"), f"{name}: how", ", ".join(x for x in words if x))
    yield Line((*at, "through"), f"{name}: through", chain)
    figures = map(figure_words, report["figures"])
    yield Line((*at, "figures"), f"{name}: figures", "; ".join(figures))
    for quotation in report["quotations"]:
        for one in quotation["citations"]:
            label = f"{name}: quotation ({plain(one['role'])})"
            yield Line((*at, "cited", one["id"]), label, one["exact"])


def outlet(source):
    names = [(source[part] or {}).get("name", "") for part in ("publisher", "agency")]
    dated = [source["title"], *names, source["published"]["edtf"]]
    return ", ".join(x for x in dated if x)


def when(dated):
    return readable(dated["edtf"]) if dated["edtf"] else ""


def plain(code):
    return code.replace("_", " ")
