"""The very bytes that texts were read from."""

from django.db import models
from django.db.models.functions import Now

from sources.models.source import Revision


class Capture(models.Model):
    """A file, or what an address gave, as it came in; it never changes.

    It is there as soon as an editor has looked at it. What was kept of it is a
    revision, and that it became one is written into it, once.
    """

    revision = models.OneToOneField(
        Revision, models.PROTECT, null=True, blank=True, related_name="capture"
    )
    content = models.BinaryField("bytes")
    sha256 = models.CharField(max_length=64, editable=False)
    content_type = models.CharField(max_length=100, blank=True)
    name = models.CharField("file name", max_length=255, blank=True)
    final_url = models.URLField("fetched from", max_length=2000, blank=True)
    fetched_at = models.DateTimeField("came in", db_default=Now())

    class Meta:
        ordering = ["-fetched_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(name="", final_url__regex=r"^https?://")
                | ~models.Q(name="") & models.Q(final_url=""),
                name="capture_is_file_or_fetched",
            ),
            models.CheckConstraint(
                condition=~models.Q(content=b""), name="capture_holds_bytes"
            ),
        ]
        indexes = [models.Index(fields=["sha256"], name="capture_sha256")]

    def __str__(self):
        return self.name or self.final_url

    @property
    def origin(self):
        return Revision.Origin.FETCHED if self.final_url else Revision.Origin.FILE
