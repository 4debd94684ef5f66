"""Published records as schema.org has them, for engines that read pages.

A pair is a `ClaimReview`: its rating is the relation in words. Nobody is given
marks, so there is no number.
"""

import json
import re

from django.conf import settings
from django.urls import reverse
from django.utils.encoding import iri_to_uri

from claims.models import Pair
from claims.reading import reached
from claims.snapshots.independence import at_a_glance

SCHEMA = "https://schema.org"
PEOPLE = {"Expert", "Activist", "Witness"}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
ESCAPED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


class Data(str):
    """JSON that cannot end the element it stands in: a template writes it as it is."""

    __slots__ = ()

    @classmethod
    def of(cls, made):
        return cls(json.dumps(made, ensure_ascii=False).translate(ESCAPED))

    def __html__(self):
        return self


def review(revision, at):
    """A published pair as a review of its claim."""
    pair = revision.content
    relation = Pair.Relation(pair["relation"])
    claim, outcome = pair["claim"], pair["outcome"]
    sources = at_a_glance(pair)["independence"]
    return {
        "@context": SCHEMA,
        "@type": "ClaimReview",
        "url": at(reverse("pair", args=[pair["id"]])),
        "name": pair["heading"],
        "claimReviewed": claim["statement"],
        "reviewRating": {
            "@type": "Rating",
            "alternateName": relation.label,
            "ratingExplanation": f"{relation.meaning} {pair['rationale']} {sources}.",
        },
        "itemReviewed": claim_of(claim, "claimant", at),
        "citation": [claim_of(outcome, "observer", at), *works(outcome, at)],
        **ours(revision, at),
    }


def statement(revision, at):
    """A published claim or outcome, and where it stands."""
    content = revision.content
    part = {"claim": "claimant", "outcome": "observer"}[content["side"]]
    made = claim_of(content, part, at)
    return {
        "@context": SCHEMA,
        **made,
        "citation": works(content, at),
        "publisher": site(at),
        "license": settings.RIGHTS,
        "version": revision.number,
    }


def ours(revision, at):
    """Who says so, since when, and on what terms."""
    return {
        "author": site(at),
        "datePublished": revision.published_at.isoformat(timespec="seconds"),
        "version": revision.number,
        "identifier": f"sha256:{revision.sha256}",
        "inLanguage": "en",
        "license": settings.RIGHTS,
    }


def site(at):
    return {"@type": "Organization", "name": "Plumbline", "url": at("/")}


def claim_of(content, part, at):
    """A statement with who made it, when, and the works that report it."""
    said = [report["said"]["edtf"] for report in content["reports"]]
    days = sorted(filter(DAY.fullmatch, said))
    made = {
        "@type": "Claim",
        "url": at(reverse(content["side"], args=[content["id"]])),
        "text": content["statement"],
        "author": [agent(x, at) for x in content["actors"] if x["part"] == part],
        "datePublished": days[0] if days else "",
        "appearance": works(content, at),
    }
    return {name: value for name, value in made.items() if value}


def agent(actor, at):
    person = actor["kind"] in PEOPLE and "collective" not in actor["flags"]
    return {
        "@type": "Person" if person else "Organization",
        "name": actor["name"],
        "url": at(reverse("actor", args=[actor["id"]])),
    }


def works(content, at):
    """The sources of a statement, each once."""
    sources = {x["source"]["id"]: x["source"] for x in content["reports"]}
    return [work(source, at) for source in sources.values()]


def work(source, at):
    page = at(reverse("source", args=[source["id"]]))
    published = source["published"]["edtf"]
    made = {
        "@type": "Article",
        "headline": source["title"],
        "url": iri_to_uri(reached(source, "url")) or page,
        "sameAs": page,
        "publisher": source["publisher"]
        and {"@type": "Organization", "name": source["publisher"]["name"]},
        "datePublished": published if DAY.fullmatch(published) else "",
        "inLanguage": source["language"],
    }
    return {name: value for name, value in made.items() if value}
