"""What the workers have to do, and whether there are any."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Count
from django.db.models.functions import Now
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker
from procrastinate.utils import utcnow

from claims.models import MachineReading

SIGN_OF_LIFE = timedelta(seconds=60)
NAMES = {
    "todo": "waiting",
    "doing": "running",
    "failed": "failed",
    "cancelled": "cancelled",
}


def alive():
    """How many workers gave a sign of life within the last minute."""
    since = Now() - SIGN_OF_LIFE
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=since).count()


def tally():
    """How many jobs wait, run and have failed."""
    jobs = ProcrastinateJob.objects.filter(status__in=NAMES).order_by()
    counted = dict(jobs.values_list("status").annotate(Count("pk")))
    return {
        name: {"status": status, "number": counted.get(status, 0)}
        for status, name in NAMES.items()
    }


@transaction.atomic
def try_again(keys):
    """Have what failed or was cancelled wait for a worker again; say how many do.

    What has been taken up or done meanwhile is left alone.
    """
    failed = [job.pk for job in held(keys, "failed")]
    for key in failed:
        app.job_manager.retry_job_by_id(key, retry_at=utcnow())
    cancelled = held(keys, "cancelled")
    return len(failed) + cancelled.update(status="todo", scheduled_at=None)


@transaction.atomic
def cancel(keys):
    """Have what waits be done by nobody, until it is tried again; say how many."""
    return sum(app.job_manager.cancel_job_by_id(job.pk) for job in held(keys, "todo"))


def held(keys, status):
    """The jobs of these in a status, which nobody changes until the transaction ends.

    Procrastinate's own manager is for reading only.
    """
    found = ProcrastinateJob._base_manager.filter(pk__in=keys, status=status)
    return found.select_for_update(skip_locked=True)


def reading_of(revision):
    """Why less is suggested in a text than could be; nothing if all is well."""
    read = MachineReading.objects.filter(revision=revision).first()
    if read:
        return read.notice
    if alive():
        return "A worker is about to read this text: load the page again in a moment."
    return (
        "Nobody has read this text for suggestions, for no worker is running"
        " (manage.py worker starts one). Tag it by hand meanwhile."
    )
