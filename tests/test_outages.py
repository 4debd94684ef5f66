"""P13: how a web process answers while its database does not."""

import subprocess
import sys

import pytest

from config.circuit_breaker import CircuitBreaker
from tests.processes import free_port
from tests.test_headers import PRODUCTION

READ = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
from django.conf import settings
from django.db import connection
from django.test import Client
from config import edition

edition.DATABASE.pause = 600
settings.STATIC_ROOT = sys.argv[1]
settings.DATABASES["default"]["OPTIONS"]["pool"]["timeout"] = 0.5
client = Client(raise_request_exception=False)
asked = [client.get(x, secure=True, HTTP_HOST="plumbline.example") for x in ["/method"] * 5]
print(*[x.status_code for x in asked], connection.pool.get_stats()["requests_num"])
"""


class Failed(Exception):
    pass


def fail(breaker):
    with breaker.guard():
        raise Failed("no answer")


def test_p13_without_a_database_only_one_reader_waits_for_it(settings):
    database = f"postgresql://nobody@127.0.0.1:{free_port()}/nothing"

    done = subprocess.run(
        [sys.executable, "-c", READ, str(settings.STATIC_ROOT)],
        env=PRODUCTION | {"DATABASE_URL": database},
        capture_output=True,
        text=True,
    )

    assert done.stdout.split() == ["500"] * 5 + ["1"], done.stderr


def test_what_failed_is_refused_until_the_pause_is_over():
    breaker = CircuitBreaker(Failed, pause=600)
    with breaker.guard():
        pass
    for _ in range(2):
        with pytest.raises(Failed, match="no answer"):
            fail(breaker)

    with pytest.raises(Failed, match="no answer"), breaker.guard():
        pytest.fail("It was tried again.")


def test_what_failed_is_tried_by_one_after_the_pause_and_by_all_once_it_works():
    breaker = CircuitBreaker(Failed, pause=600)
    with pytest.raises(Failed):
        fail(breaker)
    breaker.next_try = 0

    with breaker.guard(), pytest.raises(Failed), breaker.guard():
        pytest.fail("Two tried it.")
    for _ in range(2):
        with breaker.guard():
            pass


def test_another_error_stops_nobody():
    breaker = CircuitBreaker(Failed, pause=600)
    with pytest.raises(ValueError, match="a mistake"), breaker.guard():
        raise ValueError("a mistake")

    with breaker.guard():
        pass
