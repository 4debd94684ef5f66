"""Every published page, for engines that look for all there are."""

from functools import partial

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from claims.models import (
    DiscrepancyRevision,
    Mention,
    PublishedPair,
    PublishedStatement,
    SilenceRevision,
)

PAGES = ("pair_list", "claim_list", "outcome_list", "source_list", "topic_list")
PAGES += ("actor_list", "place_list", "discrepancy_list", "silence_list")
PAGES += ("method", "corrections", "citation_health")


class Listed(Sitemap):
    """Records of one kind, each as its public id and when it was published."""

    limit = 10_000

    def __init__(self, kind):
        self.kind = kind

    def location(self, item):
        return reverse(self.kind, args=[item[0]])

    def lastmod(self, item):
        return item[1]

    def get_latest_lastmod(self):
        """Not told: it would be asked of every row."""
        return None


class Pairs(Listed):
    def items(self):
        rows = PublishedPair.objects.order_by("pair")
        return rows.values_list("public_id", "revision__published_at")


class Statements(Listed):
    def items(self):
        rows = PublishedStatement.objects.of_side(self.kind).order_by("record")
        return rows.values_list("record", "published_at")


class Sealed(Listed):
    def __init__(self, kind, revisions):
        super().__init__(kind)
        self.revisions = revisions

    def items(self):
        rows = self.revisions.objects.published().order_by(f"{self.kind}__public_id")
        return rows.values_list(f"{self.kind}__public_id", "published_at")


class Named(Listed):
    """What published statements name; when that changed is not kept."""

    def items(self):
        rows = Mention.objects.of_kind(self.kind).order_by("record")
        return rows.values_list("record").distinct()

    def lastmod(self, item):
        return None


class Pages(Sitemap):
    def items(self):
        return PAGES

    def location(self, item):
        return reverse(item)


SITEMAPS = {
    "pages": Pages,
    "pairs": partial(Pairs, "pair"),
    "claims": partial(Statements, "claim"),
    "outcomes": partial(Statements, "outcome"),
    "discrepancies": partial(Sealed, "discrepancy", DiscrepancyRevision),
    "silences": partial(Sealed, "silence", SilenceRevision),
    "sources": partial(Named, "source"),
    "actors": partial(Named, "actor"),
    "places": partial(Named, "place"),
    "topics": partial(Named, "topic"),
}
