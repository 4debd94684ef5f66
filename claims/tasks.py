"""What workers do: read the texts that came in, and take up what a dead worker left."""

from functools import lru_cache

from asgiref.sync import sync_to_async
from django.db.models import Count, Sum
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.jobs import Status
from procrastinate.utils import utcnow

from claims.models import Actor, Place
from claims.suggesting import reading
from claims.suggesting.failing import LEFT, Noted, failed
from sources.jobs import READ_TEXT

ATTEMPTS = 4  # then a job has failed, and stays until somebody asks for it again
DEAD_AFTER = 60  # seconds without a sign of life of the worker


@app.task(
    name=READ_TEXT,
    retry=RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=4),
    pass_context=True,
)
def read_text(context, revision, again=False):
    with Noted(context.job.id):
        read_newest(revision, again)


def read_newest(revision, again=False):
    """Suggest what a text says, unless that was done or a newer text is there."""
    due = reading.newest().filter(pk=revision)
    due = due if again else reading.unread(due)
    for key in due.values_list("pk", flat=True):
        for _ in reading.read([key], names=names()):
            pass


def names():
    """The lexicon, made anew when an actor or a place was."""
    counted = [
        tuple(model.objects.aggregate(Count("pk"), Sum("version")).values())
        for model in (Actor, Place)
    ]
    return lexicon_at(*counted)


@lru_cache(maxsize=1)
def lexicon_at(actors, places):
    return reading.lexicon()


@app.periodic(cron="* * * * *")
@app.task(name="take_up", queueing_lock="take_up", pass_context=False)
async def take_up(timestamp):
    """Give jobs of workers that show no sign of life to others, but not for ever.

    A text that kills whoever reads it must not kill one worker after the other.
    """
    jobs = app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER):
        await sync_to_async(failed)(job.id, "No sign of life", LEFT.format(DEAD_AFTER))
        if job.attempts < ATTEMPTS:
            await jobs.retry_job_by_id_async(job.id, retry_at=utcnow())
        else:
            await jobs.finish_job_by_id_async(job.id, Status.FAILED, delete_job=False)
