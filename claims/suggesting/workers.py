"""What the workers have to do, and whether there are any."""

from datetime import timedelta

from django.db.models import Count
from django.db.models.functions import Now
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from claims.models import MachineReading

SIGN_OF_LIFE = timedelta(seconds=60)
NAMES = {"todo": "waiting", "doing": "running", "failed": "failed"}


def alive():
    """How many workers gave a sign of life within the last minute."""
    since = Now() - SIGN_OF_LIFE
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=since).count()


def tally():
    """How many jobs wait, run and have failed."""
    jobs = ProcrastinateJob.objects.filter(status__in=NAMES).order_by()
    counted = dict(jobs.values_list("status").annotate(Count("pk")))
    return {name: counted.get(status, 0) for status, name in NAMES.items()}


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
