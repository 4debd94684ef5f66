"""Make the read model anew from what was published."""

from django.core.management.base import BaseCommand
from django.db import transaction
from tqdm import tqdm

from claims.models import (
    ClaimRevision,
    OutcomeRevision,
    PairRevision,
    PublishedPair,
    PublishedStatement,
)
from claims.publishing import write_row
from claims.rows import write_statement


def newest(model, of):
    """The newest revision of every record that is published now."""
    revisions = model.objects.filter(**{f"{of}__state": "published"})
    return revisions.order_by(f"{of}_id", "-number").distinct(f"{of}_id")


class Command(BaseCommand):
    help = "Write every row of the read model again, from the newest revisions."

    @transaction.atomic
    def handle(self, **options):
        PublishedPair.objects.exclude(pair__state="published").delete()
        pairs = self.rewrite(write_row, newest(PairRevision, "pair"))
        PublishedStatement.objects.all().delete()
        claims, outcomes = (
            newest(ClaimRevision, "claim"),
            newest(OutcomeRevision, "outcome"),
        )
        self.rewrite(write_statement, claims)
        self.rewrite(write_statement, outcomes)
        self.stdout.write(f"{pairs} published pairs")

    def rewrite(self, write, revisions):
        total = revisions.count()
        rows = revisions.iterator(chunk_size=500)
        for revision in tqdm(rows, "Rebuilding", total, file=self.stderr, disable=None):
            write(revision)
        return total
