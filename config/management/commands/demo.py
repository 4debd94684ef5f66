"""How a newcomer sees Plumbline at work: one command, nothing to configure."""

import errno
import hashlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from claims.models import PublishedPair
from config.accounts import make_accounts
from config.embedded import home, locks
from config.embedded.base import server

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 100


class Command(BaseCommand):
    help = (
        "Load the seeds into an embedded PostgreSQL and show them on this machine only."
    )
    requires_system_checks = []
    worker, stopped = None, False
    at_work = threading.Lock()  # of who starts the worker and who ends it

    def add_arguments(self, parser):
        parser.add_argument("--noserve", action="store_true", help="load, then stop")
        parser.add_argument(
            "--port", type=int, help=f"default: {FIRST_PORT} or the next free one"
        )
        parser.add_argument(
            "--documents",
            type=Path,
            default=settings.DOCUMENTS,
            help="folder of the seeds' full documents",
        )

    def handle(self, *, noserve, port, documents, **options):
        if settings.PRODUCTION:
            raise CommandError("The demo has its own database: unset DATABASE_URL.")
        if port is not None and not noserve:
            require(port)
        try:
            with locks.exclusive(home() / "demo.lock"):
                self.prepare(documents)
            if not noserve:
                self.serve(port or self.free_port())
        except ImproperlyConfigured as error:
            raise CommandError(error) from error
        except KeyboardInterrupt:
            self.stdout.write("\nStopped.")
            sys.exit(130)

    def prepare(self, documents):
        """Bring database and static files up to date; a second time nothing is left to do."""
        self.stdout.write(f"Starting PostgreSQL; its data is in {server().folder}")
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Making the tables")
            call_command("migrate", verbosity=0, interactive=False)
            self.rebuild()
        call_command("loadseeds", documents=documents, stdout=self.stdout)
        self.accounts()
        self.collect()
        connection.close()
        connection.close_pool()

    def rebuild(self):
        """Fill what this release adds to the lists of what an earlier one published."""
        if PublishedPair.objects.exists():
            call_command("rebuildpublished", stdout=self.stdout)

    def accounts(self):
        """Say the passwords of new accounts once; afterwards only where they are."""
        file = home() / "accounts"
        for name, password in make_accounts(file).items():
            self.stdout.write(f"Account {name:<10} {password}")
        self.stdout.write(f"Accounts and passwords for /admin/ are in {file}")

    def collect(self):
        """Hash and compress the static files if one has changed since the last time."""
        mark = Path(settings.STATIC_ROOT, ".collected")
        found = fingerprint()
        if not mark.exists() or mark.read_text() != found:
            self.stdout.write("Compressing the static files")
            call_command("collectstatic", verbosity=0, interactive=False)
            mark.parent.mkdir(exist_ok=True)
            mark.write_text(found)

    def free_port(self):
        for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
            if is_free(port):
                break
            self.stdout.write(f"Port {port} is in use, trying the next")
        return port

    def serve(self, port):
        """Serve until Ctrl-C, SIGTERM, or the end of the terminal or of make."""
        os.environ["PLUMBLINE_DEMO"] = str(os.getpid())
        granian = Granian(
            "config.embedded.wsgi:application",
            address=HOST,
            port=port,
            interface=Interfaces.WSGI,
            workers=2,
            blocking_threads=4,
            respawn_failed_workers=True,
            workers_kill_timeout=1,
            log_level=LogLevels.error,
        )
        granian.on_startup(lambda: signal.signal(signal.SIGHUP, stop))
        threading.Thread(target=self.once_up, args=[port], daemon=True).start()
        if "MAKELEVEL" in os.environ:
            threading.Thread(target=follow, args=[os.getppid()], daemon=True).start()
        granian.serve()
        self.stop_worker()
        self.stdout.write("\nStopped.")

    def once_up(self, port):
        """Name the address once it answers, whatever the answer; then read the texts."""
        while not answers(port):
            time.sleep(0.1)
        self.announce(port)
        with self.at_work:
            if not self.stopped:
                self.start_worker()

    def start_worker(self):
        words = [sys.executable, "manage.py", "worker", "--with", str(os.getpid())]
        self.worker = subprocess.Popen(  # noqa: S603
            words,
            cwd=settings.BASE_DIR,
            start_new_session=True,  # Ctrl-C is for us, and we end it
        )

    def stop_worker(self):
        """What it was reading is read the next time."""
        with self.at_work:
            self.stopped = True
        if self.worker:
            self.worker.kill()
            self.worker.wait()

    def announce(self, port):
        self.stdout.write(f"Plumbline is at http://{HOST}:{port}/ (Ctrl-C stops it)")
        self.stdout.flush()


def require(port):
    if not is_free(port):
        raise CommandError(f"Port {port} is in use: choose another with --port.")


def is_free(port):
    """Whether nobody listens there. Asked by binding, without granian's port sharing."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CommandError(f"Port {port}: {error.strerror}") from error
            return False
    return True


def answers(port):
    page = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        page.request("GET", "/")
        page.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        page.close()
    return True


def fingerprint():
    """Return a hash of every static file's name and content."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(path.encode() + Path(storage.path(path)).read_bytes())
    return digest.hexdigest()


def follow(parent):
    """Stop when make is gone: a killed make cannot pass on the signal."""
    while os.getppid() == parent:
        time.sleep(0.5)
    stop()


def stop(*_):
    os.kill(os.getpid(), signal.SIGTERM)
