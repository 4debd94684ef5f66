"""What a worker could not do: why, when it is tried again, and by whom."""

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import JobFailure
from claims.suggesting.failing import Noted, failed
from claims.suggesting.workers import cancel, try_again
from claims.tasks import ATTEMPTS, read_newest
from sources.jobs import READ_TEXT, enqueue
from tests.accounts import account, at_the_desk
from tests.factories import make_source
from tests.refusal import refused, sql
from tests.suggesting import take_up_left

pytestmark = pytest.mark.django_db
LIST = "/admin/procrastinate/procrastinatejob/"


@pytest.fixture(autouse=True)
def nothing_waits(db):
    """Tests that commit leave their jobs in the queue."""
    sql("DELETE FROM procrastinate_jobs")


def make_job(status="todo", **fields):
    """A job in a state; the queue goes through what lies between."""
    enqueue(READ_TEXT, revision=make_source().revisions.get().pk)
    sql(
        "DELETE FROM procrastinate_jobs WHERE id < (SELECT max(id) FROM procrastinate_jobs)"
    )
    for state in {"failed": ["doing", "failed"], "todo": []}.get(status, [status]):
        sql("UPDATE procrastinate_jobs SET status = %s", state)
    for name, value in fields.items():
        sql(f"UPDATE procrastinate_jobs SET {name} = %s", value)  # noqa: S608
    return ProcrastinateJob.objects.get()


def page():
    return at_the_desk(account("editor")).get(LIST).text


def test_an_error_is_kept_beside_its_job_and_raised_all_the_same():
    job = make_job("doing")

    with pytest.raises(ValueError, match="expected a number"), Noted(job.pk):
        read_newest("<b>no key</b>\u202e\n")

    kept = JobFailure.objects.get()
    assert kept.job == job
    assert str(kept).startswith("ValueError: Field 'id' expected a number but got '<b>")
    assert "\n" not in kept.message
    assert "\u202e" not in kept.message


def test_what_ends_well_leaves_nothing():
    with Noted(make_job("doing").pk):
        pass

    assert not JobFailure.objects.exists()


def test_the_desk_says_why_a_job_failed_and_that_it_is_not_tried_again():
    job = make_job("failed", attempts=ATTEMPTS)
    failed(job.pk, "ValueError", "<script>no</script>")
    failed(job.pk, "OperationalError", "the server went away " * 50)

    client = at_the_desk(account("analyst"))
    listed = client.get(f"{LIST}?state=failed").text
    assert "OperationalError: the server went away" in listed
    assert f"not by itself, after {ATTEMPTS} attempts" in listed
    assert "What failed is not tried again by itself" in listed
    read = client.get(f"{LIST}{job.pk}/change/").text
    assert "ValueError: &lt;script&gt;no&lt;/script&gt;" in read
    assert "Traceback" not in read


def test_the_desk_says_when_a_job_is_tried_again():
    failed(make_job(attempts=1, scheduled_at="2999-01-02 03:04Z").pk, "Error", "busy")

    assert "2 Jan 2999" in page() or "Jan. 2, 2999" in page()


def test_a_task_that_no_worker_knows_is_said_to_be_unknown():
    app.configure_task("unheard_of", allow_unknown=True).defer(revision="no key")
    sql("UPDATE procrastinate_jobs SET status = 'doing'")
    sql("UPDATE procrastinate_jobs SET status = 'failed'")

    assert "No worker knows this task" in page()


def test_an_empty_queue_says_so():
    assert "Nothing waits, runs or has failed" in page()


def test_what_is_cancelled_can_be_tried_again_and_each_twice_does_nothing():
    job = make_job(scheduled_at="2999-01-02 03:04Z")

    assert [cancel([job.pk]), cancel([job.pk])] == [1, 0]
    assert "cancelled" in page()
    assert [try_again([job.pk]), try_again([job.pk])] == [1, 0]

    job.refresh_from_db()
    assert (job.status, job.scheduled_at) == ("todo", None)


@pytest.mark.parametrize("status", ["doing", "failed"])
def test_only_what_waits_is_cancelled(status):
    job = make_job(status)

    assert cancel([job.pk]) == 0
    assert ProcrastinateJob.objects.get().status == status


def test_what_runs_is_not_given_to_a_second_worker():
    job = make_job("doing")

    assert try_again([job.pk]) == 0


@pytest.mark.parametrize(
    ("role", "left"), [("analyst", "todo"), ("editor", "cancelled")]
)
def test_editors_cancel_and_analysts_look(role, left):
    job = make_job()

    at_the_desk(account(role)).post(
        LIST, {"action": "cancel", "_selected_action": [job.pk]}
    )

    assert ProcrastinateJob.objects.get().status == left


def test_p10_a_text_that_kills_its_workers_is_given_up_in_the_end(queue):
    job = make_job("doing", attempts=ATTEMPTS - 1)

    take_up_left()
    assert ProcrastinateJob.objects.get().status == "todo"
    sql("UPDATE procrastinate_jobs SET status = 'doing'")
    take_up_left()

    assert ProcrastinateJob.objects.get().status == "failed"
    assert [str(x) for x in JobFailure.objects.filter(job=job.pk)] == 2 * [
        "No sign of life: The worker that had begun it gave no sign of life for 60 seconds."
    ]


@pytest.mark.database
def test_what_failed_is_forgotten_with_its_job_and_never_without_one():
    job = make_job("failed")
    failed(job.pk, "Error", "")

    sql("DELETE FROM procrastinate_jobs")
    assert not JobFailure.objects.exists()
    with refused("jobfailure_of_a_job"):
        failed(job.pk, "Error", "")
