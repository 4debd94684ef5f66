"""The life of the embedded server: made once, started by its first user, killed at any time.

Every process that uses it holds `users.lock` shared; `turn.lock` is held while
something is being changed; the watcher holds `watcher.lock`, and stops the server
when it can take `users.lock` alone.
"""

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg import sql

from config.embedded import binaries, locks, places

USER = "plumbline"
PORT = "5432"  # names the socket's file; no network port is opened
PATIENCE = 15  # seconds during which the remains of a killed server may be in the way
SETTINGS = {
    "listen_addresses": "",
    "port": PORT,
    "unix_socket_permissions": "0700",
    "max_connections": 100,
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "log",
    "log_checkpoints": "off",
    "jit": "off",
}


class Server:
    """One data folder, and the PostgreSQL that serves it while somebody uses it."""

    def __init__(self):
        self.programs, self.major = binaries.find()
        self.folder = places.server_folder(self.major)
        self.sockets = places.socket_folder(self.folder)
        self.cluster = self.folder / "cluster"
        self.databases = set()
        self.owner = self.users = None
        self.unlock()
        os.register_at_fork(after_in_child=self.unlock)

    def unlock(self):
        self.thread = threading.Lock()

    def ensure(self, database):
        """Have the server run while this process lives, with a database of that name."""
        with self.thread:
            if self.owner == os.getpid() and database in self.databases:
                return
            with locks.exclusive(self.folder / "turn.lock"):
                self.use()
                self.start()
                self.create(database or "postgres")
            self.databases.add(database)

    def revive(self):
        """Start a server that was killed; a running one is left alone."""
        with self.thread, locks.exclusive(self.folder / "turn.lock"):
            self.start()

    def use(self):
        """Count this process among the users; what a fork inherited is its parent's."""
        if self.owner != os.getpid():
            if self.users is not None:
                os.close(self.users)
            self.users = locks.opened(self.folder / "users.lock")
            fcntl.flock(self.users, fcntl.LOCK_SH)
            self.owner = os.getpid()

    def start(self):
        if not self.cluster.exists():
            self.initialise()
        if not self.answers():
            self.launch()
        self.watch()

    def initialise(self):
        """Make an empty cluster under another name first: a half-made one is never used."""
        fresh = self.folder / "cluster.new"
        shutil.rmtree(fresh, ignore_errors=True)
        options = ["--username", USER, "--auth", "trust", "--encoding", "UTF8"]
        options += ["--data-checksums", "--no-instructions", "--locale", "C.UTF-8"]
        if self.major >= 17:
            options += ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]
        if self.run("initdb", "--pgdata", fresh.name, *options) != 0:
            raise self.failure("could not be prepared")
        with (fresh / "postgresql.conf").open("a") as configuration:
            configuration.write("include 'plumbline.conf'\n")
        fresh.rename(self.cluster)

    def launch(self):
        """Start the server; retried, for a killed one's own processes take a moment to end."""
        self.configure()
        started = time.monotonic()
        while not self.launched():
            if time.monotonic() > started + PATIENCE:
                raise self.failure("did not start")
            time.sleep(0.1)

    def launched(self):
        self.bury()
        start = ["-D", "cluster", "-w", "-l", "server.log", "start"]
        return self.run("pg_ctl", *start) == 0 or self.answers()

    def configure(self):
        listed = str(self.sockets).replace('"', '""')
        settings = SETTINGS | {"unix_socket_directories": f'"{listed}"'}
        lines = [f"{name} = {quoted(value)}\n" for name, value in settings.items()]
        file = self.cluster / "plumbline.conf"
        file.write_text("".join(lines))
        file.chmod(0o644)

    def bury(self):
        """Remove what a killed server left, if its number is a zombie's or another program's."""
        for mark in (
            self.cluster / "postmaster.pid",
            self.sockets / f".s.PGSQL.{PORT}.lock",
        ):
            with contextlib.suppress(OSError):
                number = mark.read_text().partition("\n")[0]
                process = Path("/proc", number, "stat").read_text()
                if "(postgres)" not in process or ") Z " in process:
                    mark.unlink()

    def answers(self):
        """Whether a connection works: `pg_ctl status` takes a killed server for a running one."""
        try:
            self.connected("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def connected(self, database):
        where = {
            "host": str(self.sockets),
            "port": PORT,
            "user": USER,
            "connect_timeout": 5,
        }
        return psycopg.connect(dbname=database, autocommit=True, **where)

    def create(self, database):
        with self.connected("postgres") as connection:
            known = "SELECT FROM pg_database WHERE datname = %s"
            if connection.execute(known, [database]).rowcount == 0:
                statement = sql.SQL("CREATE DATABASE {}")
                connection.execute(statement.format(sql.Identifier(database)))

    def watch(self):
        """Start the watcher unless there is one; it inherits the lock, so there is one only."""
        lock = locks.opened(self.folder / "watcher.lock")
        if locks.taken(lock, fcntl.LOCK_EX):
            watcher = [sys.executable, "-m", "config.embedded.watcher", str(lock)]
            subprocess.run(  # noqa: S603 - the shell's & leaves it nobody's child
                [
                    "/bin/sh",
                    "-c",
                    '"$@" &',
                    "sh",
                    *watcher,
                    *map(str, self.described()),
                ],
                cwd=places.PROJECT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                pass_fds=[lock],
                check=True,
            )
        os.close(lock)

    def described(self):
        return self.folder, self.programs / "pg_ctl"

    def run(self, program, *arguments):
        """Run a program in the folder: its name never passes through a shell."""
        with (self.folder / "programs.log").open("ab") as log:
            command = [self.programs / program, *arguments]
            return places.run(
                command, cwd=self.folder, stdout=log, stderr=log
            ).returncode

    def failure(self, what):
        return ImproperlyConfigured(
            f"The embedded PostgreSQL {what}: {self.folder}/programs.log and server.log "
            "say why. PLUMBLINE_DATA names another folder, DATABASE_URL another server."
        )


def quoted(value):
    escaped = str(value).replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n")
    return f"'{escaped}'"
