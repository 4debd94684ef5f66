"""Make the read model anew from what was published."""

from django.core.management.base import BaseCommand
from django.db import transaction
from tqdm import tqdm

from claims.models import PairRevision, PublishedPair
from claims.publishing import write_row


class Command(BaseCommand):
    help = "Write every row of PublishedPair again, from the newest pair revisions."

    @transaction.atomic
    def handle(self, **options):
        newest = PairRevision.objects.filter(pair__state="published")
        newest = newest.order_by("pair_id", "-number").distinct("pair_id")
        total = newest.count()
        PublishedPair.objects.exclude(pair__state="published").delete()
        rows = newest.select_related("pair").iterator(chunk_size=500)
        for revision in tqdm(rows, "Rebuilding", total, file=self.stderr, disable=None):
            write_row(revision)
        self.stdout.write(f"{total} published pairs")
