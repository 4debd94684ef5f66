"""Why what a worker tried did not work."""

from django.db import models
from django.db.models.functions import Now
from procrastinate.contrib.django.models import ProcrastinateJob

LONGEST = 500  # code points of a message


class JobFailure(models.Model):
    """One attempt at a job that failed; the database lets it go with the job."""

    job = models.ForeignKey(
        ProcrastinateJob,
        models.DO_NOTHING,
        related_name="failures",
        db_constraint=False,  # it is in 0008, for it is workers in SQL who delete jobs
    )
    error = models.CharField(max_length=100)
    message = models.CharField(max_length=LONGEST, blank=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.error}: {self.message}" if self.message else self.error
