"""Read texts for what may be a claim or an outcome, on every core."""

import os

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from claims.models import MachineReading
from claims.suggesting.reading import made_with, newest, read, unread
from sources.jobs import READ_TEXT, enqueue_all


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
        texts = newest()
        if source:
            texts = texts.filter(source__public_id=source)
            if not texts.exists():
                raise CommandError(f"No source {source} has a text to read.")
        keys = [*(texts if again else unread(texts)).values_list("pk", flat=True)]
        if jobs:
            enqueue_all(READ_TEXT, [{"revision": x, "again": again} for x in keys])
            self.stdout.write(f"{len(keys)} texts left to the workers")
            return
        found = read(keys, processes=min(processes, 1 + len(keys) // 8))
        for _ in tqdm(found, "Reading", len(keys), file=self.stderr, disable=None):
            pass
        self.report(keys)

    def report(self, keys):
        self.stdout.write(
            f"{len(keys)} texts read with {made_with()['model'] or 'rules alone'}"
        )
        notices = MachineReading.objects.filter(pk__in=keys).exclude(notice="")
        for notice in notices.values_list("notice", flat=True).distinct():
            self.stdout.write(notice)
