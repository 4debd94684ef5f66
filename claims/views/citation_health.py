"""How all published citations stand: in their own texts, and in later ones."""

from collections import defaultdict

from django.core.cache import cache
from django.db.models import Count, Max
from django.shortcuts import render
from django.utils import timezone

from claims.models import ClaimRevision, Mention, OutcomeRevision, PublishedPair
from claims.views.addresses import momentary
from claims.views.paging import PageForm, asked, paged
from claims.views.parameters import accept_parameters
from claims.views.told import last_published
from sources.models import Anchor, Citation, Standing, with_standing

PROVED_EVERY = 60  # seconds: the proof reads every text
UNSURE = [Standing.DRIFTED, Standing.LOST]


@accept_parameters(PageForm)
@momentary
def citation_health(request):
    page, _ = asked(request)
    citations = with_standing(Citation.objects.public())
    found = citations.filter(standing__in=UNSURE).in_place()
    context = paged(found.order_by("-standing", "pk"), page)
    context |= {
        "proof": cache.get_or_set("citations-proved", proof, PROVED_EVERY),
        "standings": totals(citations),
        "looked_at": looked_at(),
        "rows": rows(context["rows"]),
    }
    return render(request, "claims/citation_health.html", context)


def proof():
    """Compare every published citation with its text, now."""
    found = Citation.objects.public().proof()
    return found | {"at": timezone.now(), "true": found["total"] - len(found["false"])}


def totals(citations):
    """How many stand in each way; every way is named."""
    counts = dict(citations.order_by().values_list("standing").annotate(Count("pk")))
    return {standing: counts.get(standing, 0) for standing in Standing.values}


def looked_at():
    anchors = Anchor.objects.filter(citation__in=Citation.objects.public())
    return anchors.aggregate(last=Max("looked_at"))["last"]


def rows(citations):
    """What became of each, and the published pairs that rest on it."""
    newest, pairs = newest_anchors(citations), pairs_of(citations)
    sources = {x.revision.source.public_id for x in citations}
    facts = Mention.objects.of_kind("source").filter(record__in=sources).facts()
    others = [x.revision.source for x in citations]
    others = [x for x in others if x.public_id not in facts]
    facts |= last_published(others) if others else {}
    return [
        {
            "citation": citation,
            "anchor": newest[citation.pk],
            "title": facts[citation.revision.source.public_id]["title"],
            "pairs": pairs[citation.pk],
        }
        for citation in citations
    ]


def newest_anchors(citations):
    anchors = Anchor.objects.filter(citation__in=citations).with_public_decision()
    anchors = anchors.order_by("revision__number")
    anchors = anchors.select_related("revision").defer("revision__text")
    return {anchor.citation_id: decided(anchor) for anchor in anchors}


def decided(anchor):
    """Say what an editor decided, once a second person has approved it."""
    approved = anchor.approved_decision == anchor.decision
    anchor.decided = anchor.decision if approved else ""
    return anchor


def pairs_of(citations):
    """The published pairs by citation."""
    resting = defaultdict(set)
    for model in (ClaimRevision, OutcomeRevision):
        ties = model.citations.through.objects.filter(citation__in=citations)
        statement = f"{model._meta.model_name}__{model.of}__public_id"
        for citation, key in ties.values_list("citation", statement):
            resting[citation].add(key)
    every = PublishedPair.objects.resting_on(set().union(*resting.values()))
    return defaultdict(list) | {
        citation: list({pair.pk: pair for key in keys for pair in every[key]}.values())
        for citation, keys in resting.items()
    }
