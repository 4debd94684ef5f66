"""A pair as one annotation of two targets: the words of each side."""

from django.urls import reverse

from claims.annotations import annotation, linked, moment, quoted, said, target
from claims.snapshots.independence import at_a_glance
from sources.models import Citation

SIDES = ("claim", "outcome")


def pair_annotation(revision, at, *, pinned):
    """Each target is what its side rests on first; all else is linked from the body."""
    pair = revision.content
    here = reverse("pair", args=[pair["id"]])
    numbered = reverse("pair_revision", args=[pair["id"], revision.number])
    rests = {side: resting(pair[side]) for side in SIDES}
    leads = [lead(rests[side]) for side in SIDES]
    others = {**rests["claim"], **rests["outcome"]}.keys() - {*leads}
    words = words_of(leads, rests)
    return annotation(
        numbered if pinned else here,
        at,
        canonical=at(here),
        via=[] if pinned else at(numbered),
        motivation="assessing",
        created=moment(revision.pair.revisions.last().published_at),
        modified=moment(revision.published_at),
        body=assessment(pair) + links(sorted(others), at),
        target=[
            target(words[key], at)
            | {"scope": at(reverse(side, args=[pair[side]["id"]]))}
            for side, key in zip(SIDES, leads, strict=True)
        ],
    )


def resting(statement):
    """The role and the source of every citation of a statement, in their order."""
    return {
        citation["id"]: (citation["role"], report["source"])
        for report in statement["reports"]
        for quotation in report["quotations"]
        for citation in quotation["citations"]
    }


def lead(rests):
    """The citation that says it, the first of them."""
    return next(
        (key for key, (role, _) in rests.items() if role == "statement"),
        next(iter(rests)),
    )


def words_of(leads, rests):
    sources = {
        source["id"]: source
        for found in rests.values()
        for key, (_, source) in found.items()
        if key in leads
    }
    citations = Citation.objects.in_place().filter(public_id__in=leads)
    return {x.citation.public_id: x for x in quoted(citations, sources)}


def assessment(pair):
    """What we make of the pair: how it relates, why, and what limits that."""
    parts = [
        said(pair["relation"].replace("_", " "), "classifying"),
        said(pair["rationale"], "assessing"),
        said(pair["weakness"], "questioning"),
        said(at_a_glance(pair)["independence"], "describing"),
    ]
    return [part for part in parts if part["value"]]


def links(keys, at):
    return [linked(at(reverse("citation", args=[key]))) for key in keys]
