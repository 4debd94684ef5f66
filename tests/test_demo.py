import http.client
import os
import random
import re
import signal
import socket
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.contents import done, proof, rows, run
from tests.processes import all_gone, data_folder, finish, manage, python, start

pytestmark = pytest.mark.database


KILLS = 20 if os.environ.get("PLUMBLINE_SOAK") == "1" else 1
LOADING = 4  # seconds within which a load is killed: it takes longer


@pytest.fixture(scope="module")
def filled():
    """A data folder that the demo has filled once, and what killed loads had left."""
    with data_folder() as folder:
        done("migrate", "--verbosity=0", data=folder)
        left_behind = []
        for _ in range(KILLS):
            load = manage("loadseeds", data=folder)
            time.sleep(random.uniform(1, LOADING))  # noqa: S311
            load.kill()
            finish(load)
            left_behind.append(rows(folder))
        done("demo", "--noserve", data=folder)
        yield folder, left_behind


@pytest.fixture
def data(filled):
    return filled[0]


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def opened(process):
    """Return what is printed up to the address, which answers by then."""
    lines = []
    while not lines or "http://" not in lines[-1]:
        lines.append(process.stdout.readline())
        assert lines[-1], lines
    address = re.search(r"127\.0\.0\.1:\d+", lines[-1])[0]
    with closing(http.client.HTTPConnection(address, timeout=5)) as page:
        page.request("GET", "/")
        assert page.getresponse().status < 500
    return "".join(lines)


def demo(data, port):
    """Start the demo as make does, which it must not outlive."""
    process = start("make", "demo", f"ARGS=--port {port}", data=data)
    opened(process)
    return process


def children(process):
    """Return the numbers of the processes that another one started."""
    started = Path(f"/proc/{process}/task").glob("*/children")
    return {int(number) for file in started for number in file.read_text().split()}


def test_a_second_run_makes_nothing_and_is_quick(data):
    started = time.monotonic()

    code, output = finish(manage("demo", "--noserve", data=data))

    assert code == 0
    assert "Making" not in output
    assert "Compressing" not in output
    assert time.monotonic() - started < 15  # a stuck lock, not a benchmark


def test_p9_a_killed_load_leaves_nothing_and_the_next_one_all(filled):
    data, left_behind = filled

    whole = rows(data)

    assert left_behind
    assert all(found in (["0"] * len(whole), whole) for found in left_behind)
    assert "0" not in whole


def test_p11_a_dump_restored_elsewhere_proves_itself(data, tmp_path):
    dump = str(tmp_path / "plumbline.dump")

    with data_folder() as other:
        run([["pg_dump", "-Fc", "-f", dump, "plumbline"]], data=data)
        make_role = ["createuser", "--no-login", "plumbline_app"]
        restore = ["pg_restore", "--exit-on-error", "-d", "plumbline", dump]
        run([make_role, restore], data=other)

        assert rows(other) == rows(data)
        assert proof(other) == proof(data)


def test_p6_a_web_process_has_not_the_rights_of_commands(data):
    """Even one forked from a process that had them."""
    whoami = """
import django
django.setup()
from django.db import connection
def say():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        print(*cursor.fetchone())
    connection.close()
    connection.close_pool()
say()
import config.wsgi
say()
"""
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings"}

    code, output = finish(python(whoami, data=data, **settings))

    assert (code, output.split()) == (0, ["plumbline", "plumbline_app"])


def test_a_port_that_was_asked_for_and_is_in_use_is_named(data):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, output = finish(manage("demo", "--port", str(port), data=data))

    assert code == 1
    assert (
        output == f"CommandError: Port {port} is in use: choose another with --port.\n"
    )


def test_without_a_port_the_next_free_one_is_used(data):
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if taken.connect_ex(("127.0.0.1", 8000)) != 0:
            taken.close()
            taken = socket.create_server(("127.0.0.1", 8000))
        process = manage("demo", data=data)
        output = opened(process)
        process.terminate()
        taken.close()

    assert "Port 8000 is in use, trying the next" in output
    assert finish(process)[0] == 0


def test_ctrl_c_stops_everything_without_a_traceback(data, port):
    process = demo(data, port)

    os.killpg(process.pid, signal.SIGINT)
    code, output = finish(process)

    assert code in (0, 2, 130, -signal.SIGINT)
    assert "Stopped." in output
    assert "Traceback" not in output
    assert all_gone(data, within=5)


@pytest.mark.parametrize("victim", ["make", "demo"])
def test_whatever_is_killed_nothing_is_left_after_five_seconds(data, port, victim):
    process = demo(data, port)
    number = process.pid if victim == "make" else children(process.pid).pop()

    os.kill(number, signal.SIGKILL)

    assert all_gone(data, within=5)
    finish(process)


def test_a_killed_web_process_is_replaced(data, port):
    process = demo(data, port)
    [served] = children(process.pid)
    while len(started := children(served)) < 3:  # two web processes, and a reader
        time.sleep(0.1)

    os.kill(min(started), signal.SIGKILL)

    while not (replaced := children(served) - started):
        time.sleep(0.1)
    assert len(replaced) == 1
    os.kill(served, signal.SIGTERM)
    finish(process)
    assert all_gone(data, within=5)


def test_a_real_database_is_never_filled_by_the_demo(data):
    settings = {"DATABASE_URL": "postgresql://localhost/real", "SECRET_KEY": "k3y" * 20}

    code, output = finish(manage("demo", data=data, **settings))

    assert code == 1
    assert (
        output == "CommandError: The demo has its own database: unset DATABASE_URL.\n"
    )
