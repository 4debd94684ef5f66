"""Read texts for what may be a claim or an outcome, on every core."""

import os
import sys

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from claims.suggesting.reading import made_with, newest, read, unread
from sources.jobs import READ_TEXT, enqueue_all
from sources.models import Source

CHUNK = 1000  # keys that are fetched at once
SECONDS = 30  # between two lines of progress where nobody looks at a terminal
INTERRUPTED = 130  # what shells take for “stopped by Ctrl-C”


class Command(BaseCommand):
    help = (
        "Suggest claims and outcomes in the newest text of each source. What was read "
        "with this model and these rules is passed over, so that a stopped run goes on "
        "where it was; what an editor decided stands."
    )

    def add_arguments(self, parser):
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--source", help="the public id of one source")
        which.add_argument("--all", action="store_true", help="every source")
        parser.add_argument("--again", action="store_true", help="what was read, too")
        parser.add_argument(
            "--jobs", action="store_true", help="leave the reading to the workers"
        )
        parser.add_argument(
            "--processes", type=int, default=os.cpu_count(), help="default: all"
        )

    def handle(self, *, source, again, jobs, processes, **options):
        if processes < 1:
            raise CommandError("--processes: at least one has to read.")
        texts = self.of(source) if source else newest()
        texts = texts if again else unread(texts)
        number = texts.count()
        keys = texts.values_list("pk", flat=True).iterator(chunk_size=CHUNK)
        if jobs:
            enqueue_all(READ_TEXT, ({"revision": x, "again": again} for x in keys))
            self.stdout.write(f"{number} texts left to the workers")
        else:
            self.read(keys, number, min(processes, 1 + number // 8))

    def of(self, source):
        """The newest text of one source."""
        if not Source.objects.filter(public_id=source).exists():
            raise CommandError(
                f"There is no source {source}. Its id is the end of the address of its "
                "page, /s/<id>."
            )
        texts = newest().filter(source__public_id=source)
        if not texts.exists():
            raise CommandError(
                f"The source {source} has no text of its own to read: it was never "
                "captured, or its parts are sources of their own."
            )
        return texts

    def read(self, keys, number, processes):
        """Read, showing how far it is and how long it will take, until done or stopped."""
        shown = {"unit": " texts", "total": number}
        if not sys.stderr.isatty():
            shown |= {"mininterval": SECONDS, "maxinterval": SECONDS, "ascii": True}
        done, notices = 0, set()
        try:
            for _, notice in tqdm(read(keys, processes), "Reading", **shown):
                done, notices = done + 1, notices | {notice}
        except KeyboardInterrupt:
            raise CommandError(
                f"Stopped after {done} of {number} texts, which are kept. The same "
                "command goes on with the others.",
                returncode=INTERRUPTED,
            ) from None
        with_what = made_with()["model"] or "rules alone"
        self.stdout.write(f"{done} texts read with {with_what}")
        for notice in sorted(notices - {""}):
            self.stdout.write(notice)
