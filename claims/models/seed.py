"""What a seed file last wrote, so that an editor's change is never undone."""

from django.db import models

from sources.models import PublicId


class Seed(models.Model):
    """The hashes of a seeded record: as its file says it, and as it was stored."""

    record = models.OneToOneField(PublicId, models.PROTECT, primary_key=True)
    file_sha256 = models.CharField(max_length=64)
    stored_sha256 = models.CharField(max_length=64)

    def __str__(self):
        return self.record_id
