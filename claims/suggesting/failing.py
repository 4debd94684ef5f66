"""What went wrong with a job, kept beside it until it is done."""

from contextlib import AbstractContextManager

from claims.models import JobFailure
from claims.models.job_failure import LONGEST

LEFT = "The worker that had begun it gave no sign of life for {} seconds."


class Noted(AbstractContextManager):
    """Keep an error that a job ends with; it is raised all the same."""

    def __init__(self, job):
        self.job = job

    def __exit__(self, kind, error, traceback):
        if isinstance(error, Exception):
            failed(self.job, kind.__name__, str(error))


def failed(job, error, message):
    """Note one failed attempt, in one line and without control characters."""
    said = " ".join("".join(x if x.isprintable() else " " for x in message).split())
    return JobFailure.objects.create(
        job_id=job, error=error[:100], message=said[:LONGEST]
    )
