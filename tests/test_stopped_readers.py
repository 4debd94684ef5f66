"""Readers that are killed or stopped lose nothing and do nothing twice."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import MachineReading, Suggestion
from sources.models import Revision, Source
from tests.processes import finish, manage
from tests.refusal import sql
from tests.suggesting import take_up_left
from tests.test_extract import extract, make_text, rows
from tests.threads import at_once

pytestmark = pytest.mark.owner("workers and commands run as the owner of the tables")
SOAK = os.environ.get("PLUMBLINE_SOAK") == "1"
KILLS = 20 if SOAK else 1
TEXTS = 200 if SOAK else 12
PATIENCE = 120  # seconds


@pytest.fixture
def texts(queue):
    """Texts of which each waits for a worker, and what an uninterrupted run makes of them."""
    for _ in range(TEXTS):
        make_text()
    extract("--all")
    whole = rows()
    MachineReading.objects.all().delete()
    Suggestion.objects.all().delete()
    return whole


def manage_on_test(*words, data):
    """Start a command of manage.py on the database of the tests."""
    known = connection.get_connection_params()
    named = ["host", "port", "user", "dbname"]
    url = " ".join(f"{name}={known[name]}" for name in named)
    return manage(*words, data=data, DATABASE_URL=url, SECRET_KEY="k" * 50)


@contextmanager
def last_text_held_back():
    """Keep the last text from being read, so that no run ends before it is stopped."""
    with transaction.atomic():
        assert Revision.objects.select_for_update().order_by("pk").last()
        yield


def is_read(number):
    return MachineReading.objects.count() >= number


def wait_for(condition, *words):
    deadline = time.monotonic() + PATIENCE
    while not condition(*words):
        assert time.monotonic() < deadline, "the worker reads nothing"
        time.sleep(0.05)


def test_p10_a_killed_worker_loses_and_doubles_nothing(texts, tmp_path):
    for kill in range(KILLS):
        with last_text_held_back():
            process = manage_on_test("worker", data=tmp_path)
            wait_for(is_read, 1 + kill * TEXTS // (KILLS + 1))
            time.sleep(random.uniform(0, 0.05))  # noqa: S311 - anywhere within a text
            process.kill()
            finish(process)
        unread = TEXTS - MachineReading.objects.count()
        assert ProcrastinateJob.objects.count() >= unread > 0
        sql(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"
        )
        take_up_left()

    at_once(lambda: call_command("worker", once=True))

    assert rows() == texts
    assert MachineReading.objects.count() == TEXTS
    assert not ProcrastinateJob.objects.exclude(task_name="take_up").exists()


def test_ctrl_c_ends_a_run_at_once_and_another_goes_on(texts, tmp_path):
    processes = f"--processes={2 if SOAK else 1}"
    with last_text_held_back():
        process = manage_on_test("extract", "--all", processes, data=tmp_path)
        wait_for(is_read, 1)
        os.killpg(process.pid, signal.SIGINT)
        code, said = finish(process)

    assert (code, "Traceback" in said) == (130, False), said
    assert "goes on with the others" in said
    assert 0 < MachineReading.objects.count() < TEXTS
    extract("--all")
    assert rows() == texts


def test_a_session_is_looked_for_even_while_it_works(transactional_db):
    """Else what a killed client had locked stays locked until its statement ends."""
    assert sql("SHOW client_connection_check_interval") == [("5s",)]


@pytest.mark.skipif(not SOAK, reason="waits for the server to look for its client")
def test_what_a_killed_client_had_locked_is_free_within_seconds(transactional_db):
    source = make_text()
    where = connection.get_connection_params()
    named = {
        name: where[name] for name in ("host", "port", "user", "dbname", "options")
    }
    lock, sleep = "SELECT FROM sources_source FOR UPDATE", "SELECT pg_sleep(25)"
    code = f"import psycopg; psycopg.connect(**{named!r})"
    code += f".cursor().execute({lock!r}).execute({sleep!r})"
    client = subprocess.Popen([sys.executable, "-c", code])
    wait_for(lambda: sql("SELECT FROM pg_stat_activity WHERE query = %s", sleep))
    client.kill()
    client.wait()

    started = time.monotonic()
    with transaction.atomic():
        Source.objects.select_for_update().get(pk=source.pk)
    assert 0.1 < time.monotonic() - started < 10
