"""What readers tell us is wrong. Who they are is not kept."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from sources.models import PublicId
from sources.models.editing import VersionField


class CorrectionSuggestion(models.Model):
    """A reader's message about a published record, and what came of it.

    `sender` is a keyed hash of the address and the day, forgotten after a day.
    """

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        DECLINED = "declined"

    record = models.ForeignKey(
        PublicId, models.PROTECT, related_name="correction_suggestions"
    )
    message = models.TextField("what is wrong", max_length=2000)
    contact = models.CharField(
        "how to reach you, if you like", max_length=200, blank=True
    )
    received_at = models.DateTimeField(db_default=Now(), editable=False)
    state = models.CharField(
        max_length=8, choices=State, default=State.OPEN, db_default=State.OPEN
    )
    answer = models.TextField("what came of it", max_length=2000, blank=True)
    sender = models.CharField(max_length=64, blank=True, editable=False)
    version = VersionField()

    class Meta:
        ordering = ["-received_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(message=""),
                name="correctionsuggestion_has_message",
            ),
            models.CheckConstraint(
                condition=Q(state="open") | ~Q(answer=""),
                name="correctionsuggestion_closed_with_answer",
                violation_error_message="Say what came of it before you close it.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["sender", "received_at"], name="correctionsuggestion_sender"
            )
        ]

    def __str__(self):
        return f"{self.record_id}: {self.message[:60]}"
