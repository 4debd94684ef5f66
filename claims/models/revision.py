"""Numbered, hashed, immutable snapshots of what was published."""

import hashlib
import json

from django.conf import settings
from django.db import models
from django.db.models import OuterRef
from django.db.models.functions import Now

from claims.models.state import State
from claims.models.statement import Claim, Outcome
from sources.models import Citation, Explanation, approved


class PublishedRevision(models.Model):
    """A snapshot as canonical JSON: sorted keys, no spaces, UTF-8.

    The database computes sha256 over its bytes and refuses every change.
    """

    number = models.PositiveIntegerField()
    snapshot = models.TextField()
    sha256 = models.CharField(max_length=64, editable=False)
    note = models.CharField("correction note", max_length=400, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(db_default=Now())

    class Meta:
        abstract = True
        ordering = ["-number"]

    def __str__(self):
        return f"revision {self.number}"

    @property
    def content(self):
        return json.loads(self.snapshot)

    @property
    def is_intact(self):
        """Whether the stored snapshot hashes to what was recorded of it."""
        found = hashlib.sha256(self.snapshot.encode()).hexdigest()
        return found == self.sha256


def public_note(of):
    """Select the correction note that readers are shown; null while it waits."""
    return approved(
        Explanation.Matter.CORRECTION,
        OuterRef(f"{of}__public_id"),
        OuterRef("number"),
    )


def numbered(of):
    """Revisions are numbered from 1, each number once; a further one says why."""
    return [
        models.UniqueConstraint(
            fields=[of, "number"], name=f"{of}revision_unique_number"
        ),
        models.CheckConstraint(
            condition=models.Q(number__gte=1), name=f"{of}revision_numbered_from_1"
        ),
        models.CheckConstraint(
            condition=models.Q(number__lte=1) | ~models.Q(note=""),
            name=f"{of}revision_corrected_with_note",
        ),
    ]


def published_anew(of):
    """Finds what was published again, which is seldom, at once."""
    return models.Index(
        fields=[of, "published_at"],
        condition=models.Q(number__gt=1),
        name=f"{of}revision_anew",
    )


class NewestRevisionQuerySet(models.QuerySet):
    def with_notes(self):
        """With the note that readers are shown of each, as `public_note`."""
        return self.annotate(public_note=public_note(self.model.of))

    def published(self):
        """The newest revision of each record that is published now."""
        of = self.model.of
        newer = self.model.objects.filter(
            **{of: OuterRef(of), "number__gt": OuterRef("number")}
        )
        live = self.filter(**{f"{of}__state": State.PUBLISHED})
        return live.exclude(models.Exists(newer))


class CitingRevisionQuerySet(NewestRevisionQuerySet):
    def citing(self, revision):
        """The newest of each record among those that cite a text."""
        of = f"{self.model.of}_id"
        cited = self.filter(citations__revision=revision).order_by(of, "-number")
        return cited.distinct(of)


class ClaimRevision(PublishedRevision):
    of = "claim"
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="revisions")
    citations = models.ManyToManyField(Citation, related_name="claim_revisions")

    objects = CitingRevisionQuerySet.as_manager()

    class Meta(PublishedRevision.Meta):
        constraints = numbered("claim")
        indexes = [published_anew("claim")]


class OutcomeRevision(PublishedRevision):
    of = "outcome"
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="revisions")
    citations = models.ManyToManyField(Citation, related_name="outcome_revisions")

    objects = CitingRevisionQuerySet.as_manager()

    class Meta(PublishedRevision.Meta):
        constraints = numbered("outcome")
        indexes = [published_anew("outcome")]
