import pytest
from django.core.management import call_command
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import Suggestion
from claims.tasks import names, read_newest
from sources.jobs import READ_TEXT
from tests.accounts import account, at_the_desk
from tests.factories import make_place, make_source
from tests.refusal import sql
from tests.roles import as_owner
from tests.suggesting import take_up_left
from tests.test_extract import extract, make_text
from tests.threads import at_once

LIST = "/admin/procrastinate/procrastinatejob/"


def jobs(source):
    keys = [revision.pk for revision in source.revisions.all()]
    return ProcrastinateJob.objects.filter(args__revision__in=keys)


@pytest.mark.django_db
def test_a_text_that_is_captured_waits_for_a_worker():
    source = make_source()

    [job] = jobs(source)
    assert (job.task_name, job.status) == (READ_TEXT, "todo")


@pytest.mark.django_db
def test_a_text_that_is_not_kept_waits_for_nobody():
    with transaction.atomic():
        source = make_source()
        found = jobs(source)
        transaction.set_rollback(True)

    assert not found.all().exists()


@pytest.mark.database
@pytest.mark.django_db
def test_a_web_process_leaves_jobs_to_workers():
    assert jobs(make_source()).count() == 1


@pytest.mark.owner("workers and commands run as the owner of the tables")
@pytest.mark.django_db
def test_a_text_is_read_once_and_only_while_it_is_the_newest():
    old = make_text()
    new = old.revise("Nothing was said.", "pasted")
    read_newest(old.revisions.first().pk)
    assert not Suggestion.objects.exists()

    source = make_text()
    key = source.revisions.get().pk
    read_newest(key)
    assert Suggestion.objects.update(score=0) == 2
    read_newest(key)
    assert Suggestion.objects.filter(score=0).count() == 2
    read_newest(key, again=True)
    assert not Suggestion.objects.filter(score=0).exists()
    assert not new.suggestions.exists()


@pytest.mark.django_db
def test_all_texts_can_be_left_to_workers():
    source = make_source()

    assert "1 texts left to the workers" in extract("--all", "--jobs")
    assert jobs(source).count() == 2


@pytest.mark.django_db
def test_names_are_read_anew_when_a_place_was_added():
    before = names()
    assert names() is before

    make_place(name="Cair Paravel")

    assert "Cair Paravel" in names().named_places


@pytest.mark.owner("workers and commands run as the owner of the tables")
def test_a_worker_reads_what_waits_and_keeps_what_failed(queue):
    source = make_text()
    app.configure_task("unheard_of", allow_unknown=True).defer()

    at_once(lambda: call_command("worker", once=True))

    assert Suggestion.objects.filter(revision__source=source).count() == 2
    failed = ProcrastinateJob.objects.get(task_name="unheard_of")
    assert failed.status == "failed"
    assert not jobs(source).exists()


@pytest.mark.django_db
def test_the_desk_shows_the_queue_and_tries_what_failed_once_more():
    sql("DELETE FROM procrastinate_jobs")
    source = make_text()
    sql("UPDATE procrastinate_jobs SET status = 'doing'")
    sql("UPDATE procrastinate_jobs SET status = 'failed'")
    [job] = jobs(source)

    page = at_the_desk(account("analyst")).get(LIST).text
    assert "No worker is running." in page
    assert "1 failed" in page
    assert source.title in page
    assert "Try failed jobs" not in page
    at_the_desk(account("editor")).post(
        LIST, {"action": "retry", "_selected_action": [job.pk]}
    )

    assert jobs(source).get().status == "todo"


def test_p10_what_a_killed_worker_had_begun_is_taken_up_by_another(queue):
    source = make_text()
    sql("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL")
    assert jobs(source).get().status == "doing"

    take_up_left()

    assert jobs(source).get().status == "todo"
    assert jobs(source).get().attempts == 1


@pytest.mark.django_db
def test_p13_without_a_worker_a_text_is_tagged_all_the_same():
    sql("DELETE FROM procrastinate_workers")
    source = make_text()
    page = f"/admin/sources/source/{source.pk}/tag/"
    client = at_the_desk(account("editor"))

    answer = client.get(page)

    assert answer.status_code == 200
    assert "no worker is running" in answer.text
    sql("INSERT INTO procrastinate_workers DEFAULT VALUES")
    assert "A worker is about to read this text" in client.get(page).text
    with as_owner():
        read_newest(source.revisions.get().pk)
    assert "worker" not in client.get(page).text
