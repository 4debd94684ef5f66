"""The one way from draft to published, and what published asks for."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class State(models.TextChoices):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"

    @classmethod
    def field(cls):
        return models.CharField(
            max_length=9, choices=cls, default=cls.DRAFT, db_default=cls.DRAFT
        )


def published_only_when(condition, name):
    return models.CheckConstraint(
        condition=~Q(state=State.PUBLISHED) | condition, name=name
    )


def somebody():
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )


class Reviewed(models.Model):
    """A record that is public only once somebody else has read what was saved.

    An approval is of exactly the bytes that publication would write, so that
    it is stale as soon as these differ. `waiting_since` is when it was first
    saved with something that is not public; publication ends the wait.
    `writers` are the accounts whose words in it nobody else has read yet: more
    than who saved last where a change elsewhere, such as of an actor's name,
    changed what it says.
    """

    state = State.field()
    saved_by = somebody()
    writers = ArrayField(models.IntegerField(), default=list, editable=False)
    approved_by = somebody()
    approved_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    waiting_since = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.CharField(max_length=400, blank=True, editable=False)
    correction_note = models.CharField(
        "correction note, public",
        max_length=400,
        blank=True,
        default="",
        db_default="",
        help_text="What changes, and why. Whoever publishes it can leave it as it is"
        " or put other words, which somebody else approves then.",
    )

    class Meta:
        abstract = True
        permissions = [
            ("approve", "Can approve"),
            ("publish", "Can publish"),
            ("withdraw", "Can withdraw"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_sha256="", approved_at=None)
                | Q(approved_by__isnull=False, saved_by__isnull=False)
                & Q(approved_at__isnull=False)
                & ~Q(approved_by=F("saved_by"))
                & ~Q(approved_sha256=""),
                name="%(class)s_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | ~Q(writers__contains=[F("approved_by")]),
                name="%(class)s_approved_by_no_writer",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WITHDRAWN) | ~Q(withdrawn_reason=""),
                name="%(class)s_withdrawn_with_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["saved_by"],
                condition=~Q(state=State.PUBLISHED) | Q(waiting_since__isnull=False),
                name="%(class)s_at_work",
            )
        ]

    @property
    def unread_writers(self):
        """The keys of the accounts whose words here nobody else has read yet."""
        return {*self.writers, *([self.saved_by_id] if self.saved_by_id else [])}

    @property
    def is_public(self):
        return self.state == State.PUBLISHED
