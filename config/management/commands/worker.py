"""A worker: reads the texts that come in, until it is stopped."""

import os
import threading
import time

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "Do the jobs that wait in the database: suggest what texts say. Start as many "
        "as there are cores, on as many machines as there are; Ctrl-C lets it finish "
        "the text it is at."
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="stop when none waits")
        parser.add_argument(
            "--with", type=int, dest="parent", help="stop when this process is gone"
        )

    def handle(self, *, once, parent, **options):
        if parent:
            os.nice(10)
            threading.Thread(target=follow, args=[parent], daemon=True).start()
        words = ["worker", "--concurrency=1", "--shutdown-graceful-timeout=30"]
        words += ["--delete-jobs=successful"]  # what failed stays to be seen
        call_command("procrastinate", *words, *(["--one-shot"] if once else []))


def follow(parent):
    """End with another process, even after kill -9, which lets it tell nobody."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
