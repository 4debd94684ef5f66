"""Processes that a test starts on a data folder of its own, and what is left of them."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


def environment(data, **variables):
    """Return an environment that names a data folder and, of ours, only the programs chosen."""
    ours = ("PLUMBLINE_", "DATABASE_URL", "DJANGO_", "MAKE", "PYTEST_")
    chosen = {"PLUMBLINE_POSTGRES_BIN": os.environ.get("PLUMBLINE_POSTGRES_BIN", "")}
    kept = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    return kept | chosen | {"PLUMBLINE_DATA": str(data)} | variables


def interruptible():
    """Let Ctrl-C end a command also where the tests themselves run in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(*command, data, cwd=PROJECT, **variables):
    """Start a command that talks through pipes and leads a process group of its own."""
    return subprocess.Popen(
        [str(word) for word in command],
        cwd=cwd,
        env=environment(data, **variables),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=interruptible,
    )


def python(code, *, data, **options):
    return start(sys.executable, "-c", code, data=data, **options)


def manage(*words, data, **options):
    return start(sys.executable, "manage.py", *words, data=data, **options)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def finish(process, within=60):
    """Return the exit code and everything printed; a process that does not end is killed."""
    with process:
        try:
            output, _ = process.communicate(timeout=within)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    return process.returncode, output


def left(data):
    """Return the numbers of living processes that were started for a data folder."""
    return [
        number for number, words in environments() if f"PLUMBLINE_DATA={data}" in words
    ]


def environments():
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            yield int(folder.name), (folder / "environ").read_text().split("\0")
        except (OSError, UnicodeDecodeError):
            continue


def all_gone(data, within=5):
    """Whether the last process for a data folder ends within some seconds."""
    deadline = time.monotonic() + within
    while left(data) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not left(data)


@contextmanager
def data_folder(name="data"):
    """Lend a data folder that the server's account can reach, which pytest's own it cannot."""
    parent = Path(tempfile.mkdtemp())
    parent.chmod(0o755)
    try:
        yield parent / name
    finally:
        for number in left(parent / name):
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGTERM)
        assert all_gone(parent / name)
        shutil.rmtree(parent)
