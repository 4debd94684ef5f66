"""How citations stand in the newest text of their source."""

from django.db import models
from django.db.models import Case, Exists, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from sources.models.anchor import Anchor
from sources.models.source import Revision


class Standing(models.TextChoices):
    """How a citation stands in the newest text of its source."""

    ONLY = "only", "its text is the newest"
    EXACT = "exact"
    MOVED = "moved"
    DRIFTED = "drifted"
    LOST = "lost"
    UNSEEN = "unseen", "not yet looked at"


def with_standing(citations):
    """Say of each citation how it stands; what was retired is not looked for again."""
    later = Revision.objects.filter(
        source=OuterRef("revision__source"), number__gt=OuterRef("revision__number")
    )
    newest = later.order_by("-number").values("pk")[:1]
    anchors = Anchor.objects.filter(citation=OuterRef("pk")).order_by()
    there = anchors.filter(revision=OuterRef("newest"))
    retired = When(
        Exists(anchors.filter(decision=Anchor.Decision.RETIRED)), Value(Standing.LOST)
    )
    return citations.annotate(
        newest=Subquery(newest),
        standing=Case(
            When(newest=None, then=Value(Standing.ONLY)),
            default=Coalesce(
                Subquery(there.values("state")[:1]),
                Case(retired, default=Value(Standing.UNSEEN)),
            ),
        ),
    )
