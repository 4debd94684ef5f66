"""The rows of the read model that a statement's newest revision makes."""

from claims.models import Mention, PublishedStatement
from claims.reading import figures
from claims.snapshots.independence import origins_snapshot
from sources.models import PublicId

ACTING = {"claim": "claimant", "outcome": "observer"}


def write_statement(revision):
    """Write the row of a claim or an outcome, and of all that it names."""
    content = revision.content
    row, _ = PublishedStatement.objects.update_or_create(
        record_id=content["id"],
        defaults={
            "side": content["side"],
            "number": revision.number,
            "published_at": revision.published_at,
            "happened": content["happened"]["edtf"],
            "card": statement_card(content) | {"figures": figures(content)},
        },
    )
    row.mentions.all().delete()
    named = led_on([*mentions(row, content)])
    own = {(x.record_id, x.part): x for x in named if x.record_id != row.pk}
    Mention.objects.bulk_create(own.values())


def led_on(mentions):
    """Lead what was merged since to what it was merged into, for lists to find.

    The facts stay as published; `was` says under which id. A source goes on
    holding the words that are cited of it, inside the one that it is a copy of.
    """
    ids = {x.record_id for x in mentions} | {x.parent for x in mentions}
    now = PublicId.objects.successors(ids)
    for mention in mentions:
        was = mention.record_id
        if was in now and mention.kind == Mention.Kind.SOURCE:
            mention.parent = now[was]
            mention.facts = mention.facts | {"copy_of": now[was]}
        elif was in now:
            mention.record_id = now[was]
            mention.facts = mention.facts | {"id": now[was], "was": was}
        mention.parent = now.get(mention.parent, mention.parent)
    # What was published under the id itself counts before what was led there.
    return sorted(mentions, key=lambda mention: "was" not in mention.facts)


def statement_card(statement):
    """What a list shows of a statement."""
    sources = [report["source"] for report in statement["reports"]]
    origins = origins_snapshot(statement["reports"])
    keys = ["statement", "side", "kind", "event_type", "status"]
    return {key: statement[key] for key in keys if key in statement} | {
        "by": [x["name"] for x in playing(statement, ACTING[statement["side"]])],
        "happened": statement["happened"]["edtf"],
        "reports": len(sources),
        "origins": origins["count"],
        "through": origins["words"],
        "agencies": sorted({s["agency"]["name"] for s in sources if s["agency"]}),
    }


def playing(statement, part):
    return [actor for actor in statement["actors"] if actor["part"] == part]


def mentions(row, content):
    """Yield what a statement names, each with what was published of it."""

    def mention(kind, facts, part="", parent=None):
        return Mention(
            statement=row,
            kind=kind,
            record_id=facts["id"],
            part=part,
            parent=parent["id"] if parent else "",
            facts=facts,
        )

    for actor in content["actors"]:
        yield mention("actor", actor, actor["part"], actor["member_of"])
    for place in content["places"]:
        for wider, part in surroundings(place):
            yield mention("place", wider, part, *wider["around"][:1])
    for topic in content["topics"]:
        yield mention("topic", topic)
    for link in content["links"]:
        yield mention("statement", link, link["kind"])
    for report in content["reports"]:
        source = report["source"]
        named = mention("source", source, "", source["part_of"])
        named.published = (source["part_of"] or source)["published"]["edtf"]
        yield named
        for actor in report["chain"]:
            yield mention("actor", actor, "chain", actor["member_of"])


def surroundings(place):
    """Yield a place and what contains it, each with what contains that."""
    yield place, ""
    around = place["around"]
    for number, wider in enumerate(around, 1):
        yield wider | {"around": around[number:]}, "within"
