"""Recorded silence: somebody looked, and found nothing."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.urls import reverse

from claims.models.actor import Actor
from claims.models.place import Place
from claims.models.revision import (
    NewestRevisionQuerySet,
    PublishedRevision,
    numbered,
)
from claims.models.state import Reviewed
from claims.models.statement import Claim, Outcome
from claims.models.topic import Topic
from sources.fields import EDTFField, EDTFRangeField
from sources.models import Identified, Versioned


def whose(model, label):
    return models.ForeignKey(
        model,
        models.PROTECT,
        verbose_name=label,
        null=True,
        blank=True,
        related_name="silences",
    )


class Silence(Versioned, Reviewed, Identified):
    """What was searched for, by whom and when, without finding any of it.

    `happened` is the period that was searched for. It stands beside the one
    statement to which no counterpart was found, or beside none.
    """

    class Kind(models.TextChoices):
        NO_CLAIM = "no_claim", "no claim found"
        NO_REPORT = "no_report", "no independent report found"

    kind = models.CharField(max_length=9, choices=Kind)
    actor = whose(Actor, "whose claim or report")
    place = whose(Place, "where")
    topic = whose(Topic, "topic")
    claim = whose(Claim, "claim without a report")
    outcome = whose(Outcome, "outcome without a claim")
    happened = EDTFField("period searched for", blank=False)
    happened_range = EDTFRangeField(of="happened")
    searched = models.TextField("what was searched: archives, languages, words")
    searched_by = models.CharField(max_length=200)
    searched_on = models.DateField()
    note = models.TextField(blank=True)

    class Meta(Reviewed.Meta):
        ordering = ["-searched_on", "pk"]
        constraints = [
            *Reviewed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind="no_claim", claim=None)
                | Q(kind="no_report", outcome=None),
                name="silence_is_of_the_other_side",
                violation_error_message="No claim stands beside an outcome,"
                " no report beside a claim.",
            ),
            models.CheckConstraint(
                condition=Q(actor__isnull=False)
                | Q(place__isnull=False)
                | Q(claim__isnull=False)
                | Q(outcome__isnull=False),
                name="silence_of_something",
                violation_error_message="Say of whom, where or beside what.",
            ),
            models.CheckConstraint(
                condition=~Q(happened="") & Q(happened_range__isnull=False),
                name="silence_has_period",
            ),
            models.CheckConstraint(
                condition=~Q(searched="") & ~Q(searched_by=""),
                name="silence_says_what_was_searched",
            ),
        ]

    def __str__(self):
        beside = self.claim or self.outcome
        about = (self.actor, self.place, beside and f"beside “{beside}”")
        names = ", ".join(str(one) for one in about if one)
        return f"{self.get_kind_display().capitalize()}: {names}"

    def get_absolute_url(self):
        return reverse("silence", args=[self.public_id])


class SilenceRevisionQuerySet(NewestRevisionQuerySet):
    def naming(self, kind, *records):
        """Those published now of one of these records; of a place, or of what is in it."""
        named = Q(pk__in=[])
        for record in records:
            named |= Q(said__contains={kind: {"id": record}})
            named |= Q(said__contains={kind: {"around": [{"id": record}]}})
        said = self.published().annotate(said=Cast("snapshot", models.JSONField()))
        return said.filter(named).order_by("silence_id")


class SilenceRevision(PublishedRevision):
    of = "silence"
    silence = models.ForeignKey(Silence, models.PROTECT, related_name="revisions")

    objects = SilenceRevisionQuerySet.as_manager()

    class Meta(PublishedRevision.Meta):
        constraints = numbered("silence")
        indexes = [
            GinIndex(
                OpClass(Cast("snapshot", models.JSONField()), name="jsonb_path_ops"),
                name="silencerevision_says",
            )
        ]
